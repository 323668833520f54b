import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import { RefusedChange } from "../../lifecycle/handler";
import { unreadable } from "../../unreadable";

/** A value of a row. */
export type Cell = string | number | boolean | null | string[];

/** Records of one object: rows of the program, or a csv file that has the names of the fields in its first row. */
export interface Table {
  objectName: string;
  rows?: Record<string, Cell>[] | undefined;
  csv?: string | undefined;
}

/** The names of the fields, then the values of each record, as texts. */
export function linesOf({ rows, csv }: Table): AsyncIterable<string[]> | Iterable<string[]> {
  return csv === undefined ? linesOfRows(rows ?? []) : linesOfFile(csv);
}

function* linesOfRows(rows: Record<string, Cell>[]): Iterable<string[]> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  yield fields;
  for (const row of rows) yield fields.map((field) => textOf(row[field]));
}

async function* linesOfFile(path: string): AsyncIterable<string[]> {
  const file = createReadStream(path);
  const lines = file.pipe(parse({ bom: true, skip_empty_lines: true }));
  file.on("error", (error) => lines.destroy(error));
  try {
    for await (const line of lines) yield line as string[];
  } catch (error) {
    throw new RefusedChange(unreadable(path, error));
  }
}

// assumption: bulk-format
function textOf(value: Cell | undefined): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}
