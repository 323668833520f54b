import { handlers } from "../../../provider/dynamic/handlers";

/**
 * A test that a table has a row for every kind that has a handler, or says why it has none: kinds by reason. Kinds that are no part of an
 * application's definition have their tests beside them, and a row only where a table is about them, too.
 */
export function everyKind(rows: Iterable<string>, without: Record<string, readonly string[]> = {}): void {
  test("every kind has a row, or a reason to have none", () => {
    const told = new Set([...rows, ...Object.values(without).flat(), ...onTheirOwn]);
    expect([...told].sort()).toEqual([...handlers.keys()].sort());
  });
}

/** Kinds by family, for reasons. */
export const schemaKinds = ["CustomObject", "Field", "Picklist"];
export const childKinds = ["Trigger", "Validator", "Layout"];
export const recordKinds = ["Record", "RecordSet"];
export const definitionKinds = ["Flow", "Bpm", "Script"];
/** What runs in an application. */
export const runKinds = ["FlowRun", "ScriptRun", "BpmInstance"];
export const bulkKinds = ["DataExport", "DataImport", "MetadataExport", "MetadataImport", "TemplateImport"];
export const fileKinds = ["File", "Directory"];

/** Kinds that no calls for metadata make: what the tables tell of others the tests of the kind tell of them. They may have rows. */
const onTheirOwn = [...bulkKinds, ...fileKinds, ...runKinds];
