/** The inputs of which a change runs a thing again: its class makes a new intent for them, and its handler runs it. */
export const runsAgainFor = {
  FlowRun: ["flow", "inputs", "triggers"],
  ScriptRun: ["script", "version", "debug", "inputs", "triggers"],
  BpmInstance: ["bpm", "businessKey"],
  DataImport: ["contentHash", "withIds", "triggers"],
  DataExport: ["objects", "templateName", "encodeType", "schedule", "fileType", "condition", "triggers"],
  MetadataImport: ["contentHash", "triggers"],
  MetadataExport: ["objects", "templateName", "encodeType", "schedule", "triggers"],
  TemplateImport: ["template", "contentHash", "triggers"],
} as const;
