import { z } from "zod";
import type { Uncertain } from "../intent";
import { runInputs, scriptToRun } from "../schema";

export const schema = z.strictObject({ ...scriptToRun, debug: z.boolean().optional(), ...runInputs });

export type ScriptRunInputs = z.output<typeof schema>;

export interface ScriptRunState extends ScriptRunInputs, Uncertain {
  /** What the script returned. */
  value?: unknown;
  /** What it wrote to its log; a run without `debug` has none. */
  log?: string | undefined;
}
