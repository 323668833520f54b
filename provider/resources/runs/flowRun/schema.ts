import { z } from "zod";
import { flowToRun, runInputs, type Uncertain } from "../schema";

export const schema = z.strictObject({ flow: flowToRun, ...runInputs });

export type FlowRunInputs = z.output<typeof schema>;

export interface FlowRunState extends FlowRunInputs, Uncertain {
  /** Id of the instance that the run was. */
  instanceId?: string | undefined;
  outputs?: unknown;
}
