import { readFile } from "node:fs/promises";
import * as pulumi from "@pulumi/pulumi";
import { unreadable } from "../unreadable";
import { runError } from "./runError";

/** A file, or a text that takes the place of one. */
export type AssetSource = pulumi.asset.FileAsset | pulumi.asset.StringAsset;

/** A text of the program, or a file: `new pulumi.asset.FileAsset("scripts/audit.ts")`. */
export type TextSource = pulumi.Input<string> | AssetSource;

/** An object of the program, or a JSON file: `new pulumi.asset.FileAsset("approval.json")`. */
export type JsonSource = pulumi.Input<Record<string, unknown>> | AssetSource;

/** The text of a source. `place` is what it is for, in the words of a message. */
export function textOf(place: string, source: TextSource): pulumi.Input<string> {
  if (isAsset(source)) return contentOf(place, source);
  return typeof source === "string" ? oneLineEnd(source) : pulumi.output(source).apply(oneLineEnd);
}

/** The object of a source. `place` is what it is for, in the words of a message. */
export function jsonOf(place: string, source: JsonSource): pulumi.Input<Record<string, unknown>> {
  return isAsset(source) ? parsed(place, source) : source;
}

export function isAsset(source: TextSource | JsonSource): source is AssetSource {
  return pulumi.asset.Asset.isInstance(source);
}

/** A checkout on Windows may give a text other line ends: they are no change. */
export function oneLineEnd(text: string): string {
  return typeof text === "string" ? text.replaceAll("\r\n", "\n") : text;
}

async function contentOf(place: string, source: AssetSource): Promise<string> {
  if ("text" in source) return oneLineEnd(await source.text);
  if (!("path" in source)) throw runError(`${place}: a remote asset is not read. Give a FileAsset or a StringAsset.`);
  const path = await source.path;
  const text = await readFile(path, "utf8").catch((error) => {
    throw runError(`${place}: ${unreadable(path, error)}`);
  });
  return oneLineEnd(text);
}

async function parsed(place: string, source: AssetSource): Promise<Record<string, unknown>> {
  const text = await contentOf(place, source);
  try {
    return JSON.parse(text);
  } catch (error) {
    const name = "path" in source ? await source.path : "the text";
    throw runError(`${place}: ${name} is not JSON: ${(error as Error).message}`);
  }
}
