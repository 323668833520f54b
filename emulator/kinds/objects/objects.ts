import { z } from "zod";
import * as contract from "../../../provider/contract/objects";
import { refuseForeignNamespace, refuseFurtherPrefix, storedName, wordOf } from "../../core/names";
import { Created } from "../../core/outcomes";
import { noPackage } from "../../core/packageProtection";
import { refusal } from "../../core/refusal";
import { ofTenant, packaged } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import { presetAudit } from "../../core/tenant";
import type { Dialect } from "../../dialect";
import { Fields, nameField } from "../fields/fields";
import { printField } from "../fields/print";
import { Layouts } from "../layouts";
import { Picklists } from "../picklists/picklists";
import { RecordTable } from "../records/table";
import { Tabs } from "../tabs";
import { printObject, printRelations } from "./print";
import { type ObjectSwitches, ObjectTable, type StoredObject } from "./table";

export type ObjectDefinition = z.output<typeof contract.create.body>;
export type ObjectChanges = z.output<typeof contract.update.body>;

const Seed = contract.create.body.omit({ fields: true, view: true }).extend({
  /** Other than 0: a view object, when all that belongs to it is made. */
  objectType: z.int().min(0).optional(),
  ...packaged,
});

/** How long a dropped object keeps its name under `objectDelete: "dropping"` and `"droppingNumbered"`. */
export const droppingMilliseconds = 100;

/** Whether objects go a while after they were deleted. */
export function isDroppedLate({ objectDelete }: Dialect): boolean {
  return objectDelete === "dropping" || objectDelete === "droppingNumbered";
}

const categories: Record<string, number> = { cst: 3, std: 2, stp: 1 };

/** The switches of an object that were not set. */
const defaults: ObjectSwitches = {
  trackFieldHistory: false,
  allowReports: false,
  allowActivities: false,
  allowChatter: false,
  allowStreamingApiAccess: false,
  allowBulkApiAccess: false,
  allowSearch: false,
  allowSharing: false,
};

/** Standard objects, for lookups to them and custom fields on them. The ids of User, PortalUser and AttachFile follow the examples. */
const standardObjects = [
  { suffix: "GD", name: "User", label: "User" },
  { suffix: "GE", name: "Account", label: "Account" },
  { suffix: "GF", name: "Contact", label: "Contact" },
  { suffix: "GG", name: "PortalUser", label: "Portal User" },
  { suffix: "GH", name: "AttachFile", label: "Attach File" },
];

/** Objects: a custom one has a name of its own in the tenant, two layouts and the preset field `name`. */
export class Objects extends ObjectTable {
  static override readonly kind = {
    ...ObjectTable.kind,
    parameter: "objectId",
    seed: ofTenant(Seed, (objects: Objects, seed) => objects.plant(seed), [Picklists]),
  } as const;

  static routes(serve: Serve<Objects>): void {
    serve(contract.create, ({ body }, objects) => {
      if (objects.tenant.dialect.objectNames === "twoParts") refuseFurtherPrefix(body.name);
      refuseForeignNamespace(body.name, objects.tenant);
      return new Created(objects.create(body).id);
    });

    serve(contract.list, ({ query }, objects) => {
      const { tenant } = objects;
      const wanted = (query?.type ?? "cst").split(",").map((type) => categories[type.trim()]);
      const embeds = tenant.dialect.listEmbeds === "yes" && query?.flag !== "S";
      const shown = new Set(
        query?.flag === "D"
          ? tenant
              .of(Tabs)
              .all()
              .map(({ objectId }) => objectId)
          : [],
      );
      return objects
        .all()
        .filter(({ id, category }) => wanted.includes(category) && !shown.has(id))
        .map((object) => ({ ...printObject(object, tenant), ...(embeds && printRelations(object, tenant)) }));
    });

    serve(contract.get, ({ path }, objects) => {
      const { tenant } = objects;
      const object = objects.get(path.objectId);
      const embedded = ["both", "object"].includes(tenant.dialect.fieldList);
      return {
        tableInfo: printObject(object, tenant),
        ...printRelations(object, tenant),
        ...(embedded && { fields: Object.values(tenant.of(Fields).of(object)).map((field) => printField(field, tenant)) }),
      };
    });

    serve(contract.update, ({ path, body }, objects) => objects.update(path.objectId, body));

    serve(contract.remove, ({ path }, objects) => objects.delete(path.objectId));
  }

