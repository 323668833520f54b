import { createHash } from "node:crypto";
import { digestLength, fieldApiName, idOf, isPreset, keyParts, keyText } from "../../fieldModel/names";
import { canonical } from "../../fieldModel/plainValues";
import type { Types } from "./values";

/** A row of a set: canonical values by the API names of columns. A column that is not there is empty. */
export interface Row {
  /** The text of its natural key. */
  key: string;
  values: ReadonlyMap<string, string | null>;
}

/** The API name of the column that a program or a file calls `key`. */
export function columnName(objectName: string, key: string, types: Types): string {
  const own = fieldApiName(objectName, key);
  return isPreset(key) && !(own in types) ? key : own;
}

/** What is wrong with a column; undefined when nothing shows. The id would lead a write to another record. */
export function columnFault(column: string): string | undefined {
  return setByPlatform.includes(column) ? "is set by the platform" : undefined;
}

const setByPlatform = ["id", "createdBy", "createdDate", "lastModifiedBy", "lastModifiedDate", "installedPackage"];

/** The text of a row's natural key; undefined where a part of it is empty. */
export function keyOf(values: ReadonlyMap<string, string | null>, keyColumns: readonly string[]): string | undefined {
  const parts = keyColumns.map((column) => values.get(column) ?? null);
  return parts.includes(null) ? undefined : keyText(parts as string[]);
}

/** What references name rows by: columns of a natural key with their types. */
export interface ReferredKey {
  /** API names. */
  key: readonly string[];
  types: Types;
}

/** The text of the key that a reference means: a value of one column as it is, those of several joined with `|`. */
export function referredKey(reference: string, { key, types }: ReferredKey): string {
  const parts = key.length === 1 ? [reference] : keyParts(reference);
  return parts.length === key.length ? typedKey(parts, typesOfKey(key, types)) : reference;
}

/** The text of a key whose values are compared by their types. */
export function typedKey(parts: readonly string[], keyTypes: readonly Types[string][]): string {
  return keyText(parts.map((part, index) => canonical(keyTypes[index], part) ?? ""));
}

export function typesOfKey(key: readonly string[], types: Types): Types[string][] {
  return key.map((column) => types[column]);
}

/** Values of any form as a row has them. */
export function canonicalValues(columns: Iterable<string>, types: Types, read: (column: string) => unknown): Map<string, string | null> {
  return new Map([...columns].map((column) => [column, canonical(types[column], read(column))]));
}

/** A short digest of the values that there are: a column that becomes managed, and is empty, changes nothing. */
export function digestOf({ values }: Pick<Row, "values">): string {
  const there = [...values].filter(([, value]) => value !== null).sort(([one], [other]) => (one < other ? -1 : 1));
  return shortDigest(there);
}

/** A short digest of many rows. */
export function digestOfAll(rows: ReadonlyMap<string, Row>): string {
  return shortDigest([...rows].map(([key, row]) => [key, digestOf(row)]).sort(([one = ""], [other = ""]) => (one < other ? -1 : 1)));
}

function shortDigest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, digestLength);
}

/** The digest of a row of which it is unknown what the platform has. */
const unknownDigest = "-".repeat(digestLength);

/** What state holds of a row. */
export interface KnownRow {
  digest: string;
  /** Empty of a row that may have been added: its answer got lost. */
  id: string;
  /** Whether it existed before: it is then kept. */
  adopted?: boolean;
}

/** Some 30 characters: there may be ten thousands of rows. */
export function packed({ digest, id, adopted }: KnownRow): string {
  return `${digest}${id}${adopted ? adoptedMark : ""}`;
}

const adoptedMark = " adopted";

export function unpacked(text: string): KnownRow {
  const isAdopted = text.endsWith(adoptedMark);
  return { digest: text.slice(0, digestLength), id: idOf(text), ...(isAdopted && { adopted: true }) };
}

export function unsure(row: KnownRow): KnownRow {
  return { ...row, digest: unknownDigest };
}

/** The types of columns as state holds them. */
export function stateOfTypes(types: Types): Record<string, string> {
  return Object.fromEntries(Object.entries(types).map(([column, type]) => [column, type ?? ""]));
}

export function typesOfState(columns: Readonly<Record<string, string>>): Types {
  return Object.fromEntries(Object.entries(columns).map(([column, type]) => [column, (type || undefined) as Types[string]]));
}
