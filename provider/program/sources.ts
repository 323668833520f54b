import { readFile } from "node:fs/promises";
import * as pulumi from "@pulumi/pulumi";

/** A file, or a text that takes the place of one. */
export type AssetSource = pulumi.asset.FileAsset | pulumi.asset.StringAsset;

/** A text of the program, or a file: `new pulumi.asset.FileAsset("scripts/audit.ts")`. */
export type TextSource = pulumi.Input<string> | AssetSource;

/** An object of the program, or a JSON file: `new pulumi.asset.FileAsset("approval.json")`. */
export type JsonSource = pulumi.Input<Record<string, unknown>> | AssetSource;

export function textOf(source: TextSource): pulumi.Input<string> {
  return isFile(source) ? contentOf(source) : source;
}

export function jsonOf(source: JsonSource): pulumi.Input<Record<string, unknown>> {
  return isFile(source) ? parsed(source) : source;
}

function isFile(source: TextSource | JsonSource): source is AssetSource {
  return pulumi.asset.Asset.isInstance(source);
}

async function contentOf(source: AssetSource): Promise<string> {
  if ("text" in source) return source.text;
  const path = await source.path;
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new pulumi.RunError(`${path} cannot be read: ${error.code ?? error.message}. Paths are relative to the folder of the program.`);
  });
}

async function parsed(source: AssetSource): Promise<Record<string, unknown>> {
  const text = await contentOf(source);
  try {
    return JSON.parse(text);
  } catch (error) {
    const name = "path" in source ? await source.path : "The definition";
    throw new pulumi.RunError(`${name} is not JSON: ${(error as Error).message}`);
  }
}
