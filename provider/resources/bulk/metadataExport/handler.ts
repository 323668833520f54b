import * as contract from "../../../contract/bulk";
import type { Handler } from "../../../lifecycle/handler";
import { runsAgainFor } from "../../runsAgainFor";
import { exportLife } from "../exports";
import { type MetadataExportInputs, type MetadataExportState, schema } from "./schema";

export const metadataExport: Handler<MetadataExportInputs, MetadataExportState> = {
  kind: "MetadataExport",
  schema,
  mayBeUnset: ["objects", "templateName", "schedule", "triggers", "taskId", "uncertain"],
  computed: { taskId: true, uncertain: true },
  ...exportLife<MetadataExportInputs>("objects", runsAgainFor.MetadataExport, ({ client }, { templateName }, body) =>
    client.call(contract.exportMetadata, { query: templateName === undefined ? undefined : { flag: "template" }, body }),
  ),
};
