import { z } from "zod";
import { definitionName } from "../../contract/values";
import { runOnceInputs, type Uncertain } from "./intent";

const values = z.record(z.string(), z.unknown());

const FlowToRun = z.strictObject({ flow: definitionName, inputs: values.optional() });
const ScriptToRun = z.strictObject({ script: definitionName, version: z.string().min(1).optional(), inputs: values.optional() });

/** What runs of flows and of scripts take alike. */
export const runInputs = {
  inputs: values.optional(),
  triggers: z.array(z.unknown()).optional(),
  onDelete: z.union([FlowToRun, ScriptToRun]).optional(),
  secret: z.boolean().optional(),
  ...runOnceInputs,
};

export const flowToRun = FlowToRun.shape.flow;
export const scriptToRun = ScriptToRun.omit({ inputs: true }).shape;

export type RunInputs = z.output<z.ZodObject<typeof runInputs>>;
export type ToRun = NonNullable<RunInputs["onDelete"]>;

export type RunState = RunInputs & Uncertain;
