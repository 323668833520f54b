import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { apiNameOf, type RunOnDelete, runInputsOf } from "../../../program/runs";
import { runsAgainFor } from "../../runsAgainFor";

/** Arguments of {@link FlowRun}. */
export interface FlowRunArgs {
  /**
   * Developer name of the flow, which must be enabled. `approve` becomes `{namespace}__approve`; a name with a double underscore is taken as it
   * is. A change replaces the resource. (page 0059)
   */
  flow: pulumi.Input<string>;
  /** The inputs of the flow, by name. A change runs the flow again. (page 0059) */
  inputs?: pulumi.Input<Record<string, unknown>> | undefined;
  /**
   * Values that run the flow again when one of them changes: the resource is replaced, so that `onDelete` runs first. A version number, a hash
   * of a file, an output of another resource.
   */
  triggers?: pulumi.Input<unknown[]> | undefined;
  /** What runs when the resource is deleted or replaced. Default: nothing. A change of it runs nothing. */
  onDelete?: RunOnDelete | undefined;
  /**
   * Whether inputs and outcome are secret: they are then encrypted in state and kept out of messages and of the log. Default: whether `inputs`
   * or `onDelete` holds a secret.
   */
  secret?: pulumi.Input<boolean> | undefined;
  /**
   * Takes a run whose answer got lost as done: the time that the error names. It has no effect on any other run.
   */
  assumeDone?: string | undefined;
}

/**
 * A run of a flow: reference data to set up, a check after the deployment.
 *
 * It runs when it is created, and again when `inputs` or `triggers` change; nothing runs in a preview, in a refresh, or while nothing
 * changes. New inputs run it in place; new triggers, and another flow, replace the resource, whose `onDelete` then runs first.
 *
 * A run that the platform refuses fails the operation, and the next `pulumi up` runs it again. A run whose answer got lost (a cut connection, a
 * timeout, 5xx) may have taken place, and is never repeated by itself: the error says when it was sent, and every `pulumi up` fails until the
 * program says `assumeDone`, or runs it again by new `triggers` or `inputs`. Clean-up (`onDelete`) that brings no answer is not repeated either.
 *
 * The platform cannot find a run again, so there is no `get`. A flow that asks its user for something is left at its first screen.
 *
 * @example
 * A flow of the program, run once.
 * ```ts
 * const setUp = new astrozero.Flow("setUp", { definition: new pulumi.asset.FileAsset("setUp.json"), active: true });
 * const run = new astrozero.FlowRun("setUp", { flow: setUp.name, inputs: { region: "north" } });
 * export const created = run.outputs;
 * ```
 *
 * @example
 * A check after each deployment of a new version, which fails it.
 * ```ts
 * const version = "1.4.0";
 * new astrozero.FlowRun("smoke", { flow: "acme__smokeTest", inputs: { strict: true }, triggers: [version] });
 * ```
 *
 * @example
 * With something to clean up when the stack is destroyed.
 * ```ts
 * new astrozero.FlowRun("tenants", {
 *   flow: "acme__createDemoTenants",
 *   inputs: { count: 3 },
 *   onDelete: { flow: "acme__deleteDemoTenants" },
 * });
 * ```
 */
export class FlowRun extends RunOnce {
  /** API name of the flow. */
  declare readonly flow: pulumi.Output<string>;
  /** The inputs of the run. */
  declare readonly inputs: pulumi.Output<Record<string, unknown> | undefined>;
  /** The values whose change runs it again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** Id of the flow's instance (`002N…`); undefined where the platform names none, and while the outcome is unknown. */
  declare readonly instanceId: pulumi.Output<string | undefined>;
  /** What the flow answered. */
  declare readonly outputs: pulumi.Output<unknown>;
  /** When the run was sent whose answer got lost; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  constructor(name: string, args: FlowRunArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `FlowRun`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is FlowRun {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(args: FlowRunArgs, namespace: string): pulumi.Inputs {
  return { ...args, ...runInputsOf(namespace, args), flow: apiNameOf(namespace, args.flow) };
}

const kind: RunOnceKind<FlowRun> = {
  name: "FlowRun",
  deletesFirst: true,
  runsAgainFor: runsAgainFor.FlowRun,
  outputs: { flow: true, inputs: true, triggers: true, instanceId: true, outputs: true, uncertain: true },
};
