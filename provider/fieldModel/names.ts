const suffix = "__CST";

/** `ns__` of an API name such as `ns__Order__CST` or `ns__Sales__Order__CST`; empty when it has no namespace. */
function prefixOf(apiName: string): string {
  const word = apiName.endsWith(suffix) ? apiName.slice(0, -suffix.length) : apiName;
  const end = word.indexOf("__");
  return end < 0 ? "" : word.slice(0, end + 2);
}

/** Whether an API name has a namespace. Some objects have none (0014), but no new one is meant to be without. */
export function hasNamespace(apiName: string): boolean {
  return prefixOf(apiName) !== "";
}

/**
 * API name of an object or a field: `Order` becomes `ns__Order__CST`. A name with a double underscore is already written in
 * full and stays as it is.
 */
export function schemaApiName(namespace: string, name: string): string {
  return name.includes("__") ? name : `${namespace}__${name}${suffix}`;
}

/** API name of a picklist, a flow, a BPM or a script: `Status` becomes `ns__Status`. A name with a double underscore stays as it is. */
export function definitionApiName(namespace: string, name: string): string {
  return name.includes("__") ? name : `${namespace}__${name}`;
}

/** API name of the field that an object declares under `key`: in the namespace of the object. */
export function fieldApiName(objectName: string, key: string): string {
  return key.includes("__") ? key : `${prefixOf(objectName)}${key}${suffix}`;
}

/** What tells a field apart from all others: names are compared without case. */
export function fieldClaim(objectName: string, apiName: string): string {
  return `field ${objectName}/${apiName}`.toLowerCase();
}

/** The key under which an object declares a field: the short name when it is in the object's own namespace. */
export function fieldKey(objectName: string, apiName: string): string {
  const prefix = prefixOf(objectName);
  const short = apiName.slice(prefix.length, -suffix.length);
  return apiName === `${prefix}${short}${suffix}` && !short.includes("__") ? short : apiName;
}

/** The namespaces of two API names that differ in nothing else. */
export function otherNamespace(old: string, next: string): { before: string; after: string } | undefined {
  const [before, after] = [prefixOf(old), prefixOf(next)];
  const isSame = old.slice(before.length) === next.slice(after.length);
  return before !== after && before && after && isSame ? { before: before.slice(0, -2), after: after.slice(0, -2) } : undefined;
}

/** The name that a program gives: `Order` of `ns__Order__CST`, and of `ns__Sales__Order__CST`. */
export function shortName(apiName: string): string {
  const name = apiName.endsWith(suffix) ? apiName.slice(0, -suffix.length) : apiName;
  return name.split("__").at(-1) ?? name;
}

/** Fields that every object has without declaring them. */
export type PresetField =
  | "id"
  | "name"
  | "owner"
  | "createdBy"
  | "createdDate"
  | "lastModifiedBy"
  | "lastModifiedDate"
  | "currencyIsoCode"
  | "installedPackage";

const presets: Record<PresetField, true> = {
  id: true,
  name: true,
  owner: true,
  createdBy: true,
  createdDate: true,
  lastModifiedBy: true,
  lastModifiedDate: true,
  currencyIsoCode: true,
  installedPackage: true,
};

export function isPreset(key: string): boolean {
  return Object.hasOwn(presets, key);
}

/** The text of a natural key of one or several values: `DE|10`. */
export function keyText(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\|]/g, "\\$&")).join("|");
}

/** The values of a natural key that `keyText` made a text of. */
export function keyParts(text: string): string[] {
  const parts = [""];
  for (const [match, escaped] of text.matchAll(/\\(.)|./gsu)) {
    if (match === "|") parts.push("");
    else parts.push(`${parts.pop()}${escaped ?? match}`);
  }
  return parts;
}

/** Characters of the digest with which state begins what it tells of a row: 48 bits. */
export const digestLength = 8;

/** The id in what state tells of a row. */
export function idOf(packedRow: string): string {
  return packedRow.slice(digestLength).split(" ")[0] ?? "";
}
