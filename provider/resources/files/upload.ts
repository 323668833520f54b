import { CallError, isRefused } from "../../client/errors";
import type { Upload } from "../../contract/content";
import * as contract from "../../contract/files";
import type { Digest } from "../../digest";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { connectorPath, defaultThreshold, type Place, type UploadOptions } from "./place";
import { findFile } from "./remote";
import { uploadInParts } from "./uploadInParts";

/** What is uploaded. */
export interface Content extends Digest {
  blob: Blob;
}

/** Uploads a file and sees that the platform has as many bytes as were sent. */
export async function upload(session: Session, place: Place, content: Content, options: UploadOptions): Promise<void> {
  const { multipartThreshold = defaultThreshold } = options;
  if (content.size > multipartThreshold) await uploadInParts(session, place, content, options);
  else await uploadAtOnce(session, place, content, options);
  const stored = await readUntil(
    session.client.clock,
    () => findFile(session, place),
    (there) => there?.size === content.size,
  );
  if (stored?.size !== content.size) throw new StoredDifferently(place.path, content.size, stored?.size);
}

/** The platform has accepted an upload and does not show it as it was sent. */
export class StoredDifferently extends RefusedChange {
  constructor(path: string, sent: number, stored: number | undefined) {
    const found = stored === undefined ? "does not show it" : `shows ${stored}`;
    super(
      `File ${path} was uploaded with ${sent} bytes, and the platform ${found}. Where it takes files otherwise than they were sent, set ` +
        '`uploadAs` to "body" or "form".',
    );
  }
}

async function uploadAtOnce(session: Session, place: Place, { blob }: Content, { acl, uploadAs }: UploadOptions): Promise<void> {
  await sendFile(session, uploadAs, blob, nameOf(place), { ...(acl && { acl }) }, (body, fields) =>
    session.client.call(contract.put, {
      path: connectorPath(place),
      // A form has it among its parts.
      query: { object: place.path, ...(fields === undefined && acl && { acl }) },
      body,
    }),
  );
}

/** The last segment of a path. */
export function nameOf({ path }: Place): string {
  return path.split("/").at(-1) ?? path;
}

/**
 * Sends bytes as the platform takes them: alone, or as a part of a form where it refuses that. The other way round would be wrong where the
 * platform stores a form as it is.
 */
// assumption: upload
export async function sendFile<T>(
  { platform }: Session,
  uploadAs: UploadOptions["uploadAs"],
  content: Blob,
  filename: string,
  fields: Record<string, string>,
  send: (body: Upload, fields?: Record<string, string>) => Promise<T>,
): Promise<T> {
  const form = () => send({ content, form: { part: "object", filename, fields } }, fields);
  if ((uploadAs ?? platform.uploadAs) === "form") return form();
  try {
    return await send({ content });
  } catch (error) {
    if (uploadAs !== undefined || !isRefused(error)) throw error;
    const answer = await form().catch((second) => {
      throw second instanceof CallError && !isRefused(second) ? second : error;
    });
    platform.uploadAs = "form";
    return answer;
  }
}
