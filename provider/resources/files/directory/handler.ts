import { isDeepStrictEqual } from "node:util";
import { inParallel } from "../../../client/inParallel";
import { connectorPath, findFile, listTree, together } from "../../../client/listing";
import * as contract from "../../../contract/files";
import { between } from "../../../lifecycle/between";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { deleteOnce } from "../../../lifecycle/deleteOnce";
import { type CheckFailure, type Handler, type Made, RefusedChange, refuseAny } from "../../../lifecycle/handler";
import { allowFirst, existsAlready, listed, plural, staysAdopted } from "../../../lifecycle/messages";
import { Recording, recorded } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { refusal } from "../../../safety/guard";
import { contentOf } from "../content";
import { idOf, placeChanges, placeOf } from "../place";
import { progressOf } from "../progress";
import { urlOf } from "../remote";
import { isTaken, taken, unlessTaken } from "../taking";
import { otherSize, upload } from "../upload";
import { fileIn, listSettled, liveFiles, lostIn, othersIn, unread } from "./live";
import { knownFiles, planFiles, tellPlan } from "./plan";
import { type DirectoryInputs, type DirectoryState, digestIn, type Files, schema } from "./schema";

export const directory: Handler<DirectoryInputs, DirectoryState> = {
  kind: "Directory",
  mayBeUnset: ["url", "adopted"],
  schema,
  computed: { url: true },
  replaces: placeChanges,
  identity: idOf,
  check,
  checkNew,
  create,
  read,
  update,
  deleting,
  delete: remove,
};

const thingOf = ({ path }: DirectoryInputs) => `Directory ${path}`;

async function check(session: Session, olds: DirectoryInputs, news: DirectoryInputs): Promise<CheckFailure[]> {
  if (isDeepStrictEqual(olds, news)) return [];
  if (placeChanges(olds, news).length > 0) return checkNew(session, news);
  for (const line of tellPlan(thingOf(news), planFiles(knownFiles(olds, news), news.files))) session.tell(line);
  return lost(session, olds.files, news);
}

function checkNew(session: Session, news: DirectoryInputs): Promise<CheckFailure[]> {
  return lost(session, {}, news);
}

/** Why files of others must not be deleted. What is not known in a preview is not there: nothing is said then. */
async function lost(session: Session, olds: Files, news: DirectoryInputs): Promise<CheckFailure[]> {
  const isKnown = [news.connectorType, news.path, news.files].every((value) => value !== undefined);
  if (!isKnown || !news.exclusive || news.allowDataLoss) return [];
  return refusedLoss(news, "exclusive", "keeping", lostIn(await listTree(session, news), olds, news));
}

function refusedLoss(inputs: DirectoryInputs, property: string, doing: string, paths: string[]): CheckFailure[] {
  if (paths.length === 0) return [];
  const found = `destroys ${plural(paths.length, "file")} of others (${listed([...paths].sort())})`;
  return [refusal({ code: "AZ109", property, action: `${doing} directory ${inputs.path} exclusive` }, found)];
}

async function create(session: Session, inputs: DirectoryInputs): Promise<Made<DirectoryState>> {
  const id = idOf(inputs);
  const { sizes, there } = await take(session, inputs, inputs.files, () => listSettled(session, inputs));
  const isAdopted = inputs.adoptExisting && Object.keys(there).length > 0;
  // Files with the declared content are there after a run that could not tell.
  const state = await change(session, id, { ...inputs, files: there, adopted: isAdopted || undefined }, inputs, sizes);
  return { id, state };
}

interface Found {
  /** All files of the directory. */
  sizes: ReadonlyMap<string, number>;
  /** What is at the paths of new files. */
  there: Files;
}

/** Makes what is at the paths of new files those of this directory; answers what `list` found. */
function take(session: Session, inputs: DirectoryInputs, files: Files, list: () => Promise<ReadonlyMap<string, number>>): Promise<Found> {
  const places = Object.keys(files).map((path) => fileIn(inputs, path));
  return taken(session, places, async () => {
    const sizes = await list();
    const there = await liveFiles(session, inputs, sizes, files);
    refuseTaken(inputs, there);
    // No call tells who may read a file: where the program says it, what is there is uploaded again.
    if (inputs.acl !== undefined) for (const path of Object.keys(there)) there[path] = unread;
    return { sizes, there };
  });
}

