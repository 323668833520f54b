import * as pulumi from "@pulumi/pulumi";
import { AstroZeroResource, existing, type Kind } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { type RecordsReference, recordsOf } from "../../../program/records";
import type { Column, FieldsByName, Values } from "../../../program/rowTypes";
import { secretColumns } from "../../../program/secrets";

/** Arguments of {@link Record}. */
export interface RecordArgs<Fields extends FieldsByName = FieldsByName> {
  /**
   * Takes over a record that exists with the values of `key`. An adopted record stays on the platform when the resource is deleted. Needs `key`.
   * Default: false.
   */
  adoptExisting?: boolean | undefined;
  /** Allows the record to be deleted with the records that depend on it by a master-detail relation (AZ111). Default: false. */
  allowDataLoss?: boolean | undefined;
  /**
   * The object that gets the record: a `CustomObject`, or the API name or id of any object; then the compiler does not check the values. A change
   * replaces the record. (page 0021)
   */
  object: RecordsReference<Fields>;
  /**
   * Values by the developer names of fields. Other fields are left alone; `null` empties one. The compiler knows the fields that the object
   * declares. (pages 0019, 0021)
   */
  values: Values<Fields>;
  /**
   * The fields whose values no other record has. By them the record is found when the answer of its creation got lost, and when it is to be adopted.
   * Default: nothing tells then whether the record was added, and the creation fails.
   */
  key?: Column<Fields> | readonly Column<Fields>[] | undefined;
}

/**
 * One record of an object. For many records of one object take a `RecordSet`: it needs fewer requests.
 *
 * @example
 * The record of an object of the program, checked by the compiler.
 * ```ts
 * const { text, number } = astrozero.fields;
 * const setting = new astrozero.CustomObject("Setting", { fields: { code: text({ unique: true }), limit: number() } });
 * new astrozero.Record("orderLimit", { object: setting, key: "code", values: { code: "orderLimit", limit: 500 } });
 * ```
 *
 * @example
 * With a reference to a row of a set.
 * ```ts
 * const { text, lookup } = astrozero.fields;
 * const region = new astrozero.CustomObject("Region", { fields: { code: text() } });
 * const office = new astrozero.CustomObject("Office", { fields: { region: lookup(region) } });
 * const regions = new astrozero.RecordSet("regions", { object: region, key: "code", records: [{ code: "N" }] });
 * new astrozero.Record("hamburg", { object: office, key: "name", values: { name: "Hamburg", region: regions.row("N") } });
 * ```
 *
 * @example
 * Taking over a record of an object that the program does not declare.
 * ```ts
 * new astrozero.Record("headquarters", { object: "Account", adoptExisting: true, key: "name", values: { name: "Headquarters" } });
 * ```
 */
export class Record<Fields extends FieldsByName = FieldsByName> extends AstroZeroResource {
  /** Name of the resource. */
  declare readonly name: pulumi.Output<string>;
  /** API name of the object. */
  declare readonly apiName: pulumi.Output<string>;
  /** Id of the record; the resource's own id is `{API name of the object}/{record id}`. */
  declare readonly recordId: pulumi.Output<string>;
  /** What the platform has in the declared fields; of a record that was read with `get` in all fields, by their API names. */
  declare readonly values: pulumi.Output<{ [name: string]: string | number | boolean | string[] | null }>;
  /** Whether the record existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the name of the record in messages */
  constructor(name: string, args: RecordArgs<Fields>, opts?: pulumi.CustomResourceOptions) {
    const dependsOn = pulumi.Resource.isInstance(args.object) ? [args.object] : [];
    super(kind, name, () => inputsOf(name, args), pulumi.mergeOptions({ dependsOn }, opts));
  }

  /** Reads a record that this program does not manage. `id` is `{API name of the object}/{record id}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Record {
    return existing(Record<FieldsByName>, name, id, opts);
  }

  /** Whether a value is a `Record`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Record {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(name: string, { object, key, ...others }: RecordArgs): pulumi.Inputs {
  const secrets = secretColumns([others.values ?? {}]);
  return { ...others, name, secrets, ...recordsOf(`Record ${name}`, object), ...(key !== undefined && { key: [key].flat() }) };
}

const kind: Kind<Record> = {
  name: "Record",
  deletesFirst: false,
  outputs: { name: true, apiName: true, recordId: true, values: true, adopted: true },
};
