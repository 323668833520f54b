import type { LayoutRecord } from "../../contract/layouts";

/** The two layouts that come with an object, by the words of a program. */
const standardTypes: Readonly<Record<string, string>> = { detail: "ObjectDetailLayout", records: "ObjectRecordsLayout" };

/** The layout that a program means: by its id, or the first one of a type, which came with the object. */
// assumption: standard-layouts
export function chosenLayout(layouts: readonly LayoutRecord[], choice: string): LayoutRecord | undefined {
  const age = ({ createdDate, id }: LayoutRecord) => `${createdDate} ${id}`;
  return layouts
    .filter(({ id, type }) => id === choice || type === standardTypes[choice])
    .sort((one, other) => (age(one) < age(other) ? -1 : 1))[0];
}

/** The ids of the layouts that a field is to be shown on; they are looked up only where a word means one. */
export async function layoutIds(list: () => Promise<LayoutRecord[]>, choices: readonly string[]): Promise<string[]> {
  if (!choices.some((choice) => choice in standardTypes)) return [...choices];
  const layouts = await list();
  return choices.map((choice) => {
    const id = choice in standardTypes ? chosenLayout(layouts, choice)?.id : choice;
    if (id === undefined) throw new Error(`Its object has no layout "${choice}".`);
    return id;
  });
}
