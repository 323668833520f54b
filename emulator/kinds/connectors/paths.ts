/** Path of a file in its bucket: a slash in front of it says nothing. */
export function filePath(object: string): string {
  return object.replace(/^\//, "");
}

/** What the paths of all files in a directory begin with; nothing for the root. */
export function prefixOf(directory: string): string {
  const path = directory.replace(/^\/+|\/+$/g, "");
  return path === "" ? "" : `${path}/`;
}
