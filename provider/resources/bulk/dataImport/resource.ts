import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { fileOf, hashOf, type ImportTaskArgs, objectNameOf } from "../../../program/imports";
import { isOfKind } from "../../../program/kinds";
import type { ObjectReference } from "../../../program/object";
import { runError } from "../../../program/runError";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { runsAgainFor } from "../../runsAgainFor";

/** A value of an imported record; `null` leaves the field empty, several values are those of a multi-select. */
export type ImportedValue = string | number | boolean | null | string[];

/** The records of one object, in an import. Either `rows` or `csv`. */
export interface ImportedTable {
  /** The object: a `CustomObject`, its developer name or its full API name. It must have `allowBulkApiAccess`. */
  object: ObjectReference;
  /** The records, by API names of fields. They stand in state once, with the inputs: for many records take a file. */
  rows?: pulumi.Input<Record<string, ImportedValue>[]> | undefined;
  /**
   * Path of a csv file in UTF-8, relative to the folder of the program: API names of fields in the first row, then the records, with commas and
   * with quotes as RFC 4180 has them. It is never in memory as a whole, and not in state.
   */
  csv?: pulumi.Input<string> | undefined;
}

/** How many records an import was to leave behind. */
export interface ImportEffect {
  /** API name of the object. */
  objectName: string;
  /** How many there were before. */
  before: number;
  /** How many there must be after it. */
  expected: number;
}

/** Arguments of {@link DataImport}. Either `tables` or `zip`. */
export interface DataImportArgs extends ImportTaskArgs {
  /** What is imported, each object once. (page 0076) */
  tables?: ImportedTable[] | undefined;
  /**
   * Path of a zip, relative to the folder of the program: a csv or txt file for each object, with the object in row 1 and the fields in row 2.
   * (page 0076)
   */
  zip?: pulumi.Input<string> | undefined;
  /**
   * Whether the records carry ids: one whose id exists is changed, any other one is made. Default: false, all are made, and the platform gives the
   * ids. (page 0076)
   */
  withIds?: pulumi.Input<boolean> | undefined;
  /** Whether the platform checks the zip for damage before it takes it. Default: true. (page 0076, `comment`) */
  checkIntegrity?: pulumi.Input<boolean> | undefined;
}

/**
 * An import of records: data that is there from the first day.
 *
 * It runs when the resource is created, and again when what is imported, `withIds` or `triggers` change. **Without ids each run adds all records
 * once more**: for data that changes take a `RecordSet`, or ids. Deleting the resource deletes no record.
 *
 * The platform has no call for the state of an import. So the records are counted before and after it: `pulumi up` waits until all are there, and
 * fails when they are not after `waitSeconds`. An import whose answer got lost, or whose records do not show, is never sent again by itself.
 *
 * @example
 * Records of a csv file.
 * ```ts
 * const country = new astrozero.CustomObject("Country", { fields: { iso: text() }, allowBulkApiAccess: true });
 * new astrozero.DataImport("countries", { tables: [{ object: country, csv: "data/countries.csv" }] });
 * ```
 *
 * @example
 * Some records of the program.
 * ```ts
 * new astrozero.DataImport("regions", { tables: [{ object: "Region", rows: [{ name: "North" }, { name: "South" }] }] });
 * ```
 *
 * @example
 * A zip that was exported from another tenant, with its ids.
 * ```ts
 * new astrozero.DataImport("reference", { zip: "data/reference.zip", withIds: true, waitSeconds: 900 });
 * ```
 */
export class DataImport extends RunOnce {
  /** Path of the zip. */
  declare readonly zip: pulumi.Output<string | undefined>;
  /** Whether the records carry ids. */
  declare readonly withIds: pulumi.Output<boolean | undefined>;
  /** What tells the imported content from another one. */
  declare readonly contentHash: pulumi.Output<string>;
  /** The values whose change imports again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** Id of the timed task; undefined where the platform does not tell it. */
  declare readonly taskId: pulumi.Output<string | undefined>;
  /** How many records of each object there were, and had to be. */
  declare readonly effects: pulumi.Output<ImportEffect[]>;
  /** When the import was sent that is not proved to have done its work; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  /** @param name only for Pulumi */
  constructor(name: string, args: DataImportArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(`DataImport ${name}`, args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `DataImport`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is DataImport {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(place: string, { tables, zip, ...args }: DataImportArgs, namespace: string): pulumi.Inputs {
  if (zip !== undefined) {
    if (tables !== undefined) throw runError(`${place}: give either tables or zip, not both.`);
    const { path, hash } = fileOf(place, zip);
    return { ...args, zip: path, contentHash: hash };
  }
  if (tables === undefined) throw runError(`${place}: give tables or zip.`);
  const read = tables.map(({ object, rows, csv }) => {
    if ((rows === undefined) === (csv === undefined)) throw runError(`${place}: a table has either rows or csv.`);
    const objectName = objectNameOf(object, namespace);
    if (csv === undefined) return { table: { objectName, rows }, content: [objectName, rows] };
    const { path, hash } = fileOf(place, csv);
    return { table: { objectName, csv: path }, content: [objectName, hash] };
  });
  return { ...args, tables: read.map(({ table }) => table), contentHash: hashOf(read.map(({ content }) => content)) };
}

const kind: RunOnceKind<DataImport> = {
  name: "DataImport",
  deletesFirst: false,
  runsAgainFor: runsAgainFor.DataImport,
  outputs: { zip: true, withIds: true, contentHash: true, triggers: true, taskId: true, effects: true, uncertain: true },
};
