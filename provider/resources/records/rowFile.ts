import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { messageOf } from "../../lifecycle/handler";
import { isRecord } from "../../lifecycle/projectDeclared";
import { unreadable } from "../../unreadable";

/** A file of rows, as inputs tell of it. */
export interface RowFile {
  /** As the program gives it: relative to its folder. */
  path: string;
  /** Of the content. */
  hash: string;
  format?: "csv" | "json" | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
}

/** Why a file gives no rows. Its message is for users. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** What a file holds. */
export interface FileContent {
  /** The names of the header; none of a JSON file, which has none. */
  header: readonly string[];
  /** Values by the names of the header, or of the members of a JSON object. */
  rows: Record<string, unknown>[];
}

export async function readRows(file: RowFile): Promise<FileContent> {
  const content = await readFile(file.path).catch((error) => {
    throw new UnreadableFile(unreadable(file.path, error));
  });
  // A checkout on Windows may give values of several lines other line ends: they are no change.
  const text = decoded(content, file).replaceAll("\r\n", "\n");
  const format = file.format ?? (file.path.toLowerCase().endsWith(".json") ? "json" : "csv");
  return format === "json" ? { header: [], rows: jsonRows(text, file.path) } : csvContent(text, file);
}

function decoded(content: Uint8Array, { path, encoding = "utf-8" }: RowFile): string {
  const attempt = <T>(work: () => T, reason: string): T => {
    try {
      return work();
    } catch {
      throw new UnreadableFile(`${path} cannot be read: ${reason}. Give its encoding, for example "gb18030".`);
    }
  };
  const decoder = attempt(() => new TextDecoder(encoding, { fatal: true }), `"${encoding}" is no encoding`);
  return attempt(() => decoder.decode(content), `it is not encoded in ${encoding}`);
}

function csvContent(text: string, { path, delimiter = "," }: RowFile): FileContent {
  let header: string[] | undefined;
  let rows: Record<string, string>[];
  try {
    rows = parse<Record<string, string>>(text, {
      bom: true,
      delimiter,
      skipEmptyLines: true,
      columns: (names: string[]) => {
        header = named(names.map((name) => name.trim()));
        return header;
      },
    });
  } catch (error) {
    throw new UnreadableFile(unreadable(path, error));
  }
  if (header === undefined) throw new UnreadableFile(`${path} is empty: a CSV file begins with a header, also one without rows.`);
  return { header, rows };
}

/** Columns of one name would hide one another. */
function named(columns: string[]): string[] {
  const [nameless, twice] = [columns.indexOf(""), columns.find((name, index) => columns.indexOf(name) < index)];
  if (nameless >= 0) throw new Error(`column ${nameless + 1} of the header has no name`);
  if (twice !== undefined) throw new Error(`the header has the column ${twice} twice`);
  return columns;
}

function jsonRows(text: string, path: string): Record<string, unknown>[] {
  let rows: unknown;
  try {
    rows = JSON.parse(exact(text));
  } catch (error) {
    throw new UnreadableFile(`${path} is not JSON: ${messageOf(error)}`);
  }
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw new UnreadableFile(`${path} must hold a list of objects, one for each row.`);
  return rows;
}

/** With long numbers as texts: those of JavaScript would be rounded. */
function exact(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?![\d.eE])/g, (token) => (token.startsWith('"') ? token : `"${token}"`));
}
