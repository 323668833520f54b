import type { z } from "zod";
import { type CallError, isMissing, isNotOffered } from "../../client/errors";
import * as flows from "../../contract/flows";
import * as scripts from "../../contract/scripts";
import type { Session } from "../../lifecycle/session";
import type { ToRun } from "./schema";

type Values = Record<string, unknown>;
export type FlowOutcome = z.output<typeof flows.run.result>;

/** What a run is given beside its name. */
interface Given {
  inputs?: Values | undefined;
  /** Whether the values are secret. */
  secret?: boolean | undefined;
}

/**
 * Runs a flow once. A platform that knows no such path has run nothing: then the path that pages use is tried. Which of the two answered first
 * is kept, so that a flow that ends with 404 itself is run at one of them.
 */
// assumption: flow-run-path
export async function runFlow({ client, platform }: Session, flow: string, { inputs, secret }: Given): Promise<FlowOutcome> {
  const given = { body: inputs ?? {}, confidential: secret };
  const calls = {
    documented: () => client.call(flows.orchestrate, { path: { action: "run", flowOrInstance: flow }, ...given }),
    pages: () => client.call(flows.run, { path: { flowName: flow }, ...given }),
  };
  const running = async (path: keyof typeof calls) => {
    const outcome = await calls[path]();
    platform.flowRunPath = path;
    return outcome;
  };
  try {
    return await running(platform.flowRunPath ?? "documented");
  } catch (error) {
    if (!isNotOffered(error) || platform.flowRunPath) throw advised(error, "flow");
    return running("pages").catch((second) => {
      throw isNotOffered(second) ? advised(error, "flow") : second;
    });
  }
}

/** Runs a script once. */
export async function runScript(
  { client }: Session,
  { script, version, debug }: { script: string; version?: string | undefined; debug?: boolean | undefined },
  { inputs, secret }: Given,
): Promise<z.output<typeof scripts.run.result>> {
  const given = { path: { scriptName: script }, query: version ? { version } : undefined, body: inputs ?? {}, confidential: secret };
  try {
    return await (debug ? client.call(scripts.debug, given) : client.call(scripts.run, given));
  } catch (error) {
    throw advised(error, "script");
  }
}

/** Runs what a resource names beside its own flow or script. */
export function runOther(session: Session, toRun: ToRun, secret: boolean | undefined): Promise<unknown> {
  const given = { inputs: toRun.inputs, secret };
  return "flow" in toRun ? runFlow(session, toRun.flow, given) : runScript(session, toRun, given);
}

/** For messages. */
export function nameOfOther(toRun: ToRun): string {
  return "flow" in toRun ? `Flow ${toRun.flow}` : `Script ${toRun.script}`;
}

// assumption: disabled-runs
function advised(error: unknown, noun: string): unknown {
  return isMissing(error)
    ? (error as CallError).advising(`A ${noun} may also have to be enabled (active: true) before it can be run.`)
    : error;
}
