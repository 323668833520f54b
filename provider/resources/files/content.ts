import { openAsBlob } from "node:fs";
import { type Digest, digestOf } from "../../digest";
import { RefusedChange } from "../../lifecycle/handler";
import type { Content } from "./upload";

/** A file of the program's folder, as it was when the program told what is in it. */
export async function contentOf(source: string, expected: Digest, contentType: string | undefined): Promise<Content> {
  const type = contentType ?? (await typeOf(source));
  const blob = await openAsBlob(source, { type }).catch((error: NodeJS.ErrnoException) => {
    throw new RefusedChange(`${source} cannot be read: ${error.code ?? error.message}. Paths are relative to the folder of the program.`);
  });
  // A file that changes from now on cannot be read through the blob any more.
  const { hash } = await digestOf(blob.stream());
  if (hash !== expected.hash) throw new RefusedChange(`${source} has changed since the program read it. Run \`pulumi up\` again.`);
  return { blob, ...expected };
}

/** A text of the program. */
export async function textContent(text: string, digest: Digest, path: string, contentType: string | undefined): Promise<Content> {
  return { blob: new Blob([text], { type: contentType ?? (await typeOf(path)) }), ...digest };
}

/** The media type that fits the name of a file. */
async function typeOf(path: string): Promise<string> {
  // Published as an ES module only.
  const { default: mime } = await import("mime");
  return mime.getType(path) ?? "application/octet-stream";
}
