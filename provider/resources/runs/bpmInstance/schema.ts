import { z } from "zod";
import { definitionName } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { runOnceInputs } from "../intent";

/** The variable that holds the business key (0069). */
export const businessKeyVariable = "$Flow.BusinessKey";

/** How the business keys begin that the class makes of project, stack, name and intent: no other start has the same. */
const ownKey = "pulumi/";

export function isOwnKey(key: string): boolean {
  return key.startsWith(ownKey);
}

export const schema = z.strictObject({
  bpm: definitionName,
  version: z.string().min(1).optional(),
  businessKey: z.string().min(1),
  variables: z
    .record(z.string(), z.unknown())
    .refine((variables) => !Object.hasOwn(variables, businessKeyVariable), `give ${businessKeyVariable} as businessKey`)
    .optional(),
  suspended: z.boolean().optional(),
  purge: z.boolean().optional(),
  secret: z.boolean().optional(),
  adoptExisting: z.boolean().optional(),
  __intent: runOnceInputs.__intent,
});

export type BpmInstanceInputs = z.output<typeof schema>;

export interface BpmInstanceState extends BpmInstanceInputs, Lived {
  /** State of the instance. */
  state: string;
  /** Version of the BPM that it is an instance of. */
  startedVersion: string;
  startTime: string;
  endTime: string;
}
