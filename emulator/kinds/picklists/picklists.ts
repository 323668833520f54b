import type { z } from "zod";
import * as contract from "../../../provider/contract/picklists";
import { clearedTexts, refuseEmptyTexts } from "../../core/clearText";
import { refuseForeignNamespace, storedPicklistName } from "../../core/names";
import { Created, Written } from "../../core/outcomes";
import { refusal } from "../../core/refusal";
import { sampleApplication } from "../../core/sampleApplication";
import { ofTenant, packaged } from "../../core/seedPart";
import type { RawRequest, Serve } from "../../core/serve";
import { Things } from "../../core/things";
import type { Dialect } from "../../dialect";
import { FieldTable, type StoredField } from "../fields/table";
import { print, printListed, printReference } from "./print";
import type { StoredPicklist, StoredPicklistValue } from "./stored";

export type PicklistDefinition = z.output<typeof contract.create.body>;
export type PicklistChanges = z.output<typeof contract.update.body>;
export type PicklistValueDefinition = z.output<typeof contract.addValues.body>["picklistValues"][number];

/** Global value sets. A name is unique in the tenant, a value in its set. */
export class Picklists extends Things<StoredPicklist> {
  static readonly kind = {
    key: "picklists",
    noun: "picklist",
    idPrefix: "0004",
    parameter: "picklistId",
    seed: ofTenant(contract.create.body.extend(packaged), (picklists: Picklists, picklist) => picklists.create(picklist)),
  } as const;

  static routes(serve: Serve<Picklists>): void {
    serve(contract.create, ({ body }, picklists) => {
      refuseForeignNamespace(body.name, picklists.tenant);
      return new Created(picklists.create(body).id);
    });

    serve(contract.list, ({ query }, picklists) => {
      const { name: wanted, project, type } = query?.flag === "A" ? {} : (query ?? {});
      return (
        picklists
          .all()
          .filter(({ name }) => wanted === undefined || passes[picklists.tenant.dialect.nameFilter](name, wanted))
          // The type is one of the project; every project of the emulator is an application.
          .filter(({ application }) => project === undefined || (application === project && type !== "bo"))
          .map((picklist) => printListed(picklist, picklists.tenant))
      );
    });

    serve(contract.addValues, ({ path, body }, picklists) => {
      picklists.addValues(path.picklistId, body.picklistValues);
      return new Written(1);
    });

    serve(
      contract.listReferences,
      ({ path }, picklists) =>
        picklists.referring(picklists.get(path.picklistId).id).map((field) => printReference(field, picklists.tenant)),
      { match: (request) => (request.query?.flag === "R" ? request : undefined) },
    );

    serve(contract.get, ({ path }, picklists) => {
      const printed = print(picklists.get(path.picklistId), picklists.tenant);
      return picklists.tenant.dialect.byId === "array" ? [printed] : printed;
    });

    serve(contract.update, ({ path, body }, picklists) => picklists.update(path.picklistId, body));

    serve(
      contract.removeValue,
      ({ path, query }, picklists) => {
        picklists.deleteValue(path.picklistId, query.value);
        return new Written(1);
      },
      {
        match: (request, dialect) => {
          const value = seenValue(request, dialect);
          return value ? { query: { value }, body: { value } } : undefined;
        },
      },
    );

    serve(
      contract.remove,
      ({ path }, picklists) => {
        picklists.delete(path.picklistId);
        return new Written(1);
      },
      // Anything else that was sent does not protect the set.
      { match: () => ({}) },
    );
  }

  /** A new picklist; over REST it is always one of the sample application. */
  create(definition: PicklistDefinition, application = sampleApplication(this.tenant).name): StoredPicklist {
    const picklist: StoredPicklist = {
      ...this.newThing(storedPicklistName(definition.name, this.tenant)),
      application,
      masterLabel: definition.masterLabel,
      description: definition.description ?? "",
      values: [],
    };
    picklist.values = this.#make(picklist, definition.picklistValues ?? []);
    const [first] = picklist.values;
    if (definition.useFirstAsDefault && first) first.isDefault = true;
    return this.keep(picklist);
  }

  update(idOrName: string, changes: PicklistChanges): void {
    const picklist = this.changeable(idOrName);
    refuseEmptyTexts(changes, this.tenant.dialect);
    Object.assign(picklist, clearedTexts(changes));
    this.tenant.touch(picklist);
  }

  addValues(idOrName: string, definitions: PicklistValueDefinition[]): void {
    const picklist = this.changeable(idOrName);
    picklist.values.push(...this.#make(picklist, definitions));
    this.tenant.touch(picklist);
  }

  delete(idOrName: string): void {
    const picklist = this.changeable(idOrName);
    const fields = this.referring(picklist.id);
    if (fields.length > 0) throw refusal("referenced", `picklist ${picklist.name} is used by ${fields.map(({ name }) => name).join(", ")}`);
    delete this.stored[picklist.id];
  }

  deleteValue(idOrName: string, valueId: string): void {
    const picklist = this.changeable(idOrName);
    const value = picklist.values.find(({ id }) => id === valueId);
    if (!value) throw refusal("missing", `value ${valueId} does not exist`);
    const others = picklist.values.filter((other) => other !== value);
    if (!others.some(({ isActive }) => isActive))
      throw refusal("referenced", `value ${value.value} is the last active one of picklist ${picklist.name}`);
    picklist.values = others;
    this.tenant.touch(picklist);
  }

  /** The fields that use a picklist. */
  referring(picklistId: string): StoredField[] {
    return this.tenant.of(FieldTable).using(picklistId);
  }

  #make(picklist: StoredPicklist, definitions: PicklistValueDefinition[]): StoredPicklistValue[] {
    const keepAll = this.tenant.dialect.valueAttributes === "all";
    const taken = new Set(picklist.values.map(({ value }) => value));
    const next = Math.max(-1, ...picklist.values.map(({ sequenceNo }) => sequenceNo)) + 1;
    return definitions.map(({ value, label, ...more }, index) => {
      if (taken.has(value)) throw refusal("duplicate", `picklistValues[${index}].value: "${value}" exists already`);
      taken.add(value);
      return {
        isDefault: false,
        color: "",
        description: "",
        ...(keepAll ? more : {}),
        id: this.newId("0005"),
        value,
        label,
        isActive: true,
        sequenceNo: next + index,
        ...this.tenant.stamp(),
      };
    });
  }
}

const passes = {
  exact: (name, wanted) => name === wanted,
  fuzzy: (name, wanted) => name.toLowerCase().includes(wanted.toLowerCase()),
  ignored: () => true,
} satisfies Record<Dialect["nameFilter"], (name: string, wanted: string) => boolean>;

/** The id of the value to delete, where the dialect looks for it. */
function seenValue({ query, body }: RawRequest, { valueDelete }: Dialect): unknown {
  const inBody = (body as { value?: unknown } | undefined)?.value;
  return { query: query?.value, body: inBody, either: query?.value || inBody }[valueDelete];
}