/** What is at the path of a new file is somebody else's, unless it has the same content. */
function refuseTaken(inputs: DirectoryInputs, there: Files): void {
  const [taken] = Object.keys(there).filter((path) => there[path]?.hash !== inputs.files[path]?.hash);
  if (taken === undefined || inputs.adoptExisting) return;
  const file = fileIn(inputs, taken);
  throw new RefusedChange(existsAlready(`File ${file.path}`, idOf(file)));
}

async function read(session: Session, id: string, state: DirectoryState | undefined): Promise<DirectoryState | undefined> {
  const place = state ?? placeOf(id, "path of the directory");
  const sizes = await listTree(session, place);
  if (!state) {
    const files = Object.fromEntries([...sizes].map(([path, size]) => [path, { size, hash: "" }]));
    return sizes.size === 0 ? undefined : { ...place, source: "", files, url: await urlOf(session, place) };
  }
  const files = await liveFiles(session, place, sizes, state.files);
  if (Object.keys(files).length === 0) return undefined;
  const others = state.exclusive ? othersIn(sizes, {}, state.files) : [];
  for (const path of others) files[path] = { size: sizes.get(path) ?? 0, hash: "" };
  const { unfinished, ...known } = state;
  return { ...known, files };
}

async function update(session: Session, id: string, olds: DirectoryState, news: DirectoryInputs): Promise<DirectoryState> {
  const before = knownFiles(olds, news);
  const known = olds.unfinished ? await liveFiles(session, news, await listTree(session, news), before) : before;
  const { added } = planFiles(known, news.files);
  const isKnown = !news.exclusive && added.length === 0;
  const newFiles = Object.fromEntries(added.map((path) => [path, news.files[path] ?? unread]));
  const { sizes, there } = await take(session, news, newFiles, async () => (isKnown ? new Map() : listTree(session, news)));
  return change(session, id, { ...olds, files: { ...known, ...there } }, news, sizes);
}

/** Uploads what is not there, then deletes what is no longer declared. State tells how far it came where it fails. */
async function change(
  shared: Session,
  id: string,
  olds: DirectoryState,
  news: DirectoryInputs,
  sizes: ReadonlyMap<string, number>,
): Promise<DirectoryState> {
  const others = lostIn(sizes, olds.files, news).filter((path) => !isTaken(shared, fileIn(news, path)));
  if (!news.allowDataLoss) refuseAny(refusedLoss(news, "exclusive", "keeping", others));
  const { added, changed, removed } = planFiles(olds.files, news.files);
  // The platform has no other call to change who may read a file.
  const again = olds.acl === news.acl ? changed : Object.keys(news.files).filter((path) => digestIn(olds.files, path));
  const files = { ...olds.files };
  /** Those of which it is not known who may read them. */
  const unsure = new Set(olds.acl === news.acl ? [] : Object.keys(files));
  const write = async (session: Session, path: string, work: (session: Session) => Promise<unknown>) => {
    const own = new Recording(session);
    await work(own).catch((error) => {
      // It may be there: the next update looks, and deletes it where it is not declared any more.
      if (own.mayHaveChanged) files[path] = unread;
      throw error;
    });
    unsure.delete(path);
  };
  // Before anything is written: the address depends on the path alone.
  const url = await directoryUrl(shared, news);
  const state = { ...news, url, adopted: olds.adopted };
  return recorded(shared, {
    id,
    work: async (session) => {
      await uploadAll(session, news, [...added, ...again], async (path, work) => {
        await write(session, path, work);
        files[path] = news.files[path] ?? unread;
      });
      await inParallel([...new Set([...removed, ...others])], together, async (path) => {
        await write(session, path, (own) => removeFile(own, news, path));
        delete files[path];
      });
      return state;
    },
    known: () => ({ ...state, files, ...(unsure.size > 0 && between({ acl: olds.acl }, { acl: news.acl }, () => false)) }),
  });
}

