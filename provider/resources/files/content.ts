import type { Digest } from "../../digest";
import { openUnchanged } from "../localFile";
import { mediaTypeOf } from "./mediaTypes";
import type { Content } from "./send";

/** A file of the program's folder, as it was when the program told what is in it. */
export async function contentOf(source: string, expected: Digest, contentType: string | undefined): Promise<Content> {
  return { blob: await openUnchanged(source, expected.hash, contentType ?? mediaTypeOf(source)), ...expected };
}

/** A text of the program. */
export function textContent(text: string, digest: Digest, path: string, contentType: string | undefined): Content {
  return { blob: new Blob([text], { type: contentType ?? mediaTypeOf(path) }), ...digest };
}
