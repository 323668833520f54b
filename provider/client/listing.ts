import * as contract from "../contract/files";
import type { Client } from "./client";
import { isAbsent } from "./errors";
import { inParallel } from "./inParallel";

// What several calls for files come to: directories of any size and depth.

/** A file or a directory in the first bucket of a connector. */
export interface Place {
  connectorType: (typeof contract.connectorTypes)[number];
  connectorName: string;
  /** Without slashes at its ends; empty for the root. */
  path: string;
}

/** What calls on a connector name. */
export function connectorPath({ connectorType, connectorName }: Place): { connectorType: string; connectorName: string } {
  return { connectorType, connectorName };
}

/** What is directly in a directory. */
export interface RemoteEntry {
  /** Whole path in the bucket, without a slash at its end. */
  path: string;
  isDir: boolean;
  size: number;
}

/** How many calls for the files of one resource are under way together. */
export const together = 4;

/** Whoever makes the calls. */
export interface Caller {
  readonly client: Pick<Client, "call">;
}

/** One level of a directory, page by page. */
export async function* listDirectory(session: Caller, place: Place): AsyncGenerator<RemoteEntry> {
  const prefix = place.path === "" ? "" : `${place.path}/`;
  for (let marker: string | undefined; ; ) {
    const page = await listPage(session, place, marker);
    // assumption: list-names
    const entries = page.map(({ name, isDir, size }) => ({ path: prefix + baseName(name), isDir, size: size ?? 0 }));
    yield* entries;
    const last = entries.at(-1);
    // assumption: list-page
    const next = last && (last.isDir ? `${last.path}/` : last.path);
    if (page.length < contract.maximumPage || next === marker) return;
    marker = next;
  }
}

async function listPage(session: Caller, place: Place, marker: string | undefined): Promise<contract.Entry[]> {
  const list = (dir: string, more?: { marker?: string; "max-keys"?: number }) =>
    session.client.call(contract.list, { path: connectorPath(place), query: { dir, ...more } });
  try {
    return await list(place.path, { "max-keys": contract.maximumPage, ...(marker !== undefined && { marker }) });
  } catch (error) {
    if (!isAbsent(error) || place.path === "") throw error;
    // A directory that is not there, or a connector: the root is always there.
    // assumption: list-missing
    await list("", { "max-keys": 1 }).catch(() => {
      throw error;
    });
    return [];
  }
}

function baseName(name: string): string {
  return name.replace(/\/+$/, "").split("/").at(-1) ?? name;
}

/** A file as the list of its directory shows it; undefined when it does not. */
export async function findFile(session: Caller, place: Place): Promise<RemoteEntry | undefined> {
  const directory = place.path.split("/").slice(0, -1).join("/");
  for await (const entry of listDirectory(session, { ...place, path: directory }))
    if (!entry.isDir && entry.path === place.path) return entry;
  return undefined;
}

/** All files in a directory and below it, by their paths within it. */
export async function listTree(session: Caller, place: Place): Promise<Map<string, number>> {
  const files = new Map<string, number>();
  for (let level = [place.path]; level.length > 0; ) {
    const below = await inParallel(level, together, async (path) => {
      const directories: string[] = [];
      for await (const entry of listDirectory(session, { ...place, path })) {
        if (entry.isDir) directories.push(entry.path);
        else files.set(entry.path.slice(place.path.length + 1), entry.size);
      }
      return directories;
    });
    level = below.flat();
  }
  return files;
}
