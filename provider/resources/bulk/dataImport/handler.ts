import { basename } from "node:path";
import * as contract from "../../../contract/bulk";
import type { Handler } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { openUnchanged } from "../../localFile";
import { byEffects, countIds, countRecords, refuseClosed } from "../effect";
import { taskLife } from "../life";
import type { Effect, ImportState } from "../schema";
import { type Content, contentsOf, type Package, zipOfTables } from "../zip";
import { type DataImportInputs, type DataImportState, schema } from "./schema";

export const dataImport: Handler<DataImportInputs, DataImportState> = {
  kind: "DataImport",
  schema,
  computed: { taskId: true, uncertain: true, effects: true },
  ...taskLife<DataImportInputs, Pick<ImportState, "effects">>({
    thing,
    identity: ({ zip, contentHash }) => zip ?? contentHash,
    againFor: ["contentHash", "withIds", "triggers"],
    unknown: { effects: [] },
    inputsOnly: ["tables"],
    async prepare(session, inputs) {
      const { withIds = false, checkIntegrity = true, zip = "import.zip" } = inputs;
      const { contents, content, remove } = await packageOf(inputs);
      const objectNames = contents.map(({ objectName }) => objectName);
      try {
        await refuseClosed(session, objectNames);
        const query = {
          filename: basename(zip),
          flag: withIds ? ("hasid" as const) : ("noid" as const),
          comment: `${checkIntegrity}` as const,
        };
        session.tell(`${thing(inputs)}: ${contents.map(({ objectName, rows }) => `${rows} rows of ${objectName}`).join(", ")}.`);
        return {
          objectNames,
          async look() {
            const effects: Effect[] = [];
            for (const part of contents) effects.push(await effectOf(session, part));
            return { effects };
          },
          send: () => session.client.call(contract.importData, { query, body: { content } }),
          end: remove,
        };
      } catch (error) {
        await remove();
        throw error;
      }
    },
    proof: byEffects<DataImportInputs>({ thing, noun: "records", count: countRecords }),
    stays: (inputs) => `${thing(inputs)}: what it imported stays on the platform.`,
  }),
};

function thing({ zip, contentHash }: DataImportInputs): string {
  return `The import of ${zip ?? `records ${contentHash.slice(0, 8)}`}`;
}

async function packageOf({ tables, zip = "", withIds = false, contentHash }: DataImportInputs): Promise<Package & { contents: Content[] }> {
  if (tables) return zipOfTables(tables, withIds);
  const content = await openUnchanged(zip, contentHash, "application/zip");
  return { content, contents: await contentsOf(zip, withIds), remove: async () => {} };
}

/** A row whose id exists changes its record, any other one makes one (um-06-0037). */
async function effectOf(session: Session, { objectName, rows, ids }: Content): Promise<Effect> {
  const before = await countRecords(session, objectName);
  return { objectName, before, expected: before + rows - (await countIds(session, objectName, ids)) };
}
