/** What a change does to a thing; `same` where there is none. */
export type Mark = "same" | "created" | "changed" | "replaced" | "deleted";

export interface DrawnField {
  /** Its developer name: `code`. */
  name: string;
  dataType: string;
  /** API name of the object that a relation points at. */
  target?: string | undefined;
  mark: Mark;
}

export interface DrawnObject {
  /** Its API name. */
  name: string;
  mark: Mark;
  fields: DrawnField[];
}

/** Objects with their fields and relations, as they are drawn. */
export type Drawing = DrawnObject[];

/** A drawing over another one: what both have is as the upper one has it. */
export function over(lower: Drawing, upper: Drawing): Drawing {
  const all = new Map(lower.map((object) => [object.name, object]));
  for (const object of upper) {
    const below = all.get(object.name)?.fields.filter(({ name }) => object.fields.every((field) => field.name !== name)) ?? [];
    all.set(object.name, { ...object, fields: [...object.fields, ...below] });
  }
  return [...all.values()];
}

/** What stands before a name, for those who see no colours. */
export const signs: Readonly<Record<Mark, string>> = { same: "", created: "+ ", changed: "~ ", replaced: "+- ", deleted: "- " };

/** Fill and line of what changes; readable on light and dark pages. */
export const colours: Readonly<Record<Exclude<Mark, "same">, { fill: string; line: string }>> = {
  created: { fill: "#dafbe1", line: "#1a7f37" },
  changed: { fill: "#fff8c5", line: "#9a6700" },
  replaced: { fill: "#ffe7cc", line: "#bc4c00" },
  deleted: { fill: "#ffebe9", line: "#cf222e" },
};
