import type { bpmInstanceStates } from "../../../provider/contract/bpmInstances";
import type { Refused } from "../../core/answers";
import type { StoredDefinition } from "./definitions";
import { membersOf } from "./flowOutcome";

/** The state of a BPM after its start, and which variables it has. */
export interface BpmOutcome {
  state?: (typeof bpmInstanceStates)[number];
  /** The element that it waits at. */
  element?: string;
  /** All its variables, with their first values. */
  variables?: Record<string, unknown>;
  /** Those of them that cannot be set. */
  readOnly?: string[];
}

/** Answers the start of a BPM; what it leaves out is plausible. What it throws is an error of the test. */
export type BpmAnswer = (variables: Record<string, unknown>, start: { instanceId: string; version: string }) => BpmOutcome | Refused;

/**
 * What a BPM does at its start when no test says it: it comes to the element behind its first start event, where a user task waits for its user
 * and an end event ends it. It has the variables that it declares; constants cannot be set.
 */
export function plausibleStart({ definition }: StoredDefinition): Required<BpmOutcome> {
  const [start] = membersOf(definition.startEvents);
  const element = String(start?.connector ?? "");
  const constants = membersOf(definition.constants);
  const variables = [...membersOf(definition.variables), ...constants];
  const is = (list: unknown) => element !== "" && membersOf(list).some(({ name }) => name === element);
  const hasEnded = is(definition.endEvents);
  return {
    state: hasEnded ? "Completed OK" : is(definition.userTasks) ? "Waiting for user interaction" : "Dispatched",
    element: hasEnded ? "" : element,
    variables: Object.fromEntries(variables.map(({ name, defaultValue = null }) => [String(name), defaultValue])),
    readOnly: constants.map(({ name }) => String(name)),
  };
}
