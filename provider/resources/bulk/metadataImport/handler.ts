import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { unzipSync } from "fflate";
import * as contract from "../../../contract/bulk";
import { type Handler, RefusedChange } from "../../../lifecycle/handler";
import { listed } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { unreadable } from "../../../unreadable";
import { openUnchanged } from "../../localFile";
import { runsAgainFor } from "../../runsAgainFor";
import { byEffects } from "../effect";
import { taskLife } from "../life";
import type { Effect, ImportState } from "../schema";
import { type Package, twiceIn, zipOf } from "../zip";
import { type MetadataImportInputs, type MetadataImportState, ownName, schema } from "./schema";

export const metadataImport: Handler<MetadataImportInputs, MetadataImportState> = {
  kind: "MetadataImport",
  schema,
  mayBeUnset: ["zip", "triggers", "taskId", "uncertain"],
  computed: { taskId: true, uncertain: true, effects: true },
  ...taskLife<MetadataImportInputs, Pick<ImportState, "effects">>({
    thing,
    identity: whatOf,
    againFor: runsAgainFor.MetadataImport,
    unknown: { effects: [] },
    inputsOnly: ["objects"],
    async inspect(_session, { zip }) {
      if (zip !== undefined) await namesIn(zip);
    },
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
            session.warn(
              `${thing(inputs)}: ${listed(there)} ${there.length === 1 ? "exists" : "exist"} already. Whether the import changes what is there the platform does not tell.`,
            );
          return { effects };
        },
        send: () => session.client.call(contract.importMetadata, { query, body: { content } }),
        end: remove,
      };
    },
    proof: byEffects<MetadataImportInputs>({ thing, noun: "object", count: countObjects }),
    stays: (inputs) => `${thing(inputs)}: the objects that it made stay on the platform.`,
  }),
};

function thing(inputs: MetadataImportInputs): string {
  return `The import of ${whatOf(inputs)}`;
}

/** What is imported, by its file or by its objects, which state keeps with the effects. */
function whatOf({ zip, objects, contentHash, effects = [] }: MetadataImportInputs & Partial<ImportState>): string {
  const names = objects?.map(({ name }) => name) ?? effects.map(({ objectName }) => objectName);
  return zip ?? (names.length > 0 ? listed(names) : `objects ${contentHash.slice(0, 8)}`);
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
    if (files.length === 0) throw new Error("it has no file");
    const names = files.map(([file, bytes]) => {
      const name = ownName.safeParse(Object(JSON.parse(new TextDecoder().decode(bytes))).name);
      if (!name.success) throw new Error(`${file} is no description of an object, or its name has no namespace`);
      return name.data;
    });
    const twice = twiceIn(names);
    if (twice !== undefined) throw new Error(`two files describe ${twice}`);
    return names;
  } catch (error) {
    throw new RefusedChange(unreadable(path, error));
  }
}
