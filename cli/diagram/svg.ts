import { shortName } from "../../provider/fieldModel/names";
import { colours, type Drawing, type DrawnField, type DrawnObject, type Mark, signs } from "./drawing";

/** Lays out a graph in Graphviz's language. */
export type Layout = (dot: string) => string;

/** The layout of `@viz-js/viz`, which only those install who draw SVG; undefined where it is not installed. */
export async function graphviz(): Promise<Layout | undefined> {
  try {
    const viz = await (await import("@viz-js/viz")).instance();
    return (dot) => viz.renderString(dot, { format: "svg" });
  } catch (error) {
    if (/^(ERR_)?MODULE_NOT_FOUND$/.test((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** A drawing in Graphviz's language. */
export function asDot(drawing: Drawing): string {
  const nodes = drawing.map((object) => `  ${quoted(object.name)} [label=<${tableOf(object)}>];`);
  const arrows = drawing.flatMap(({ name, fields }) =>
    fields.flatMap(({ target, ...field }) =>
      target ? [`  ${quoted(name)} -> ${quoted(target)} [label=${quoted(field.name)}, color="${lineOf(field.mark)}"];`] : [],
    ),
  );
  return [
    "digraph {",
    '  graph [rankdir=LR, bgcolor="white", tooltip="Astro Zero schema"];',
    '  node [shape=plain, fontname="Courier", fontsize=11];',
    '  edge [fontname="Courier", fontsize=10];',
    ...nodes,
    ...arrows,
    "}",
  ].join("\n");
}

function tableOf({ name, mark, fields }: DrawnObject): string {
  const title = `<tr><td align="left" bgcolor="${mark === "same" ? "#f6f8fa" : colours[mark].fill}"><b>${signs[mark]}${escaped(shortName(name))}</b></td></tr>`;
  return `<table border="1" cellborder="0" cellspacing="0" cellpadding="4" color="${lineOf(mark)}">${title}${fields.map(rowOf).join("")}</table>`;
}

function rowOf({ name, dataType, mark }: DrawnField): string {
  const fill = mark === "same" ? "" : ` bgcolor="${colours[mark].fill}"`;
  return `<tr><td align="left"${fill}>${signs[mark]}${escaped(name)}: ${escaped(dataType)}</td></tr>`;
}

function lineOf(mark: Mark): string {
  return mark === "same" ? "#57606a" : colours[mark].line;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
