import { readFile } from "node:fs/promises";
import { Command, type ErrorOptions, Option } from "commander";
import { unreadable } from "../../provider/unreadable";
import { drawingOfPlan } from "../diagram/ofPlan";
import { explained, type Help } from "../help";
import { asMarkdown, failureAsMarkdown } from "../review/markdown";
import { type Plan, readPlan } from "../review/plan";
import { FailedPreview, ReviewProblem } from "../review/problem";
import { type ReviewResult, reviewResult } from "../review/result";
import { reviewPlan } from "../review/review";
import { asText } from "../review/text";
import type { Surroundings } from "../surroundings";

interface ReviewFlags {
  plan?: string;
  format: "text" | "markdown" | "json";
}

const help: Help = {
  examples: [
    "pulumi preview --json | npx astrozero review",
    "pulumi destroy --preview-only --json | npx astrozero review",
    "npx astrozero review --plan plan.json --format markdown",
  ],
  notes: [
    "Run it in the folder of the program, with the settings of the provider: it takes them from the plan and from the\nenvironment (ASTROZERO_…). It changes nothing.",
  ],
  exitCodes: {
    0: "nothing is refused",
    1: "something is refused",
    2: "there is no review: the command line is wrong, the input is no plan, the preview failed, or the tenant could not be asked",
  },
};

/** Exit code 1 says that something is refused: a command line that is wrong is no review, either. */
class ReviewCommand extends Command {
  override error(message: string, options?: ErrorOptions): never {
    return super.error(message, { ...options, exitCode: 2 });
  }
}

/** `astrozero review` */
export function review(surroundings: Surroundings): Command {
  const { print, progress, ended, environment, exitWith } = surroundings;
  return explained(new ReviewCommand("review"), help)
    .description("Say what a preview of Pulumi would destroy, and what the provider refuses of it.")
    .option("--plan <file>", "file with the preview's JSON (default: standard input)")
    .addOption(new Option("--format <format>", "what to print").choices(["text", "markdown", "json"]).default("text"))
    .action(async ({ plan, format }: ReviewFlags, command: Command) => {
      const interrupted = ended().then(() => Promise.reject(new ReviewProblem("Interrupted.")));
      try {
        const planned = readPlan(await Promise.race([planText(plan, surroundings), interrupted]));
        progress("Asking the tenant what the plan would destroy …");
        const result = await Promise.race([reviewPlan(planned, environment), interrupted]).finally(() => progress());
        print(shown(reviewResult.parse(result), planned, format, surroundings));
        exitWith(result.refused ? 1 : 0);
      } catch (error) {
        if (!(error instanceof ReviewProblem)) throw error;
        if (error instanceof FailedPreview && format === "markdown") print(failureAsMarkdown(error));
        command.error(error.message);
      }
    });
}

async function planText(file: string | undefined, { input }: Surroundings): Promise<string> {
  if (file !== undefined) {
    return readFile(file, "utf8").catch((error) => Promise.reject(new ReviewProblem(`--plan: ${unreadable(file, error)}`)));
  }
  const text = await input();
  if (text === undefined)
    throw new ReviewProblem("There is no plan: write `pulumi preview --json | npx astrozero review`, or give --plan <file>.");
  return text;
}

function shown(result: ReviewResult, plan: Plan, format: ReviewFlags["format"], { hasColors }: Surroundings): string {
  switch (format) {
    case "json":
      return JSON.stringify(result, null, 2);
    case "markdown":
      return asMarkdown(result, drawingOfPlan(plan));
    case "text":
      return asText(result, hasColors);
  }
}
