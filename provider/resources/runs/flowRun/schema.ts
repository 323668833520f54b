import { z } from "zod";
import type { Uncertain } from "../intent";
import { flowToRun, runInputs } from "../schema";

export const schema = z.strictObject({ flow: flowToRun, ...runInputs });

export type FlowRunInputs = z.output<typeof schema>;

export interface FlowRunState extends FlowRunInputs, Uncertain {
  /** Id of the instance that the run was. */
  instanceId?: string | undefined;
  outputs?: unknown;
}
