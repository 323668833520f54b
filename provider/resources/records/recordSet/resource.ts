import * as pulumi from "@pulumi/pulumi";
import { fieldApiName, idOf, keyText } from "../../../fieldModel/names";
import { canonical } from "../../../fieldModel/plainValues";
import { AstroZeroResource, type Kind } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { digestOfFile } from "../../../program/localFiles";
import { type RecordsReference, recordsOf } from "../../../program/records";
import type { Column, FieldsByName, RowOf } from "../../../program/rowTypes";
import { secretColumns } from "../../../program/secrets";

/** A file of rows. */
export interface RowFile {
  /** Path of the file, relative to the folder of the program. A CSV file begins with a header; a JSON file is a list of objects. */
  path: string;
  /** Default: by the end of the path, `.json` or else CSV. */
  format?: "csv" | "json" | undefined;
  /** Encoding, by its name in the WHATWG standard, for example `gb18030`. A byte order mark is left out. Default: `utf-8`. */
  encoding?: string | undefined;
  /** What stands between the values of a CSV file. Default: a comma. */
  delimiter?: string | undefined;
}

/** Arguments of {@link RecordSet}. */
export interface RecordSetArgs<
  Fields extends FieldsByName = FieldsByName,
  Key extends Column<Fields> = Column<Fields>,
  Related extends Column<Fields> = never,
> {
  /**
   * Allows an `exclusive` set to delete records that it does not have (AZ110), and rows to be deleted with the records that depend on them (AZ111), or
   * since their file has none any more (AZ112). Default: false.
   */
  allowDataLoss?: boolean | undefined;
  /**
   * Takes over records that exist with the key of a row. Adopted records stay on the platform when their rows leave the program. Default: false;
   * then only a record with exactly the values of the row is taken, as an interrupted run leaves it.
   */
  adoptExisting?: boolean | undefined;
  /** The object whose records the rows are: a `CustomObject`, or the API name or id of any object; then columns are not checked by the compiler. A change replaces the set. */
  object: RecordsReference<Fields>;
  /** The column, or the columns, whose values tell rows apart. A change replaces the set. */
  key: Key | readonly Key[];
  /** The rows. Give these, or `file`. */
  records?: readonly RowOf<Fields, Key, Related>[] | undefined;
  /** A CSV or JSON file of rows; its columns are named as in `records`. Its rows are in no state. */
  file?: string | RowFile | undefined;
  /**
   * Columns whose values are keys of rows: of another set, or of this one (`"self"`). Several columns of a key are joined with `|`; a `|` or `\` within
   * their values takes a `\` before it.
   */
  lookups?: { readonly [Name in Related]: RecordSet | "self" } | undefined;
  /** Whether the object has no other records: what others add is deleted, which is refused (AZ110) unless `allowDataLoss` is set. Default: false. */
  exclusive?: boolean | undefined;
  /** Most rows of one request, 1 to 1,000. A request that the platform refuses is halved. Default: 100. */
  batchSize?: number | undefined;
}

/**
 * Many records of one object: reference data, seed data. Rows are told apart by a natural key; only their columns are managed, and records of
 * others are left alone.
 *
 * The preview names the rows that are added, changed and removed, also of a file. A refresh finds the rows that were changed on the platform. State
 * holds an id and a digest for each row. There is no `get`: a set exists in its program alone.
 *
 * @example
 * Rows of the program, checked by the compiler.
 * ```ts
 * const { text, checkbox } = astrozero.fields;
 * const country = new astrozero.CustomObject("Country", { fields: { code: text({ unique: true }), eu: checkbox() } });
 * new astrozero.RecordSet("countries", {
 *   object: country,
 *   key: "code",
 *   records: [{ code: "DE", name: "Germany", eu: true }, { code: "CH", name: "Switzerland", eu: false }],
 * });
 * ```
 *
 * @example
 * Rows of a file that refer to rows of another set by their keys.
 * ```ts
 * const { text, lookup } = astrozero.fields;
 * const region = new astrozero.CustomObject("Region", { fields: { code: text() } });
 * const city = new astrozero.CustomObject("City", { fields: { code: text(), region: lookup(region) } });
 * const regions = new astrozero.RecordSet("regions", { object: region, key: "code", records: [{ code: "N", name: "North" }] });
 * new astrozero.RecordSet("cities", { object: city, key: "code", file: "cities.csv", lookups: { region: regions } });
 * ```
 *
 * @example
 * All records that an object has; rows that refer to one another.
 * ```ts
 * const { hierarchy, text } = astrozero.fields;
 * const unit = new astrozero.CustomObject("Unit", { fields: { code: text(), above: hierarchy() } });
 * new astrozero.RecordSet("units", {
 *   object: unit,
 *   key: "code",
 *   exclusive: true,
 *   lookups: { above: "self" },
 *   records: [{ code: "board" }, { code: "sales", above: "board" }],
 * });
 * ```
 */
export class RecordSet<
  Fields extends FieldsByName = FieldsByName,
  Key extends Column<Fields> = Column<Fields>,
  Related extends Column<Fields> = never,
