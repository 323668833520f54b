import { isAbsent, isNotOffered } from "../../client/errors";
import { NetworkError } from "../../client/networkError";
import * as contract from "../../contract/files";
import { type Digest, digestOf } from "../../digest";
import { messageOf } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { inParallel } from "./inParallel";
import { connectorPath, type Place } from "./place";

/** What is directly in a directory. */
export interface RemoteEntry {
  /** Whole path in the bucket, without a slash at its end. */
  path: string;
  isDir: boolean;
  size: number;
}

/** How many calls for the files of one resource are under way together. */
export const together = 4;

/** One level of a directory, page by page. */
// assumption: list-page
export async function* listDirectory(session: Session, place: Place): AsyncGenerator<RemoteEntry> {
  const prefix = place.path === "" ? "" : `${place.path}/`;
  for (let marker: string | undefined; ; ) {
    const page = await listPage(session, place, marker);
    // assumption: list-names
    const entries = page.map(({ name, isDir, size }) => ({ path: prefix + baseName(name), isDir, size: size ?? 0 }));
    yield* entries;
    const last = entries.at(-1);
    const next = last && (last.isDir ? `${last.path}/` : last.path);
    if (page.length < contract.maximumPage || next === marker) return;
    marker = next;
  }
}

async function listPage(session: Session, place: Place, marker: string | undefined): Promise<contract.Entry[]> {
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
export async function findFile(session: Session, place: Place): Promise<RemoteEntry | undefined> {
  const directory = place.path.split("/").slice(0, -1).join("/");
  for await (const entry of listDirectory(session, { ...place, path: directory }))
    if (!entry.isDir && entry.path === place.path) return entry;
  return undefined;
}

/** All files in a directory and below it, by their paths within it. */
export async function listTree(session: Session, place: Place): Promise<Map<string, number>> {
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

/** How often a download is begun that breaks off. */
const downloads = 3;

/** The digest of what the platform has. The bytes pass through; none are kept. */
export async function remoteDigest(session: Session, place: Place): Promise<Digest> {
  for (let number = 1; ; number++) {
    const { bytes } = await session.client.call(contract.view, { path: connectorPath(place), query: { object: place.path } });
    try {
      return await digestOf(bytes);
    } catch (error) {
      if (!(error instanceof NetworkError) || number === downloads)
        throw new Error(`File ${place.path} cannot be read: ${messageOf(error)}`);
    }
  }
}

/** Whether a file that a list shows has the content; one of another size is not downloaded. */
export async function hasContent(session: Session, place: Place, size: number, content: Digest): Promise<boolean> {
  return size === content.size && (await remoteDigest(session, place)).hash === content.hash;
}

/**
 * What a refresh tells of a file that a list shows: a content of another size is not read, its hash is then empty. Undefined when the list was
 * older than the file's end.
 */
// assumption: stale-reads
export async function liveDigest(session: Session, place: Place, size: number, known: Digest): Promise<Digest | undefined> {
  if (size !== known.size) return { size, hash: "" };
  try {
    return await remoteDigest(session, place);
  } catch (error) {
    if (isAbsent(error) && (await findFile(session, place)) === undefined) return undefined;
    throw error;
  }
}

/** The address at which those may read it who have the right; undefined where the platform does not tell what addresses begin with. */
export async function urlOf({ client }: Session, place: Place): Promise<string | undefined> {
  try {
    const { endpoint } = await client.call(contract.getEndpoint, { path: connectorPath(place) });
    return `${endpoint.replace(/\/$/, "")}/${place.path.split("/").map(encodeURIComponent).join("/")}`;
  } catch (error) {
    if (isNotOffered(error)) return undefined;
    throw error;
  }
}
