import { CallError, isAbsent, isAmbiguous, isRefused } from "../../client/errors";
import { inParallel } from "../../client/inParallel";
import { connectorPath, findFile, type Place, together } from "../../client/listing";
import * as contract from "../../contract/files";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import type { UploadOptions } from "./place";
import { progressOf } from "./progress";
import { hasContent } from "./remote";
import { type Content, nameOf, sendFile } from "./send";
import { endedBySignal } from "./underWay";

/** Size of the parts unless the program says otherwise. */
const defaultPart = 16 * 1024 * 1024;

/** How often a part is sent that the platform refuses, and the waits between, in milliseconds. */
const waits = [1000, 2000];

interface Part {
  number: number;
  content: Blob;
}

/**
 * Uploads a file in parts, some at a time. A part that fails is sent again, those that have arrived are not. An upload that fails is given
 * up on the platform too: its parts would use storage until somebody does it.
 */
export async function uploadInParts(
  session: Session,
  place: Place,
  content: Content,
  { uploadAs, partSize }: UploadOptions,
): Promise<void> {
  const { blob, size } = content;
  const { client } = session;
  const path = connectorPath(place);
  const begun = await begin(session, place, blob.type);
  const query = { object: place.path, uploadId: begun.uploadId };
  const giveUp = () => abort(session, place, begun.uploadId);
  await endedBySignal(giveUp, async () => {
    let listed: { ETag: string; partNumber: string }[];
    try {
      const progress = progressOf(session, `File ${place.path}`, size);
      listed = await sendParts(partsOf(blob, partSize ?? defaultPart), async ({ number, content: part }) => {
        const ETag = await repeated(session, () =>
          sendFile(session, uploadAs, part, nameOf(place), {}, (body) =>
            client.call(contract.uploadPart, { path, query: { ...query, partNumber: number }, body }),
          ),
        );
        progress(part.size);
        return { ETag, partNumber: String(number) };
      });
    } catch (error) {
      // Nothing has come in the place of the file, whatever became of the part.
      throw new RefusedChange([messageOf(error), ...(await giveUp())].join("\n"));
    }
    try {
      await writeOnce({
        clock: client.clock,
        write: () => client.call(contract.completeUpload, { path, query, body: listed }),
        done: async () => {
          const there = await findFile(session, place);
          return there !== undefined && hasContent(session, place, there.size, content);
        },
      });
    } catch (error) {
      const left = await giveUp();
      throw left.length > 0 ? new RefusedChange([messageOf(error), ...left].join("\n"), { cause: error }) : error;
    }
  });
}

/** The type of the file is that of the first call. */
async function begin({ client }: Session, place: Place, type: string): Promise<{ uploadId: string }> {
  const query = { object: place.path };
  try {
    return await client.call(contract.beginUpload, { path: connectorPath(place), query, body: { content: new Blob([], { type }) } });
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
    // No call lists uploads: what has no id can neither go on nor be given up.
    throw new RefusedChange(
      `${messageOf(error)} File ${place.path} is as it was. An upload may have begun that no call finds; it holds no parts. Run \`pulumi up\` again.`,
    );
  }
}

/** The first part alone: it tells how the platform takes files. */
async function sendParts<Result>([first, ...others]: Part[], send: (part: Part) => Promise<Result>): Promise<Result[]> {
  if (!first) return [];
  return [await send(first), ...(await inParallel(others, together, send))];
}

/** The parts of a file; larger than wanted where there would be too many of them. */
function partsOf(blob: Blob, wanted: number): Part[] {
  const partSize = Math.max(wanted, Math.ceil(blob.size / contract.maximumParts));
  const count = Math.max(1, Math.ceil(blob.size / partSize));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    content: blob.slice(index * partSize, (index + 1) * partSize, blob.type),
  }));
}

/** A part at its place once more is the same part: one that is refused is sent again. What else fails the client has repeated. */
async function repeated<T>({ client: { clock } }: Session, send: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await send();
    } catch (error) {
      if (!isRefused(error)) throw error;
    }
    await clock.sleep(wait);
  }
  return send();
}

/** Gives an upload up; answers what a user must know where that fails. */
async function abort({ client }: Session, place: Place, uploadId: string): Promise<string[]> {
  try {
    await readUntil(
      client.clock,
      () =>
        client.call(contract.abortUpload, { path: connectorPath(place), query: { object: place.path, uploadId } }).then(
          () => true,
          (error) => {
            if (isAbsent(error)) return true;
            if (error instanceof CallError && error.ambiguous) return false;
            throw error;
          },
        ),
      Boolean,
    );
    return [];
  } catch (error) {
    return [`Upload ${uploadId} of ${place.path} was not given up, its parts use storage: ${messageOf(error)}`];
  }
}
