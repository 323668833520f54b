import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Driver, Properties } from "./driver";
import { removeAtEnd } from "./leftovers";

/** Where the tests keep files: a connector of the tenant. */
export const bucket = { connectorType: "obs", connectorName: "demo__files" } as const;

/** The connector, on a fresh tenant. */
export function addBucket({ emulator: { world } }: Pick<Driver, "emulator">): string {
  return world.connectors.add({ type: bucket.connectorType, name: bucket.connectorName }).id;
}

/** What tells the content of a file, as the program registers it. */
export function digest(content: string | Buffer): { size: number; contentHash: string } {
  return { size: Buffer.byteLength(content), contentHash: createHash("sha256").update(content).digest("hex") };
}

/** A folder that is gone when the tests of the file end. */
export function temporaryFolder(files: Record<string, string | Buffer> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "astrozero-files-"));
  removeAtEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Inputs of a file whose content is a text of the program. */
export function textFile(content: string, more: Properties = {}): Properties {
  return { ...bucket, path: "a/b.txt", content, ...digest(content), ...more };
}

/** Inputs of a file, on a fresh tenant. */
export function fileOf(driver: Driver): Properties {
  addBucket(driver);
  return textFile("a text");
}

/** Inputs of a directory with one file, on a fresh tenant. */
export function directoryOf(driver: Driver): Properties {
  addBucket(driver);
  return { ...bucket, path: "a", source: temporaryFolder({ readme: "a text" }), files: { readme: folderFile("a text") } };
}

/** What tells the content of a file in a folder, as the program registers it. */
export function folderFile(content: string | Buffer): { size: number; hash: string } {
  const { size, contentHash } = digest(content);
  return { size, hash: contentHash };
}
