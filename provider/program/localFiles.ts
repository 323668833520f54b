import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { type Digest, digestOf, textDigest } from "../digest";
import { unreadable } from "../unreadable";
import { runError } from "./runError";
import { type AssetSource, isAsset } from "./sources";

/** What a file of a connector is made of, as its resource is registered with it. */
export interface FileContent {
  content?: pulumi.Output<string>;
  /** Relative to the folder of the program. */
  source?: pulumi.Output<string>;
  contentHash: pulumi.Output<string>;
  size: pulumi.Output<number>;
}

/** A text, the path of a file, or an asset that stands for one of them. `place` is what it is for, in the words of a message. */
export function fileContentOf(
  place: string,
  content: pulumi.Input<string> | AssetSource | undefined,
  source: pulumi.Input<string> | undefined,
): FileContent {
  if (content !== undefined && source !== undefined) throw runError(`${place}: give either content or source, not both.`);
  if (source !== undefined) return localFile(place, source);
  if (content === undefined) throw runError(`${place}: give content or source.`);
  if (!isAsset(content)) return text(content);
  if ("text" in content) return text(content.text);
  if ("path" in content) return localFile(place, content.path);
  throw runError(`${place}: a remote asset is not read. Give a FileAsset or a StringAsset.`);
}

function text(given: pulumi.Input<string>): FileContent {
  const content = pulumi.output(given) as pulumi.Output<string>;
  return { content, ...told(content.apply(textDigest)) };
}

function localFile(place: string, given: pulumi.Input<string>): FileContent {
  const source = pulumi.output(given).apply(withinProgram);
  return { source, ...told(source.apply((path) => digestOfFile(place, path))) };
}

function told(digest: pulumi.Output<Digest>): { contentHash: pulumi.Output<string>; size: pulumi.Output<number> } {
  return { contentHash: digest.apply(({ hash }) => hash), size: digest.apply(({ size }) => size) };
}

/** State knows nothing of the machine: what a program gives as an absolute path is told from the folder of the program. */
export function withinProgram(path: string): string {
  return isAbsolute(path) ? relative(process.cwd(), path) : path;
}

/** The digest of a file of the program's folder. */
export async function digestOfFile(place: string, path: string): Promise<Digest> {
  try {
    // A pipe would wait for somebody who writes.
    if (!(await stat(path)).isFile()) throw new Error("it is not a file");
    return await digestOf(createReadStream(path));
  } catch (error) {
    throw notReadable(place, path, error);
  }
}

export function notReadable(place: string, path: string, error: unknown): pulumi.RunError {
  return runError(`${place}: ${unreadable(path, error)}`);
}
