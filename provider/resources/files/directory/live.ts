import { inParallel } from "../../../client/inParallel";
import { listTree, type Place, together } from "../../../client/listing";
import type { Digest } from "../../../digest";
import type { Session } from "../../../lifecycle/session";
import { liveDigest } from "../remote";
import { type DirectoryInputs, digestIn, type Files } from "./schema";

/** Of a file of others, or of one whose content is not known. */
export const unread: Digest = { size: 0, hash: "" };

/** A file in a directory. */
export function fileIn(place: Place, path: string): Place {
  return { ...place, path: `${place.path}/${path}` };
}

/** What the platform has of some files. */
export async function liveFiles(session: Session, place: Place, sizes: ReadonlyMap<string, number>, known: Files): Promise<Files> {
  const shown = Object.keys(known).filter((path) => sizes.has(path));
  const live = await inParallel(shown, together, async (path): Promise<[string, Digest | undefined]> => {
    const [size, before] = [sizes.get(path) ?? 0, known[path] ?? unread];
    // Once it is told by its content, a file of others would be one of ours.
    if (before.hash === "") return [path, { size, hash: "" }];
    return [path, await liveDigest(session, fileIn(place, path), size, before)];
  });
  return Object.fromEntries(live.filter((one): one is [string, Digest] => one[1] !== undefined));
}

/** What is in a directory before a creation. What was deleted a moment ago may still show, so that what shows is looked at again. */
// assumption: stale-reads
export async function listSettled(session: Session, place: Place): Promise<Map<string, number>> {
  const first = await listTree(session, place);
  if (first.size === 0) return first;
  const second = await listTree(session, place);
  return new Map([...first].filter(([path]) => second.has(path)));
}

/** Files of a directory that nothing of this program uploaded. */
export function othersIn(sizes: ReadonlyMap<string, number>, olds: Files, news: Files): string[] {
  const isOwn = (path: string) => digestIn(news, path) !== undefined || (digestIn(olds, path)?.hash ?? "") !== "";
  return [...sizes.keys()].filter((path) => !isOwn(path));
}

/** Those that an update would delete. */
export function lostIn(sizes: ReadonlyMap<string, number>, olds: Files, { exclusive, files }: DirectoryInputs): string[] {
  return exclusive ? othersIn(sizes, olds, files) : [];
}
