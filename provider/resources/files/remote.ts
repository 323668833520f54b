import { isAbsent, isNotOffered } from "../../client/errors";
import { connectorPath, findFile, type Place } from "../../client/listing";
import { NetworkError } from "../../client/networkError";
import * as contract from "../../contract/files";
import { type Digest, digestOf } from "../../digest";
import { messageOf } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";

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
