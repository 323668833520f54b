import { readFile } from "node:fs/promises";
import { Command, Option } from "commander";
import { createClient } from "../../provider/client/client";
import { messageOf } from "../../provider/lifecycle/handler";
import { unreadable } from "../../provider/unreadable";
import { settingsOf } from "../configuration";
import { type Drawing, over } from "../diagram/drawing";
import { asMermaid } from "../diagram/mermaid";
import { drawingOfPlan } from "../diagram/ofPlan";
import { drawingOfTenant } from "../diagram/ofTenant";
import { asDot, graphviz } from "../diagram/svg";
import { explained, type Help } from "../help";
import { readPlan } from "../review/plan";
import type { Surroundings } from "../surroundings";

interface DiagramFlags {
  plan?: string;
  tenant?: true;
  object?: string[];
  stack?: string;
  format: "mermaid" | "svg";
}

const help: Help = {
  examples: [
    "npx astrozero diagram > schema.mmd",
    "npx astrozero diagram --object Order Customer --format svg > schema.svg",
    "pulumi preview --json --show-sames > plan.json && npx astrozero diagram --plan plan.json",
  ],
  notes: ["Created, changed, replaced and deleted things of a plan are marked by a sign and a colour."],
  exitCodes: {
    0: "the diagram was printed",
    1: "the plan or the tenant could not be read, or SVG cannot be laid out",
  },
};

/** `astrozero diagram` */
export function diagram({ print, tell, progress, environment }: Surroundings): Command {
  return explained(new Command("diagram"), help)
    .description("Draw objects, fields and relations: of the tenant, of a preview, or of both.")
    .option("--plan <file>", "file with what `pulumi preview --json` printed (without it, the tenant is drawn)")
    .option("--tenant", "draw the tenant below the plan")
    .option("--object <name...>", "objects of the tenant to draw (default: all custom ones)")
    .option("--stack <name>", "stack of the project in this folder, whose configuration counts before the environment")
    .addOption(new Option("--format <format>", "what to print").choices(["mermaid", "svg"]).default("mermaid"))
    .action(async (flags: DiagramFlags, command: Command) => {
      const fail = (error: unknown) => command.error(messageOf(error));
      const drawing = await drawn(flags, environment, progress)
        .finally(() => progress())
        .catch(fail);
      if (drawing.length === 0) tell("There is nothing to draw: no object was found.");
      if (flags.format === "mermaid") return print(asMermaid(drawing));
      const layout = await graphviz();
      if (!layout) return command.error("SVG is laid out by Graphviz: npm install --save-dev @viz-js/viz");
      print(layout(asDot(drawing)));
    });
}

async function drawn(
  { plan, tenant, object, stack }: DiagramFlags,
  environment: NodeJS.ProcessEnv,
  progress: Surroundings["progress"],
): Promise<Drawing> {
  const planned = plan === undefined ? [] : drawingOfPlan(readPlan(await text(plan)));
  if (plan !== undefined && !tenant) return planned;
  const client = createClient(await settingsOf(environment, stack), { environment });
  return over(await drawingOfTenant(client, object, progress), planned);
}

async function text(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error) => Promise.reject(new Error(`--plan: ${unreadable(file, error)}`)));
}
