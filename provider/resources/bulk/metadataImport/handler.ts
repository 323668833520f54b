import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { unzipSync } from "fflate";
import * as contract from "../../../contract/bulk";
import { type Handler, RefusedChange } from "../../../lifecycle/handler";
import { listed } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { unreadable } from "../../../unreadable";
import { openUnchanged } from "../../localFile";
import { byEffects } from "../effect";
import { taskLife } from "../life";
import type { Effect, ImportState } from "../schema";
import { type Package, zipOf } from "../zip";
import { type MetadataImportInputs, type MetadataImportState, schema } from "./schema";

export const metadataImport: Handler<MetadataImportInputs, MetadataImportState> = {
  kind: "MetadataImport",
  schema,
  computed: { taskId: true, uncertain: true, effects: true },
  ...taskLife<MetadataImportInputs, Pick<ImportState, "effects">>({
    thing,
    identity: ({ zip, contentHash }) => zip ?? contentHash,
    againFor: ["contentHash", "triggers"],
    unknown: { effects: [] },
    inputsOnly: ["objects"],
    async prepare(session, inputs) {
      const { names, content, remove } = await packageOf(inputs);
      const query = { filename: basename(inputs.zip ?? "import.zip") };
      return {
        objectNames: names,
        async look() {
          const effects: Effect[] = [];
          for (const objectName of names) effects.push({ objectName, before: await countObjects(session, objectName), expected: 1 });
          const there = effects.filter(({ before }) => before > 0).map(({ objectName }) => objectName);
          if (there.length > 0)
            session.warn(`${thing(inputs)}: ${listed(there)} exist already. Whether the import changed them the platform does not tell.`);
          return { effects };
        },
        send: () => session.client.call(contract.importMetadata, { query, body: { content } }),
        end: remove,
      };
    },
    proof: byEffects<MetadataImportInputs>({ thing, noun: "objects of this name", count: countObjects }),
    stays: (inputs) => `${thing(inputs)}: the objects that it made stay on the platform.`,
  }),
};

function thing({ zip, contentHash }: MetadataImportInputs): string {
  return `The import of ${zip ?? `objects ${contentHash.slice(0, 8)}`}`;
}

async function countObjects(session: Session, name: string): Promise<number> {
  return (await session.findObject(name)) ? 1 : 0;
}

/** A zip of one JSON document for each object (um-0038), and the names of the objects. */
async function packageOf({ objects, zip = "", contentHash }: MetadataImportInputs): Promise<Package & { names: string[] }> {
  if (objects) {
    const parts = objects.map((object) => ({ name: `${object.name}.json`, text: [JSON.stringify(object)] }));
    return { ...(await zipOf(parts)), names: objects.map(({ name }) => name) };
  }
  return { content: await openUnchanged(zip, contentHash, "application/zip"), names: await namesIn(zip), remove: async () => {} };
}

async function namesIn(path: string): Promise<string[]> {
  try {
    const files = Object.entries(unzipSync(await readFile(path))).filter(([file]) => !file.endsWith("/"));
    return files.map(([file, bytes]) => {
      const { name } = Object(JSON.parse(new TextDecoder().decode(bytes))) as { name?: unknown };
      if (typeof name !== "string" || name === "") throw new Error(`${file} is no description of an object`);
      return name;
    });
  } catch (error) {
    throw new RefusedChange(unreadable(path, error));
  }
}
