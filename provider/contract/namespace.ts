/** Namespace of a tenant: at most 15 letters, digits and single underscores, starting with a letter. */
export function isNamespace(text: string): boolean {
  return /^(?=.{1,15}$)[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*$/.test(text);
}

/** `ns` of an API name such as `ns__Order__CST` or `ns__Status`; undefined when it has no namespace. */
export function namespaceOf(apiName: string): string | undefined {
  const end = apiName.replace(/__CST$/, "").indexOf("__");
  return end < 0 ? undefined : apiName.slice(0, end);
}
