import { isDeepStrictEqual } from "node:util";
import { containsUnknown } from "../../provider/dynamic/unknown";
import type { PlannedResource } from "./changes";
import { isMasked } from "./plan";
import type { PropertyChange } from "./result";

/** Longer texts are no values that one reads in a line. */
const longest = 60;

/** Kinds that describe an application. What the others hold are its data. */
const metadata: ReadonlySet<string> = new Set([
  "CustomObject",
  "Field",
  "Picklist",
  "Trigger",
  "Validator",
  "Layout",
  "Flow",
  "Bpm",
  "Script",
]);

/** Whatever a user writes may be in these. */
const free: ReadonlySet<string> = new Set(["definition", "extra"]);

/** Texts that name things. A plan that was made with `--show-secrets` does not tell which values are secret. */
const naming: ReadonlySet<string> = new Set([
  "dataType",
  "event",
  "label",
  "masterLabel",
  "name",
  "pluralLabel",
  "script",
  "startElement",
  "version",
  "viewName",
]);

/** Maps of which a note of the provider tells what is added, changed and removed. */
const toldByNotes: Readonly<Record<string, string>> = { RecordSet: "records", Directory: "files" };

/** What a user calls a property that the program computes. */
const names: Readonly<Record<string, string>> = {
  contentHash: "content",
  objectId: "object",
  objectName: "object",
  __intent: "runs again",
};

/** The name of a property in the program. */
export function nameOfProperty(path: string): string {
  return names[path] ?? path;
}

/** What changes in a resource. Values are told where they are short and describe the application. */
export function propertiesOf({ old, new: next, paths }: PlannedResource, kind: string | undefined): PropertyChange[] {
  const found = paths.flatMap((path) => {
    const [top = path] = path.split(/[.[]/);
    if (kind === undefined) return [changed(path)];
    if (toldByNotes[kind] === top) return [changed(top)];
    if (names[top] !== undefined) return [changed(names[top])];
    const changes = changesBetween(old?.inputs[top], next?.inputs[top], [top], metadata.has(kind) && !free.has(top));
    // What differs from the platform alone, or in its order alone, the inputs do not show.
    return changes.length > 0 ? changes : [changed(path)];
  });
  const all = new Map<string, PropertyChange>();
  for (const change of found) if (all.get(change.path)?.before === undefined) all.set(change.path, change);
  return [...all.values()].sort((one, other) => one.path.localeCompare(other.path));
}

function changed(path: string): PropertyChange {
  return { path, change: "changed" };
}

function changesBetween(before: unknown, after: unknown, keys: readonly string[], isMetadata: boolean): PropertyChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  const path = keys.join(".");
  const [old, next] = [before, after].map((value) => (isMetadata ? shortValue(value, keys.at(-1) ?? "") : undefined));
  if (before === undefined) return [{ path, change: "added", ...(next !== undefined && { after: next }) }];
  if (after === undefined) return [{ path, change: "removed", ...(old !== undefined && { before: old }) }];
  const [from, to] = [membersOf(before, isMetadata), membersOf(after, isMetadata)];
  if (!from || !to) return [{ ...changed(path), ...(old !== undefined && next !== undefined && { before: old, after: next }) }];
  const members = [...new Set([...from.keys(), ...to.keys()])];
  return members.flatMap((key) => changesBetween(from.get(key), to.get(key), [...keys, key], isMetadata));
}

/** What a value is made of: members of an object by their names, elements of a list by what tells them apart. */
function membersOf(value: unknown, isMetadata: boolean): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const members = new Map(value.flatMap((element) => keyOf(element, isMetadata).map((key) => [key, element])));
  return members.size < value.length ? undefined : members;
}

function keyOf(element: unknown, isMetadata: boolean): string[] {
  if (typeof element === "string") return isMetadata ? [element] : [];
  const { name, value } = (element ?? {}) as { name?: unknown; value?: unknown };
  return [name, value].filter((key) => typeof key === "string").slice(0, 1);
}

/** A value as one reads it in a line; of the definition of a field its type. */
function shortValue(value: unknown, key: string): string | undefined {
  if (isMasked(value) || containsUnknown(value)) return undefined;
  if (typeof value === "object" && value !== null && "dataType" in value) return String(value.dataType);
  if (!["string", "number", "boolean"].includes(typeof value)) return undefined;
  if (typeof value === "string" && !naming.has(key)) return undefined;
  const text = JSON.stringify(value);
  return text.length > longest || text.includes("\\n") ? undefined : text;
}
