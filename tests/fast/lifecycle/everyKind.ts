import { handlers } from "../../../provider/dynamic/handlers";

/** A test that a table has a row for every kind that has a handler, or says why it has none: kinds by reason. No kind has both. */
export function everyKind(rows: Iterable<string>, without: Record<string, readonly string[]> = {}): void {
  test("every kind has a row, or a reason to have none", () => {
    const told = [...new Set(rows), ...Object.values(without).flat()];
    expect(told.sort()).toEqual([...handlers.keys()].sort());
  });
}

/** Kinds by family, for reasons. */
export const schemaKinds = ["CustomObject", "Field", "Picklist"];
export const childKinds = ["Trigger", "Validator", "Layout"];
export const recordKinds = ["Record", "RecordSet"];
export const definitionKinds = ["Flow", "Bpm", "Script"];
/** Runs that nothing finds again. */
export const runKinds = ["FlowRun", "ScriptRun"];
export const bulkKinds = ["DataExport", "DataImport", "MetadataExport", "MetadataImport", "TemplateImport"];
export const fileKinds = ["File", "Directory"];
/** What happens once, and is no thing of the platform afterwards. */
export const eventKinds = [...runKinds, ...bulkKinds];
/** Kinds that no calls for metadata make. */
export const otherKinds = [...eventKinds, ...fileKinds, "BpmInstance"];
