import { hasIdForm } from "../contract/values";

/** The two layouts that come with an object, by the words of a program. */
export const standardLayoutTypes: ReadonlyMap<string, string> = new Map([
  ["detail", "ObjectDetailLayout"],
  ["records", "ObjectRecordsLayout"],
]);

/** Whether a text names a layout as programs do: by a word, or by its id. What is not known yet does not. */
export function namesLayout(choice: string): boolean {
  return standardLayoutTypes.has(choice) || hasIdForm(choice);
}

/** What is said of another text. */
export const noLayout = "must be detail, records or the id of a layout";
