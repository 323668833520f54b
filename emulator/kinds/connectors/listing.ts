import type { StoredFile } from "./connectors";

/** What is directly in a directory. */
export interface ListedEntry {
  /** Whole path; that of a directory ends with a slash. */
  path: string;
  isDir: boolean;
  size: number;
}

export interface Page {
  /** What comes after this path. */
  marker?: string | undefined;
  limit: number;
}

/** One level below a prefix, by path. */
export function listed(files: readonly StoredFile[], prefix: string, { marker = "", limit }: Page): ListedEntry[] {
  const entries = new Map<string, ListedEntry>();
  for (const { path, size } of files) {
    if (!path.startsWith(prefix)) continue;
    const slash = path.indexOf("/", prefix.length);
    const entry = slash < 0 ? { path, isDir: false, size } : { path: path.slice(0, slash + 1), isDir: true, size: 0 };
    entries.set(entry.path, entry);
  }
  // A client that lists by name names a directory without the slash.
  const start = entries.has(marker) ? marker : entries.has(`${marker}/`) ? `${marker}/` : marker;
  return [...entries.values()]
    .filter(({ path }) => path > start)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, limit);
}
