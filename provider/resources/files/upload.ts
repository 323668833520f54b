import { connectorPath, findFile, type Place } from "../../client/listing";
import * as contract from "../../contract/files";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { defaultThreshold, type UploadOptions } from "./place";
import { type Content, nameOf, sendFile } from "./send";
import { uploadInParts } from "./uploadInParts";

/** Uploads a file. */
export async function upload(session: Session, place: Place, content: Content, options: UploadOptions): Promise<void> {
  const { multipartThreshold = defaultThreshold } = options;
  if (content.size > multipartThreshold) await uploadInParts(session, place, content, options);
  else await uploadAtOnce(session, place, content, options);
}

/** Sees that the platform has as many bytes of a file as were sent. */
export async function seeUploaded(session: Session, place: Place, size: number): Promise<void> {
  const stored = await readUntil(
    session.client.clock,
    () => findFile(session, place),
    (there) => there?.size === size,
  );
  if (stored?.size !== size) throw otherSize(place, size, stored?.size);
}

/** The platform has accepted an upload and does not show it as it was sent. */
export function otherSize({ path }: Place, sent: number, stored: number | undefined): RefusedChange {
  const found = stored === undefined ? "does not show it" : `shows ${stored}`;
  return new RefusedChange(
    `File ${path} was uploaded with ${sent} bytes, and the platform ${found}. Where it takes files otherwise than they were sent, set ` +
      '`uploadAs` to "body" or "form".',
  );
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
