/** Namespace of a tenant: at most 15 letters, digits and single underscores, starting with a letter. */
export function isNamespace(text: string): boolean {
  return /^(?=.{1,15}$)[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*$/.test(text);
}
