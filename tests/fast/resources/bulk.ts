import { createHash } from "node:crypto";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { temporaryFolder } from "../../support/bucket";
import type { Driver, Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";

export const objectName = "demo__Region__CST";

/** An object that imports and exports reach. */
export function openObject(driver: Driver, name = objectName): string {
  const { objectId } = makeObject(driver, name);
  driver.emulator.world.objects.get(objectId).allowBulkApiAccess = true;
  return objectId;
}

/** The same with a number beside its name. */
export function openSized(driver: Driver): string {
  const id = openObject(driver);
  driver.emulator.world.fields.add(id, [{ name: "demo__size__CST", label: "Size", dataType: "number", dataLength: 9, scale: 0 }]);
  return id;
}

export const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Inputs of an import of rows, as the class makes them. */
export function rowsOf(rows: Properties[], more: Properties = {}): Properties {
  return { tables: [{ objectName, rows }], contentHash: sha256(JSON.stringify(rows)), ...more };
}

/** The names and numbers of the records that the tenant has. */
export function stored({ emulator }: Driver, name = objectName): unknown[][] {
  return emulator.world.records.all(name).map(({ values }) => [values.name, values.demo__size__CST ?? null]);
}

export function zipped(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])));
}

/** How often a call was made. */
export const calls = ({ emulator }: Driver, operation: string) => emulator.requests.count({ operation });

/** The path of a zip in a folder of its own, and what tells its content: inputs of an import. */
export function zipFile(files: Record<string, string>): { zip: string; contentHash: string } {
  const bytes = zipped(files);
  return { zip: join(temporaryFolder({ "import.zip": Buffer.from(bytes) }), "import.zip"), contentHash: sha256(bytes) };
}