> extends AstroZeroResource {
  /** Name of the set: that of the resource. */
  declare readonly name: pulumi.Output<string>;
  /** API name of the object. */
  declare readonly apiName: pulumi.Output<string>;
  /** A digest and the id of each row, by its key, as this package writes them: {@link row} reads the id. */
  declare readonly rows: pulumi.Output<Record<string, string>>;
  /** Whether some of its rows existed before and were taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;
  /** How many records of others the last refresh of an `exclusive` set found. */
  declare readonly foreign: pulumi.Output<number | undefined>;

  private readonly target: ReturnType<typeof recordsOf> & { readonly key: readonly string[] };

  /** @param name the name of the set in messages */
  constructor(name: string, args: RecordSetArgs<Fields, Key, Related>, opts?: pulumi.CustomResourceOptions) {
    const { object, key, ...others } = args;
    const target = { ...recordsOf(`RecordSet ${name}`, object), key: listOf(key) };
    super(kind, name, () => inputsOf(name, target, others), pulumi.mergeOptions({ dependsOn: dependencies(args) }, opts));
    this.target = target;
  }

  /** Id of the record of a row, by the values of its key. Fails when the set has no such row. */
  row(...key: (string | number | boolean)[]): pulumi.Output<string> {
    return pulumi.all([this.rows, this.name, this.target.objectName]).apply(([rows, name, object]) => {
      const { types, key: columns } = this.target;
      const typeOf = (index: number) => types?.[fieldApiName(object, columns[index] ?? "")];
      const text = keyText(key.map((value, index) => canonical(typeOf(index), value) ?? ""));
      const id = idOf(rows[text] ?? "");
      if (id) return id;
      throw new pulumi.RunError(`RecordSet ${name} has no row of object ${object} with the key ${text}.`);
    });
  }

  /** Whether a value is a `RecordSet`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is RecordSet {
    return isOfKind(kind.name, value);
  }

  /** What other sets need to find rows of this one by their keys. */
  static targetOf(set: RecordSet): pulumi.Inputs {
    return set.target;
  }
}

type Target = RecordSet["target"];

function inputsOf(name: string, target: Target, args: Omit<RecordSetArgs, "object" | "key">): pulumi.Inputs {
  const { records, file, lookups, ...others } = args;
  return {
    ...others,
    name,
    ...target,
    ...(records && { records: keyed(name, records, target.key), secrets: secretColumns(records) }),
    ...(file !== undefined && { file: withHash(`RecordSet ${name}`, typeof file === "string" ? { path: file } : file) }),
    ...(lookups && {
      lookups: Object.fromEntries(Object.entries<RecordSet | "self">(lookups).map(([column, set]) => [column, lookupOf(set)])),
    }),
  };
}

/** A file with the hash of its content, which shows a change of what is in no state. */
function withHash(place: string, file: RowFile): pulumi.Inputs {
  return { ...file, hash: digestOfFile(place, file.path).then(({ hash }) => hash) };
}

function lookupOf(set: RecordSet | "self"): pulumi.Input<pulumi.Inputs | string> {
  return set === "self" ? set : RecordSet.targetOf(set);
}

/**
 * The rows by the texts of their keys: a change of one row is then no change of those that follow. A row of plain values travels as one text of JSON,
 * which costs the engine a fraction of what its values cost, and which it shows value by value.
 */
function keyed(name: string, records: readonly object[], key: readonly string[]): Record<string, object | string> {
  const rows = new Map<string, object | string>();
  for (const [index, record] of records.entries()) {
    const values = key.map((column) => (record as Record<string, unknown>)[column]);
    if (!values.every((value) => isPlain(value) && value !== null && value !== ""))
      throw new pulumi.RunError(`RecordSet ${name}: row ${index + 1} needs plain values in its key (${key.join(", ")}).`);
    const text = keyText(values.map(String));
    if (text in Object.prototype) throw new pulumi.RunError(`RecordSet ${name}: row ${text}: Pulumi can hold no such key.`);
    if (rows.has(text)) throw new pulumi.RunError(`RecordSet ${name}: row ${text} is there twice.`);
    rows.set(text, Object.values(record).every(isPlain) ? JSON.stringify(record) : record);
  }
  return Object.fromEntries(rows);
}

/** Whether JSON has the value as it is. */
function isPlain(value: unknown): boolean {
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** The object comes first, and the rows that this set refers to. */
function dependencies({ object, lookups = {} }: Pick<RecordSetArgs, "object"> & { lookups?: object | undefined }): pulumi.Resource[] {
  const sets = Object.values(lookups).filter((set): set is RecordSet => pulumi.Resource.isInstance(set));
  return [...(pulumi.Resource.isInstance(object) ? [object] : []), ...sets];
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

const kind: Kind<RecordSet> = {
  name: "RecordSet",
  deletesFirst: true,
  outputs: { name: true, apiName: true, rows: true, adopted: true, foreign: true },
};
