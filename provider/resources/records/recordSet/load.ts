import type { CheckFailure } from "../../../lifecycle/handler";
import { listed, plural } from "../../../lifecycle/messages";
import { isRecord } from "../../../lifecycle/projectDeclared";
import { readRows, UnreadableFile } from "../rowFile";
import { canonicalValues, columnFault, columnName, keyOf, type ReferredKey, type Row, referredKey } from "../rows";
import { misfit, type Types } from "../values";
import type { RecordSetInputs } from "./schema";

/** The rows that a program declares. */
export interface Loaded {
  /** API names of the managed columns. */
  columns: string[];
  /** By the texts of their keys. */
  rows: Map<string, Row>;
  faults: CheckFailure[];
}

/** Faults that are told; the rest is counted. */
const mostFaults = 20;

/** The rows of the program or of its file, with everything that is wrong with them. */
export async function load(inputs: RecordSetInputs, apiName: string, types: Types): Promise<Loaded> {
  const { file, records = {} } = inputs;
  const property = file ? "file" : "records";
  try {
    const { header, rows: given } = file ? await readRows(file) : { header: [], rows: Object.values(records).map(rowOf) };
    const loaded = rowsOf(given, header, inputs, apiName, types);
    if (inputs.exclusive && given.length === 0)
      loaded.faults.push("exclusive: true needs a row: without one it would delete all records of the object");
    const [told, untold] = [loaded.faults.slice(0, mostFaults), loaded.faults.slice(mostFaults)];
    if (untold.length > 0) told.push(`and ${plural(untold.length, "fault")} more`);
    return { ...loaded, faults: told.map((reason) => ({ property, reason })) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { columns: [], rows: new Map(), faults: [{ property, reason: error.message }] };
  }
}

function rowOf(row: NonNullable<RecordSetInputs["records"]>[string]): Record<string, unknown> {
  return typeof row === "string" ? JSON.parse(row) : row;
}

function rowsOf(
  given: readonly Record<string, unknown>[],
  header: readonly string[],
  inputs: RecordSetInputs,
  apiName: string,
  types: Types,
) {
  const { file, key, secrets } = inputs;
  const referred = referredKeys(inputs, apiName, types);
  const faults: string[] = [];
  const keys = new Set(header);
  for (const row of given) for (const name of Object.keys(row)) keys.add(name);
  const apiNames = new Map<string, string>();
  for (const name of keys) {
    const column = columnName(apiName, name, types);
    const [fault, other] = [columnFault(column), apiNames.get(column)];
    if (fault) faults.push(`column ${name} ${fault}`);
    if (other !== undefined) faults.push(`the columns ${other} and ${name} are one field`);
    apiNames.set(column, name);
  }
  const columns = [...apiNames.keys()];
  const keyColumns = key.map((name) => columnName(apiName, name, types));
  const missing = keyColumns.filter((column) => !apiNames.has(column));
  if (keys.size > 0 && missing.length > 0) {
    const names = key.filter((name) => missing.includes(columnName(apiName, name, types)));
    return {
      columns,
      rows: new Map<string, Row>(),
      faults: [`${file?.path ?? "the rows"}: no column ${names.join(", ")}, which \`key\` names; its columns are ${listed([...keys])}`],
    };
  }
  const rows = new Map<string, Row>();
  for (const [index, row] of given.entries()) {
    const cellOf = (name = "") => (Object.hasOwn(row, name) ? row[name] : undefined);
    const values = canonicalValues(columns, types, (column) => cellOf(apiNames.get(column)));
    for (const [column, target] of referred) {
      const reference = values.get(column);
      if (reference) values.set(column, referredKey(reference, target));
    }
    const text = keyOf(values, keyColumns);
    const name = text === undefined ? `row ${index + 1}` : `row ${text}`;
    if (text === undefined) faults.push(`${name} has no value in its key (${key.join(", ")})`);
    else if (rows.has(text)) faults.push(`${name} is there twice`);
    else rows.set(text, { key: text, values });
    for (const [column, value] of values) {
      const short = apiNames.get(column) ?? column;
      const fault = isRecord(cellOf(short))
        ? "is an object, and must be one value"
        : misfit(types[column], value, secrets?.includes(short));
      if (fault) faults.push(`${name}: ${short}: ${fault}`);
    }
  }
  return { columns, rows, faults };
}

/** What the columns of lookups name rows by, by their API names. */
function referredKeys(inputs: RecordSetInputs, apiName: string, types: Types): [string, ReferredKey][] {
  return Object.entries(inputs.lookups ?? {}).map(([name, lookup]) => {
    const target = lookup === "self" ? { objectName: apiName, key: inputs.key, types } : { types: {}, ...lookup };
    const key = target.key.map((column) => columnName(target.objectName, column, target.types));
    return [columnName(apiName, name, types), { key, types: target.types }];
  });
}
