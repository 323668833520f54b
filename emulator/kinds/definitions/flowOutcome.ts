import type { Refused } from "../../core/answers";
import type { StoredDefinition } from "./definitions";

/** What a flow makes of its inputs. */
export interface FlowOutcome {
  outputs?: unknown;
  /** What the flow asks its user for: it waits for the next step. Without it, the flow has come to its end. */
  screen?: { name: string; [attribute: string]: unknown };
}

/** A step of a run: `start` and `run` are the first, `next` and `back` come from the user. */
export interface FlowStep {
  action: "start" | "run" | "next" | "back";
  instanceId: string;
  version: string;
  /** The screen that the user comes from; empty at the start. */
  screen: string;
}

/** Answers a run of a flow. What it throws is an error of the test. */
export type FlowAnswer = (inputs: Record<string, unknown>, step: FlowStep) => FlowOutcome | Refused;

/**
 * What a flow makes of its inputs when no test says it: its screens come one after the other, then its outputs, each with the input of the same
 * name, or else with its default value.
 */
export function plausible({ definition }: StoredDefinition, inputs: Record<string, unknown>, { action, screen }: FlowStep): FlowOutcome {
  const screens = membersOf(definition.screens);
  const at = screens.findIndex(({ name }) => name === screen);
  const next = screens[action === "back" ? Math.max(at - 1, 0) : at + 1];
  if (next) return { screen: { ...next, name: String(next.name) } };
  const outputs = membersOf(definition.variables).filter(({ isOutput }) => isOutput === true);
  return { outputs: Object.fromEntries(outputs.map(({ name, defaultValue = null }) => [name, inputs[String(name)] ?? defaultValue])) };
}

/** The objects of a list. */
export function membersOf(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}