async function uploadAll(
  session: Session,
  inputs: DirectoryInputs,
  paths: string[],
  doing: (path: string, work: (session: Session) => Promise<void>) => Promise<void>,
): Promise<void> {
  const sizeOf = (path: string) => inputs.files[path]?.size ?? 0;
  const total = paths.reduce((sum, path) => sum + sizeOf(path), 0);
  const progress = progressOf(session, thingOf(inputs), total);
  await inParallel(paths, together, (path) =>
    doing(path, async (own) => {
      const content = await contentOf(`${inputs.source}/${path}`, inputs.files[path] ?? unread, undefined);
      await upload(own, fileIn(inputs, path), content, inputs);
      progress(content.size);
    }),
  );
  if (paths.length > 0) await seeAllUploaded(session, inputs, paths);
}

/** Sees that the platform has as many bytes of each file as were sent. */
async function seeAllUploaded(session: Session, inputs: DirectoryInputs, paths: string[]): Promise<void> {
  const wrongIn = (sizes: Map<string, number>) => paths.find((path) => sizes.get(path) !== inputs.files[path]?.size);
  const sizes = await readUntil(
    session.client.clock,
    () => listTree(session, inputs),
    (live) => wrongIn(live) === undefined,
  );
  const wrong = wrongIn(sizes);
  if (wrong !== undefined) throw otherSize(fileIn(inputs, wrong), inputs.files[wrong]?.size ?? 0, sizes.get(wrong));
}

async function removeFile(session: Session, inputs: DirectoryInputs, path: string): Promise<void> {
  const file = fileIn(inputs, path);
  await unlessTaken(session, file, () =>
    deleteOnce({
      clock: session.client.clock,
      // assumption: delete-missing-file
      remove: () => session.client.call(contract.remove, { path: connectorPath(file), query: { object: file.path } }),
      isGone: async () => (await findFile(session, file)) === undefined,
    }),
  );
}

async function directoryUrl(session: Session, inputs: DirectoryInputs): Promise<string | undefined> {
  const url = await urlOf(session, inputs);
  return url && `${url}/`;
}

async function deleting(session: Session, state: DirectoryState): Promise<CheckFailure[]> {
  return state.exclusive ? refusedDeletion(session, state, await listTree(session, state)) : [];
}

/** Why a directory cannot be deleted as a whole. */
function refusedDeletion(session: Session, state: DirectoryState, live: Awaited<ReturnType<typeof listTree>>): CheckFailure[] {
  const others = lostIn(live, state.files, { ...state, files: {} }).filter((path) => !isTaken(session, fileIn(state, path)));
  return state.allowDataLoss ? [] : refusedLoss(state, "exclusive", "deleting", others);
}

/** Files of others stay. Only a directory that is exclusive is deleted as a whole, and not before others were looked for. */
async function remove(session: Session, _id: string, state: DirectoryState): Promise<void> {
  if (state.adopted) return session.warn(staysAdopted(thingOf(state)));
  const isOthers = (path: string) => isTaken(session, fileIn(state, path));
  const removeEach = (paths: string[]) => inParallel(paths, together, (path) => removeFile(session, state, path));
  const kept = Object.keys(state.files).filter(isOthers).length;
  if (kept > 0) session.warn(`${thingOf(state)}: ${plural(kept, "file")} kept. Another resource of the program manages what is there now.`);
  if (!state.exclusive) return void (await removeEach(Object.keys(state.files)));
  const live = await listTree(session, state);
  refuseAny(refusedDeletion(session, state, live), allowFirst);
  // The call for a directory would take them, too.
  if ([...live.keys()].some(isOthers)) return void (await removeEach([...live.keys()]));
  await deleteOnce({
    clock: session.client.clock,
    // With the slash no storage takes it for the beginning of other names.
    remove: () => session.client.call(contract.removeDirectory, { path: connectorPath(state), query: { dir: `${state.path}/` } }),
    isGone: async () => (await listTree(session, state)).size === 0,
  });
}
