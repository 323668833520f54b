import { handlers } from "../../../provider/dynamic/handlers";

/** A test that a table has a row for every kind that has a handler, or says why it has none: kinds by reason. */
export function everyKind(rows: Iterable<string>, without: Record<string, readonly string[]> = {}): void {
  test("every kind has a row, or a reason to have none", () => {
    expect([...new Set(rows), ...Object.values(without).flat()].sort()).toEqual([...handlers.keys()].sort());
  });
}

/** Kinds by family, for reasons. */
export const schemaKinds = ["CustomObject", "Field", "Picklist"];
export const childKinds = ["Trigger", "Validator", "Layout"];
export const recordKinds = ["Record", "RecordSet"];
export const definitionKinds = ["Flow", "Bpm", "Script"];
