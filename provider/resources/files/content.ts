import { constants, openAsBlob } from "node:fs";
import { access } from "node:fs/promises";
import { type Digest, digestOf } from "../../digest";
import { RefusedChange } from "../../lifecycle/handler";
import { mediaTypeOf } from "./mediaTypes";
import type { Content } from "./send";

/** A file of the program's folder, as it was when the program told what is in it. */
export async function contentOf(source: string, expected: Digest, contentType: string | undefined): Promise<Content> {
  const type = contentType ?? mediaTypeOf(source);
  // What is wrong with a file opening it as a blob does not say.
  await access(source, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new RefusedChange(`${source} cannot be read: ${error.code ?? error.message}. Paths are relative to the folder of the program.`);
  });
  const blob = await openAsBlob(source, { type });
  // A file that changes from now on cannot be read through the blob any more.
  const { hash } = await digestOf(blob.stream());
  if (hash !== expected.hash) throw new RefusedChange(`${source} has changed since the program read it. Run \`pulumi up\` again.`);
  return { blob, ...expected };
}

/** A text of the program. */
export function textContent(text: string, digest: Digest, path: string, contentType: string | undefined): Content {
  return { blob: new Blob([text], { type: contentType ?? mediaTypeOf(path) }), ...digest };
}
