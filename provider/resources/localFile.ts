import { constants, openAsBlob } from "node:fs";
import { access } from "node:fs/promises";
import { digestOf } from "../digest";
import { RefusedChange } from "../lifecycle/handler";
import { unreadable } from "../unreadable";

/** A file of the program's folder, as it was when the program told what is in it. */
export async function openUnchanged(path: string, hash: string, type: string): Promise<Blob> {
  // What is wrong with a file opening it as a blob does not say.
  await access(path, constants.R_OK).catch((error) => {
    throw new RefusedChange(unreadable(path, error));
  });
  const blob = await openAsBlob(path, { type });
  // A file that changes from now on cannot be read through the blob any more.
  if ((await digestOf(blob.stream())).hash !== hash)
    throw new RefusedChange(`${path} has changed since the program read it. Run \`pulumi up\` again.`);
  return blob;
}
