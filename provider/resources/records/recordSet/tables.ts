import type { Session } from "../../../lifecycle/session";
import { columnName } from "../rows";
import { Table } from "../table";
import { apiNameOf } from "../target";
import type { Types } from "../values";
import type { LookupInput, RecordSetInputs } from "./schema";

/** The table of a set, with the tables that its rows refer to. */
export async function tableOf(session: Session, inputs: RecordSetInputs, apiName: string, types: Types): Promise<Table> {
  const key = inputs.key.map((name) => columnName(apiName, name, types));
  const others = new Map<string, Table>();
  const own: string[] = [];
  for (const [name, lookup] of Object.entries(inputs.lookups ?? {})) {
    const column = columnName(apiName, name, types);
    if (!(column in types)) continue;
    if (lookup === "self") own.push(column);
    else others.set(column, await targetTable(session, lookup));
  }
  // Rows of the set are found by their keys, which do not refer to the set itself.
  const keyLookups = new Map([...others].filter(([column]) => key.includes(column)));
  const self = new Table(session, { objectName: apiName, key, columns: key, types, lookups: keyLookups });
  const lookups = new Map([...others, ...own.map((column): [string, Table] => [column, self])]);
  const secrets = inputs.secrets?.map((name) => columnName(apiName, name, types));
  return new Table(session, { objectName: apiName, key, columns: Object.keys(types), types, secrets, lookups });
}

/** The API names of the columns that refer to rows of the set itself. */
export function selfColumns({ lookups = {} }: RecordSetInputs, apiName: string, types: Types): string[] {
  return Object.entries(lookups).flatMap(([name, lookup]) => (lookup === "self" ? [columnName(apiName, name, types)] : []));
}

async function targetTable(session: Session, { objectName, key, types = {} }: Exclude<LookupInput, "self">): Promise<Table> {
  const apiName = await apiNameOf(session, objectName);
  const columns = key.map((name) => columnName(apiName, name, types));
  return new Table(session, { objectName: apiName, key: columns, columns, types, lookups: new Map() });
}
