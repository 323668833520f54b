import { connectorPath, findFile } from "../../../client/listing";
import * as contract from "../../../contract/files";
import type { Digest } from "../../../digest";
import { between } from "../../../lifecycle/between";
import { type Handler, type Made, RefusedChange } from "../../../lifecycle/handler";
import { existsAlready } from "../../../lifecycle/messages";
import { recorded } from "../../../lifecycle/recording";
import { remove as removeThing } from "../../../lifecycle/remove";
import type { Session } from "../../../lifecycle/session";
import { contentOf, textContent } from "../content";
import { idOf, placeChanges, placeOf } from "../place";
import { hasContent, liveDigest, remoteDigest, urlOf } from "../remote";
import type { Content } from "../send";
import { taken } from "../taking";
import { seeUploaded, upload } from "../upload";
import { type FileInputs, type FileState, schema } from "./schema";

export const file: Handler<FileInputs, FileState> = {
  kind: "File",
  mayBeUnset: ["url", "adopted"],
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

/** What no call tells of a file: only an upload proves it. */
const untold = ["acl", "contentType"] as const;
const isTold = (name: string) => !untold.some((one) => one === name);

async function create(session: Session, inputs: FileInputs): Promise<Made<FileState>> {
  const id = idOf(inputs);
  const there = await taken(session, [inputs], () => findOwn(session, id, inputs));
  const adopted = (there && inputs.adoptExisting) || undefined;
  const known = { ...between<object>({}, withoutContent(inputs), isTold), contentHash: there?.hash ?? "", adopted } as FileState;
  return { id, state: await update(session, id, known, inputs) };
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

/** Uploads the file, unless it is there as declared. */
async function update(shared: Session, id: string, olds: FileState, news: FileInputs): Promise<FileState> {
  // Before anything is written: the address depends on the path alone.
  const url = await urlOf(shared, news);
  const isAsDeclared = untold.every((name) => olds[name] === news[name]) && (await hasDeclared(shared, olds, news));
  return recorded(shared, {
    id,
    work: async (session) => {
      if (!isAsDeclared) await put(session, news);
      return { ...withoutContent(news), url, adopted: olds.adopted };
    },
    known: () => between(olds, withoutContent(news), isTold),
  });
}

/** Whether the platform has the content; after an update that failed half-way only a look tells. */
async function hasDeclared(session: Session, olds: FileState, news: FileInputs): Promise<boolean> {
  if (!olds.unfinished) return olds.contentHash === news.contentHash;
  const there = await findFile(session, news);
  return there !== undefined && hasContent(session, news, there.size, digestIn(news));
}

async function put(session: Session, inputs: FileInputs): Promise<void> {
  const content = await contentIn(inputs);
  await upload(session, inputs, content, inputs);
  await seeUploaded(session, inputs, content.size);
}

async function contentIn({ content, source, path, contentType, ...inputs }: FileInputs): Promise<Content> {
  const digest = { size: inputs.size, hash: inputs.contentHash };
  return source === undefined ? textContent(content ?? "", digest, path, contentType) : contentOf(source, digest, contentType);
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
