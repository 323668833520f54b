import { existsSync, readFileSync } from "node:fs";
import type { EngineEvent, OpType, PropertyDiff } from "@pulumi/pulumi/automation";
import type { CommandResult } from "./command";

export type { EngineEvent, OpType, PropertyDiff };

/** What the engine does, or in a preview would do, with one resource. */
export interface Step {
  readonly op: OpType;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** By property path, for example `fields.plate.length`. */
  readonly detailedDiff: Readonly<Record<string, PropertyDiff>>;
}

/** How a preview, up, refresh or destroy went. */
export interface Operation extends CommandResult {
  /** The engine's own event log of the operation. */
  readonly events: readonly EngineEvent[];
  /** Steps on the program's resources, in the order in which they began; the stack and the providers are left out. */
  readonly steps: readonly Step[];
  /** The engine's count by operation; it counts the stack as well. */
  readonly changes: Readonly<Partial<Record<OpType, number>>>;
  /** What was reported as warning or error. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Diagnostic {
  readonly severity: "warning" | "error";
  readonly message: string;
  readonly urn?: string;
}

export function operation(result: CommandResult, eventLog: string): Operation {
  const events = existsSync(eventLog) ? readEvents(eventLog) : [];
  return {
    ...result,
    events,
    steps: events.flatMap(({ resourcePreEvent }) => (resourcePreEvent ? stepsOf([resourcePreEvent.metadata]) : [])),
    changes: events.findLast(({ summaryEvent }) => summaryEvent)?.summaryEvent?.resourceChanges ?? {},
    diagnostics: events.flatMap(({ diagnosticEvent }) => {
      if (diagnosticEvent?.severity !== "warning" && diagnosticEvent?.severity !== "error") return [];
      return [{ severity: diagnosticEvent.severity, message: diagnosticEvent.message.trim(), urn: diagnosticEvent.urn }];
    }),
  };
}

/** The steps that `pulumi preview --json` prints. */
export function previewedSteps(json: string): Step[] {
  return stepsOf(JSON.parse(json).steps ?? []);
}

export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

interface RawStep {
  op: OpType;
  urn: string;
  detailedDiff?: Record<string, PropertyDiff> | null;
}

function stepsOf(raw: readonly RawStep[]): Step[] {
  return raw
    .map(({ op, urn, detailedDiff }) => ({ op, urn, type: typeOf(urn), name: nameOf(urn), detailedDiff: detailedDiff ?? {} }))
    .filter(({ type }) => !type.startsWith("pulumi:"));
}

/** `urn:pulumi:stack::project::parent type$type::name`. */
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function readEvents(file: string): EngineEvent[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