  override addPresets(): void {
    for (const { suffix, name, label } of standardObjects) {
      const id = `stad00000000000000${suffix}`;
      const object = this.keep({
        ...defaults,
        id,
        keyPrefix: `10${suffix.toLowerCase()}`,
        name,
        category: 2,
        label,
        pluralLabel: `${label}s`,
        description: "",
        version: 55834574848,
        madeAt: 0,
        parts: {},
        referredBy: {},
        ...noPackage,
        ...presetAudit,
      });
      this.tenant.of(Fields).attach(object, nameField(id, "Name", { id: `stad00000000000001${suffix}`, ...presetAudit }));
      if (name === "User") this.tenant.of(RecordTable).addUser(object);
    }
  }

  create(definition: ObjectDefinition): StoredObject {
    const { tenant } = this;
    const { fields, view, ...sent } = definition;
    const attributes = this.#seen(sent);
    if (tenant.dialect.viewRequired === "yes" && !view) throw refusal("invalid", "view: is required");
    const name = storedName(definition.name, tenant);
    if (this.withName(name)) throw refusal("duplicate", `name: object ${name} exists already`);
    this.refuseBeyondQuota(({ category }) => category === 3);
    const preset = fields.find((field) => field.name === "name");
    if (preset && preset.dataType !== "Name") throw refusal("invalid", `fields: "name" has the data type Name, not ${preset.dataType}`);
    const thing = this.named(name);
    const label = definition.label ?? wordOf(name);
    const object: StoredObject = {
      ...defaults,
      ...attributes,
      ...thing,
      keyPrefix: `c${thing.id.slice(-3)}`,
      category: 3,
      label,
      pluralLabel: attributes.pluralLabel || `${label}s`,
      description: definition.description ?? "",
      version: 0,
      madeAt: tenant.now(),
      parts: {},
      referredBy: {},
    };
    tenant.of(Layouts).makeStandard(object, view);
    const own = tenant.of(Fields);
    own.attach(object, nameField(object.id, preset?.label ?? "Name", { id: this.newId(), ...tenant.stamp() }));
    const others = fields.filter((field) => field !== preset);
    for (const field of own.prepare(object, others)) own.attach(object, field);
    return this.keep(object);
  }

  update(idOrName: string, changes: ObjectChanges): void {
    const object = this.#custom(idOrName);
    Object.assign(object, this.#seen(changes));
    object.version += 1;
    this.tenant.touch(object);
  }

  /** What the platform sees of the attributes of a request. */
  #seen<Sent extends ObjectChanges>(sent: Sent): Sent {
    if (this.tenant.dialect.objectAttributes === "taken") return sent;
    const shownOnly = ["pluralLabel", ...Object.keys(defaults)];
    return Object.fromEntries(Object.entries(sent).filter(([name]) => !shownOnly.includes(name))) as Sent;
  }

  delete(idOrName: string): void {
    const object = this.#custom(idOrName);
    const { dialect } = this.tenant;
    const records = Object.keys(this.tenant.of(RecordTable).of(object)).length;
    if (dialect.objectDelete === "refusedWithRecords" && records > 0)
      throw refusal("referenced", `object ${object.name} has ${records} records`);
    const referring = this.tenant.of(Fields).referringTo(object);
    const others = referring.filter(({ objectId }) => objectId !== object.id);
    if (dialect.objectDelete === "refusedWhenReferenced" && others.length > 0)
      throw refusal("referenced", `object ${object.name} is referenced by ${others.map(({ name }) => name).join(", ")}`);
    if (isDroppedLate(dialect)) object.goneAt = this.tenant.now() + droppingMilliseconds;
    else this.forget(object.id);
  }

  /** A new custom object, or the standard one of that name. */
  plant(seed: z.output<typeof Seed>): StoredObject {
    // What belongs to it is made later.
    const attributes = z.object(Seed.shape).parse(seed);
    const { objectType, ...definition } = attributes;
    const known = this.find(definition.name);
    // What a seed holds was there long ago.
    if (known?.category !== 2) return Object.assign(this.create({ ...definition, fields: [] }), { madeAt: 0 });
    const [attribute] = Object.keys(attributes).filter((key) => key !== "name");
    if (attribute) throw refusal("invalid", `${attribute}: object ${known.name} is a standard object and keeps its attributes`);
    return known;
  }

  #custom(idOrName: string): StoredObject {
    const object = this.changeable(idOrName);
    if (object.category !== 3) throw refusal("protected", `object ${object.name} is not a custom object`);
    return object;
  }
}
