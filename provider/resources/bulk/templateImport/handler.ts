import { basename } from "node:path";
import * as contract from "../../../contract/bulk";
import type { Handler } from "../../../lifecycle/handler";
import { openUnchanged } from "../../localFile";
import { runsAgainFor } from "../../runsAgainFor";
import { byEffects, countRecords } from "../effect";
import { taskLife } from "../life";
import type { Effect, ImportState } from "../schema";
import { schema, type TemplateImportInputs, type TemplateImportState } from "./schema";

export const templateImport: Handler<TemplateImportInputs, TemplateImportState> = {
  kind: "TemplateImport",
  schema,
  mayBeUnset: ["triggers", "taskId", "uncertain"],
  computed: { taskId: true, uncertain: true, effects: true },
  ...taskLife<TemplateImportInputs, Pick<ImportState, "effects">>({
    thing,
    identity: ({ template, file }) => `${template}/${file}`,
    againFor: runsAgainFor.TemplateImport,
    unknown: { effects: [] },
    inputsOnly: [],
    async prepare(session, inputs) {
      const { template, file, contentHash, expects = [] } = inputs;
      const content = await openUnchanged(file, contentHash, "application/octet-stream");
      const query = { template, filename: basename(file) };
      return {
        objectNames: expects.map(({ objectName }) => objectName),
        async look() {
          const effects: Effect[] = [];
          for (const { objectName, records } of expects) {
            const before = await countRecords(session, objectName);
            effects.push({ objectName, before, expected: before + records });
          }
          return { effects };
        },
        send: () => session.client.call(contract.importByTemplate, { query, body: { content } }),
      };
    },
    proof: byEffects<TemplateImportInputs>({ thing, noun: "record", count: countRecords }),
    stays: (inputs) => `${thing(inputs)}: what it imported stays on the platform.`,
  }),
};

function thing({ template, file }: Pick<TemplateImportInputs, "template" | "file">): string {
  return `The import of ${file} by template ${template}`;
}
