import { shortName } from "../../provider/fieldModel/names";
import { colours, type Drawing, type DrawnObject, signs } from "./drawing";

/** A drawing as Mermaid's flowchart, which code hosts show in Markdown. */
export function asMermaid(drawing: Drawing): string {
  const ids = new Map(drawing.map(({ name }, index) => [name, `o${index}`]));
  const beside = [...new Set(drawing.flatMap(({ fields }) => fields.flatMap(({ target }) => target ?? [])))].filter(
    (name) => !ids.has(name),
  );
  for (const [index, name] of beside.entries()) ids.set(name, `r${index}`);
  const arrows = drawing.flatMap(({ name, fields }) =>
    fields.flatMap((field) => (field.target ? [`  ${ids.get(name)} -->|${word(field.name)}| ${ids.get(field.target)}`] : [])),
  );
  return [
    "flowchart LR",
    ...drawing.map((object) => `  ${ids.get(object.name)}["${labelOf(object)}"]${object.mark === "same" ? "" : `:::${object.mark}`}`),
    ...beside.map((name) => `  ${ids.get(name)}["${word(shortName(name))}"]`),
    ...arrows,
    ...Object.entries(colours).map(([mark, { fill, line }]) => `  classDef ${mark} fill:${fill},stroke:${line},color:#1f2328`),
  ].join("\n");
}

function labelOf({ name, mark, fields }: DrawnObject): string {
  const lines = fields.map((field) => `${signs[field.mark]}${word(field.name)}: ${word(field.dataType)}`);
  return [`<b>${signs[mark]}${word(shortName(name))}</b>`, ...lines].join("<br/>");
}

/** Names are letters, digits and underscores; whatever else a plan holds is no markup. */
function word(text: string): string {
  return text.replace(/\W/g, "?");
}
