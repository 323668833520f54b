import { CallError, isRefused } from "../../client/errors";
import type { Place } from "../../client/listing";
import type { Upload } from "../../contract/content";
import type { Digest } from "../../digest";
import type { Session } from "../../lifecycle/session";
import type { UploadOptions } from "./place";

/** What is uploaded. */
export interface Content extends Digest {
  blob: Blob;
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
