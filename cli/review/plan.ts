import { z } from "zod";
import { FailedPreview, ReviewProblem } from "./problem";

/** How `pulumi preview --json` writes a secret. */
export const mask = "[secret]";

const properties = z.record(z.string(), z.unknown()).transform((values) => masked(values) as Record<string, unknown>);

const state = z.object({
  type: z.string(),
  id: z.string().optional(),
  inputs: properties.default({}),
  outputs: properties.default({}),
  provider: z.string().optional(),
  retainOnDelete: z.boolean().default(false),
  deletedWith: z.string().optional(),
});

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.nullish(),
  newState: state.nullish(),
  diffReasons: z.array(z.string()).nullish(),
  replaceReasons: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

const plan = z.object({
  config: properties.nullish().transform((config) => config ?? {}),
  steps: z.array(step).default([]),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string(), urn: z.string().optional() })).default([]),
});

/** What Pulumi is going to do, as `pulumi preview --json` and `pulumi destroy --preview-only --json` print it. */
export type Plan = z.output<typeof plan>;
export type Step = Plan["steps"][number];
export type PlannedState = NonNullable<Step["oldState"]>;

const expected = "Expected is what `pulumi preview --json` or `pulumi destroy --preview-only --json` prints to standard output.";

/** Reads a plan. A preview that failed is none: what it would have shown next is missing. */
export function readPlan(text: string): Plan {
  const parsed = plan.safeParse(planIn(text));
  if (!parsed.success) throw new ReviewProblem(`The input is no plan. ${expected}\n${z.prettifyError(parsed.error)}`);
  const errors = parsed.data.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new FailedPreview(errors.map(({ urn, message }) => ({ urn, message: message.trim() })));
  return parsed.data;
}

function planIn(text: string): unknown {
  // A file that PowerShell wrote begins with a byte order mark.
  const json = text.replace(/^\uFEFF/, "").trim();
  if (json === "") throw new ReviewProblem(`The plan is empty: the preview did not begin. ${expected}`);
  const value = parse(json);
  // Of an empty stack there is no step, and a plan all the same has these.
  const isPlan = typeof value === "object" && value !== null && ["steps", "changeSummary", "duration"].some((name) => name in value);
  if (isPlan) return value;
  throw new ReviewProblem(`The input is no plan. ${expected}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    const isCut = json.startsWith("{") && !json.endsWith("}");
    throw new ReviewProblem(isCut ? `The plan ends in the middle: it was cut off. ${expected}` : `The input is no plan. ${expected}`);
  }
}

const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The value with the mask in the place of each secret, in whatever form it has. */
function masked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(masked);
  if ((value as Record<string, unknown>)[signature] === secretSignature) return mask;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner)]));
}

/** Whether a value holds a secret that the plan does not show. */
export function isMasked(value: unknown): boolean {
  if (typeof value === "string") return value.includes(mask);
  return typeof value === "object" && value !== null && Object.values(value).some(isMasked);
}
