import { isAmbiguous } from "../../../client/errors";
import { connectorPath, findFile } from "../../../client/listing";
import * as contract from "../../../contract/files";
import type { Digest } from "../../../digest";
import { type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { existsAlready } from "../../../lifecycle/messages";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { contentOf, textContent } from "../content";
import { idOf, placeChanges, placeOf } from "../place";
import { hasContent, liveDigest, remoteDigest, urlOf } from "../remote";
import type { Content } from "../send";
import { taken } from "../taking";
import { StoredDifferently, seeUploaded, upload } from "../upload";
import { type FileInputs, type FileState, schema } from "./schema";

export const file: Handler<FileInputs, FileState> = {
  kind: "File",
  schema,
  computed: { url: true },
  inputsOnly: ["content"],
  replaces: placeChanges,
  identity: idOf,
  create,
  read,
  update,
  delete: remove,
};

const digestIn = ({ size, contentHash }: FileInputs): Digest => ({ size, hash: contentHash });
const thingOf = ({ path }: FileInputs) => `File ${path}`;

async function create(session: Session, inputs: FileInputs): Promise<Made<FileState>> {
  const id = idOf(inputs);
  const there = await taken(session, [inputs], () => findOwn(session, id, inputs));
  if (there?.hash !== inputs.contentHash) await put(session, id, inputs, inputs);
  return { id, state: { ...(await finished(session, inputs)), adopted: (there && inputs.adoptExisting) || undefined } };
}

/** What is at the path that can become the file of this resource. One with the same content is there after a run that could not tell. */
async function findOwn(session: Session, id: string, inputs: FileInputs): Promise<Digest | undefined> {
  const there = await findSettled(session, inputs);
  if (there && there.hash !== inputs.contentHash && !inputs.adoptExisting) throw new RefusedChange(existsAlready(thingOf(inputs), id));
  return there;
}

/** What is at the path before a creation. What was deleted a moment ago may still show, so that what shows is looked at again. */
// assumption: stale-reads
async function findSettled(session: Session, inputs: FileInputs): Promise<Digest | undefined> {
  const there = await findFile(session, inputs);
  const live = there && (await liveDigest(session, inputs, there.size, digestIn(inputs)));
  return live && (await findFile(session, inputs)) && live;
}

async function read(session: Session, id: string, state: FileState | undefined): Promise<FileState | undefined> {
  const place = state ?? placeOf(id, "path of the file");
  const there = await findFile(session, place);
  if (!there) return undefined;
  if (!state) {
    const { size, hash } = await remoteDigest(session, place);
    return { ...place, size, contentHash: hash, url: await urlOf(session, place) };
  }
  const { unfinished, ...known } = state;
  const live = await liveDigest(session, place, there.size, digestIn(state));
  return live && { ...known, size: live.size, contentHash: live.hash };
}

async function update(session: Session, id: string, olds: FileState, news: FileInputs): Promise<FileState> {
  const isUploaded = olds.unfinished
    ? await isThere(session, news)
    : olds.contentHash === news.contentHash && olds.acl === news.acl && olds.contentType === news.contentType;
  if (!isUploaded) await put(session, id, olds, news);
  return { ...(await finished(session, news)), adopted: olds.adopted };
}

async function isThere(session: Session, news: FileInputs): Promise<boolean> {
  const there = await findFile(session, news);
  return there !== undefined && hasContent(session, news, there.size, digestIn(news));
}

/** Uploads; where it is unknown whether the file is the new one, state tells, and the next update looks. */
async function put(session: Session, id: string, known: FileState, news: FileInputs): Promise<void> {
  const content = await contentIn(news);
  try {
    await upload(session, news, content, news);
    await seeUploaded(session, news, content.size);
  } catch (error) {
    if (!isAmbiguous(error) && !(error instanceof StoredDifferently)) throw error;
    const state = { ...withoutContent(news), adopted: known.adopted, url: known.url, unfinished: {} };
    throw new PartialFailure({ id, state }, [messageOf(error)]);
  }
}

async function contentIn({ content, source, path, contentType, ...inputs }: FileInputs): Promise<Content> {
  const digest = { size: inputs.size, hash: inputs.contentHash };
  return source === undefined ? textContent(content ?? "", digest, path, contentType) : contentOf(source, digest, contentType);
}

async function finished(session: Session, inputs: FileInputs): Promise<FileState> {
  return { ...withoutContent(inputs), url: await urlOf(session, inputs) };
}

/** State holds what tells the content, and not the content. */
function withoutContent({ content, ...inputs }: FileInputs): FileInputs {
  return inputs;
}

async function remove(session: Session, _id: string, state: FileState): Promise<void> {
  await removeThing(session, {
    thing: thingOf(state),
    adopted: state.adopted,
    // assumption: delete-missing-file
    remove: () => session.client.call(contract.remove, { path: connectorPath(state), query: { object: state.path } }),
    look: () => findFile(session, state),
  });
}
