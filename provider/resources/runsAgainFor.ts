/** The inputs of which a change runs a thing again: its class makes a new intent for them, and its handler runs. */
export const runsAgainFor = {
  FlowRun: ["flow", "inputs", "triggers"],
  ScriptRun: ["script", "version", "debug", "inputs", "triggers"],
  DataImport: ["contentHash", "withIds", "triggers"],
  DataExport: ["objects", "templateName", "encodeType", "schedule", "fileType", "condition", "triggers"],
  MetadataImport: ["contentHash", "triggers"],
  MetadataExport: ["objects", "templateName", "encodeType", "schedule", "triggers"],
  TemplateImport: ["template", "contentHash", "triggers"],
} as const;
