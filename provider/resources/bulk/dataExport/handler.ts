import * as contract from "../../../contract/bulk";
import type { Handler } from "../../../lifecycle/handler";
import { runsAgainFor } from "../../runsAgainFor";
import { exportLife } from "../exports";
import { type DataExportInputs, type DataExportState, schema } from "./schema";

export const dataExport: Handler<DataExportInputs, DataExportState> = {
  kind: "DataExport",
  schema,
  mayBeUnset: ["objects", "templateName", "schedule", "triggers", "taskId", "uncertain"],
  computed: { taskId: true, uncertain: true },
  ...exportLife<DataExportInputs>("records", runsAgainFor.DataExport, ({ client }, { fileType = "csv", condition, templateName }, body) =>
    client.call(contract.exportData, {
      query: { file_type: fileType, ...(templateName !== undefined && { flag: "template" }) },
      body: { ...body, ...(condition && { cond: condition }) },
    }),
  ),
};
