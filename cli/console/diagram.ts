import type { World } from "../../emulator";
import { dataTypeWord } from "../../provider/contract/dataTypes";
import { shortName } from "../../provider/fieldModel/names";
import type { Drawing } from "../diagram/drawing";
import { asMermaid } from "../diagram/mermaid";
import { asDot, graphviz } from "../diagram/svg";
import type { Answer } from "./answer";
import { Problem } from "./problem";

/** The picture of the tenant as Mermaid's text, and whether there is one as SVG. */
export async function diagram(world: World): Promise<object> {
  return { mermaid: asMermaid(drawingOf(world)), svg: (await graphviz()) !== undefined };
}

export async function diagramAsSvg(world: World): Promise<Answer> {
  const layout = await graphviz();
  if (!layout) throw new Problem(404, "SVG is laid out by Graphviz: npm install --save-dev @viz-js/viz");
  // Opened by itself, it is a document that may run nothing.
  return { status: 200, type: "image/svg+xml", text: layout(asDot(drawingOf(world))), policy: "default-src 'none'; sandbox" };
}

/** The custom objects with their custom fields. */
function drawingOf({ objects, fields }: World): Drawing {
  const custom = objects.all().filter(({ category }) => category === 3);
  return custom.map(({ id, name }) => ({
    name,
    mark: "same",
    fields: fields.all(id).flatMap((field) => {
      if (!field.name.endsWith("__CST")) return [];
      const dataType = dataTypeWord(field.dataType) ?? field.dataType;
      return { name: shortName(field.name), dataType, target: field.references[0]?.referenceObjectName, mark: "same" };
    }),
  }));
}
