import { basename } from "node:path";
import * as contract from "../../../contract/bulk";
import type { Handler } from "../../../lifecycle/handler";
import { listed, plural } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { openUnchanged } from "../../localFile";
import { runsAgainFor } from "../../runsAgainFor";
import { byEffects, countIds, countRecords, lackingColumns, refuseClosed, refuseLacking } from "../effect";
import { taskLife } from "../life";
import type { Effect, ImportState } from "../schema";
import type { Table } from "../tables";
import { type Content, contentsOf, contentsOfTables, type Package, zipOfTables } from "../zip";
import { type DataImportInputs, type DataImportState, schema } from "./schema";

export const dataImport: Handler<DataImportInputs, DataImportState> = {
  kind: "DataImport",
  schema,
  mayBeUnset: ["zip", "withIds", "triggers", "taskId", "uncertain"],
  computed: { taskId: true, uncertain: true, effects: true },
  ...taskLife<DataImportInputs, Pick<ImportState, "effects">>({
    thing,
    identity: whatOf,
    againFor: runsAgainFor.DataImport,
    unknown: { effects: [] },
    inputsOnly: ["tables"],
    async inspect(session, inputs) {
      const contents = await contentsIn(inputs);
      // In a preview the object, or its field, may be yet to come.
      for (const lacking of await lackingColumns(session, contents)) session.warn(`${thing(inputs)}: ${lacking}`);
    },
    async prepare(session, inputs) {
      const { withIds = false, checkIntegrity = true, zip = "import.zip" } = inputs;
      const { contents, content, remove } = await packageOf(inputs);
      const objectNames = contents.map(({ objectName }) => objectName);
      try {
        await refuseClosed(session, objectNames);
        await refuseLacking(session, contents);
        const query = {
          filename: basename(zip),
          flag: withIds ? ("hasid" as const) : ("noid" as const),
          comment: `${checkIntegrity}` as const,
        };
        session.tell(`${thing(inputs)}: ${contents.map(({ objectName, rows }) => `${plural(rows, "row")} of ${objectName}`).join(", ")}.`);
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
    proof: byEffects<DataImportInputs>({ thing, noun: "record", count: countRecords, ofPart }),
    stays: (inputs) => `${thing(inputs)}: what it imported stays on the platform.`,
  }),
};

function thing(inputs: DataImportInputs): string {
  return `The import of ${whatOf(inputs)}`;
}

/** What is imported, by its file or by its objects, which state keeps with the effects. */
function whatOf({ zip, tables, contentHash, effects = [] }: DataImportInputs & Partial<ImportState>): string {
  const names = (tables ?? effects).map(nameOf);
  return zip ?? (names.length > 0 ? listed(names) : `records ${contentHash.slice(0, 8)}`);
}

/** In a preview the name of an object that is yet to come is not known. */
function nameOf({ objectName }: { objectName?: string }): string {
  return objectName ?? "a new object";
}

function ofPart({ withIds }: DataImportInputs): string | undefined {
  if (withIds) return undefined;
  return "Some of its rows may have come. Without ids, all rows that are sent again are made once more: send only those that are missing.";
}

/** What is to be imported, as far as a preview knows it: what is to come from other resources is there without a value. */
async function contentsIn(inputs: DataImportInputs): Promise<Content[]> {
  const { tables = [], zip, withIds = false } = inputs;
  if (Object.hasOwn(inputs, "withIds") && inputs.withIds === undefined) return [];
  if (zip !== undefined) return contentsOf(zip, withIds);
  const isKnown = ({ rows, csv }: Table) =>
    csv !== undefined || rows?.every((row) => row && !Object.values(row).includes(undefined as never));
  const known = tables.filter(isKnown).map((table) => ({ ...table, objectName: nameOf(table) }));
  return contentsOfTables(known, withIds);
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
