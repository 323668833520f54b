import { once } from "node:events";
import { createReadStream, openAsBlob } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Parser, parse } from "csv-parse";
import { Unzip, UnzipInflate, Zip, ZipDeflate } from "fflate";
import { type FileType, rowText, separators } from "../../contract/recordFiles";
import { RefusedChange } from "../../lifecycle/handler";
import { unreadable } from "../../unreadable";
import { linesOf, type Table } from "./tables";

/** The records of one object in a zip. */
export interface Content {
  objectName: string;
  /** The names in the row above them. */
  fields: readonly string[];
  rows: number;
  /** Their ids, where they carry some. */
  ids: string[];
}

/** A file that is sent, until it is removed. */
export interface Package {
  content: Blob;
  remove(): Promise<void>;
}

/** A part of a zip: its name, and its text as it comes. */
interface Part {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

/** Writes a zip into a folder of its own: neither it nor what is in it is ever in memory as a whole. */
export async function zipOf(parts: readonly Part[]): Promise<Package> {
  const folder = await mkdtemp(join(tmpdir(), "astrozero-"));
  // A file that stays in the folder of temporary files is no reason to send what it held again.
  const remove = () => rm(folder, { recursive: true, force: true }).catch(() => {});
  try {
    const path = join(folder, "import.zip");
    const file = await open(path, "w");
    try {
      const made: Uint8Array[] = [];
      const zip = new Zip((error, chunk) => {
        if (error) throw error;
        made.push(chunk);
      });
      const flush = async () => {
        for (const chunk of made.splice(0)) await file.write(chunk);
      };
      for (const { name, text } of parts) {
        const entry = new ZipDeflate(name);
        zip.add(entry);
        for await (const piece of text) {
          entry.push(Buffer.from(piece));
          if (made.length > 0) await flush();
        }
        entry.push(new Uint8Array(0), true);
      }
      zip.end();
      await flush();
    } finally {
      await file.close();
    }
    return { content: await openAsBlob(path, { type: "application/zip" }), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The zip of records in the form that page 0076 describes, and what is in it. */
export async function zipOfTables(tables: readonly Table[], withIds: boolean): Promise<Package & { contents: Content[] }> {
  const contents = tables.map(emptyContent);
  const parts = tables.map((table, index) => ({
    name: `${table.objectName}.csv`,
    text: textOf(table, withIds, contents[index] as Content),
  }));
  return { ...(await zipOf(parts)), contents };
}

/** What is in tables, of which no zip is written. */
export async function contentsOfTables(tables: readonly Table[], withIds: boolean): Promise<Content[]> {
  const contents = tables.map(emptyContent);
  for (const [index, table] of tables.entries()) for await (const _ of textOf(table, withIds, contents[index] as Content));
  return contents;
}

function emptyContent({ objectName }: Pick<Content, "objectName">): Content {
  return { objectName, fields: [], rows: 0, ids: [] };
}

async function* textOf(table: Table, withIds: boolean, content: Content): AsyncIterable<string> {
  const { objectName } = table;
  yield rowText([objectName], "csv");
  let idColumn: number | undefined;
  for await (const line of linesOf(table)) {
    if (idColumn === undefined) {
      idColumn = idColumnOf(line, withIds, objectName);
      content.fields = line;
    } else count(line, content, withIds ? idColumn : undefined);
    yield rowText(line, "csv");
  }
  refuseEmpty(content, objectName);
}

function refuseEmpty({ rows }: Content, where: string): void {
  if (rows === 0) throw new RefusedChange(`${where}: there is nothing to import.`);
}

/** Where the ids are among the fields of a file. */
function idColumnOf(fields: readonly string[], withIds: boolean, objectName: string): number {
  const strange = fields.find((field) => !/^[\w.]+$/.test(field));
  if (strange !== undefined)
    throw new RefusedChange(
      `${objectName}: "${strange}" is no API name of a field. The first row of a file names them, parted as its rows are.`,
    );
  const column = fields.findIndex((field) => field.toLowerCase() === "id");
  if (withIds && column < 0) throw new RefusedChange(`${objectName}: withIds needs a column id.`);
  if (!withIds && column >= 0)
    throw new RefusedChange(
      `${objectName}: there is a column id. Set withIds: true, or leave the column out: the platform then makes ids.`,
    );
  return column;
}

function count(line: readonly string[], content: Content, idColumn: number | undefined): void {
  content.rows += 1;
  if (idColumn === undefined) return;
  const id = line[idColumn] ?? "";
  if (id === "") throw new RefusedChange(`${content.objectName}: row ${content.rows} has no id.`);
  content.ids.push(id);
}

/** Bytes of a zip that are read at once: texts become twenty times as many. */
const zipChunk = 16_384;

/** What is in a zip that a program gives. */
export async function contentsOf(path: string, withIds: boolean): Promise<Content[]> {
  const contents: Content[] = [];
  const reading: Promise<void>[] = [];
  const parsers: Parser[] = [];
  /** Until what was read from the zip is read from its files, too: it is not to pile up in memory. */
  const draining: Promise<unknown>[] = [];
  const unzip = new Unzip((entry) => {
    if (entry.name.endsWith("/")) return;
    const [, type] = /\.(csv|txt)$/i.exec(entry.name) ?? [];
    if (type === undefined) throw new RefusedChange(`${path}: ${entry.name} is neither a csv nor a txt file.`);
    const lines = parse({
      bom: true,
      delimiter: separators[type.toLowerCase() as FileType],
      relax_column_count: true,
      skip_empty_lines: true,
    });
    parsers.push(lines);
    const table = readTable(lines, withIds, contents, `${path}: ${entry.name}`);
    // It is awaited when the zip has come to its end.
    table.catch(() => {});
    reading.push(table);
    entry.ondata = (error, chunk, isLast) => {
      if (error) lines.destroy(error);
      else if (isLast) lines.end(Buffer.from(chunk));
      else if (!lines.write(Buffer.from(chunk))) draining.push(Promise.race([once(lines, "drain"), table]));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: zipChunk })) {
      unzip.push(chunk as Uint8Array);
      await Promise.all(draining.splice(0));
    }
    unzip.push(new Uint8Array(0), true);
    // A zip that ends in the middle of a file never ends that file.
    for (const parser of parsers) if (!parser.writableEnded) throw new Error("the zip is not complete");
    await Promise.all(reading);
  } catch (error) {
    for (const parser of parsers) parser.destroy();
    await Promise.allSettled(reading);
    if (error instanceof RefusedChange) throw error;
    throw new RefusedChange(unreadable(path, error));
  }
  if (contents.length === 0) throw new RefusedChange(`${path} is not a zip, or has no file.`);
  const twice = twiceIn(contents.map(({ objectName }) => objectName));
  if (twice !== undefined) throw new RefusedChange(`${path}: two files are of ${twice}. Put the records of an object into one file.`);
  return contents;
}

/** The name that is there more than once, if one is. */
export function twiceIn(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) < index);
}

async function readTable(lines: AsyncIterable<string[]>, withIds: boolean, contents: Content[], where: string): Promise<void> {
  let number = 0;
  let idColumn = -1;
  const content = emptyContent({ objectName: "" });
  for await (const line of lines) {
    number += 1;
    if (number === 1) content.objectName = line[0] ?? "";
    else if (number === 2) {
      idColumn = idColumnOf(line, withIds, content.objectName);
      content.fields = line;
    } else count(line, content, withIds ? idColumn : undefined);
  }
  if (number < 2) throw new RefusedChange(`${where}: row 1 must be the object, row 2 its fields.`);
  refuseEmpty(content, where);
  contents.push(content);
}
