import type * as pulumi from "@pulumi/pulumi";
import { namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { apiNameOf, type RunOnDelete, runInputsOf } from "../../../program/runs";
import { runsAgainFor } from "../../runsAgainFor";

/** Arguments of {@link ScriptRun}. */
export interface ScriptRunArgs {
  /**
   * Developer name of the script. `audit` becomes `{namespace}__audit`; a name with a double underscore is taken as it is. A change replaces the
   * resource. (page 0062)
   */
  script: pulumi.Input<string>;
  /** Version of the script. Default: the latest. A change runs the script again. (page 0062) */
  version?: pulumi.Input<string> | undefined;
  /** Whether to run it as the designer's debugger does, which answers its log. A change runs the script again. Default: false. (page 0063) */
  debug?: pulumi.Input<boolean> | undefined;
  /** The inputs of the script, by name. A change runs the script again. (page 0062) */
  inputs?: pulumi.Input<Record<string, unknown>> | undefined;
  /**
   * Values that run the script again when one of them changes: the resource is replaced, so that `onDelete` runs first. A version number, a hash
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
 * A run of a script: a migration of data, a check after the deployment.
 *
 * It runs when it is created, and again when `inputs`, `version`, `debug` or `triggers` change; nothing runs in a preview, in a refresh, or while nothing
 * changes. New inputs run it in place; new triggers, and another script, replace the resource, whose `onDelete` then runs first.
 *
 * A run that the platform refuses fails the operation, and the next `pulumi up` runs it again. A run whose answer got lost (a cut connection, a
 * timeout, 5xx) may have taken place, and is never repeated by itself: the error says when it was sent, and every `pulumi up` fails until the
 * program says `assumeDone`, or runs it again by new `triggers` or `inputs`. Clean-up (`onDelete`) that brings no answer is not repeated either.
 *
 * The platform cannot find a run again, so there is no `get`.
 *
 * @example
 * A script of the program, and what it returned.
 * ```ts
 * const count = new astrozero.Script("countOrders", { content: new pulumi.asset.FileAsset("countOrders.ts"), active: true });
 * const run = new astrozero.ScriptRun("countOrders", { script: count.name, inputs: { since: "2026-01-01" } });
 * export const orders = run.value;
 * ```
 *
 * @example
 * With its log, again with each new text of the script.
 * ```ts
 * const migrate = new astrozero.Script("migrate", { content: new pulumi.asset.FileAsset("migrate.ts"), active: true });
 * const run = new astrozero.ScriptRun("migrate", { script: migrate.name, debug: true, triggers: [migrate.content] });
 * export const log = run.log;
 * ```
 *
 * @example
 * With a secret: what it returns is one, too.
 * ```ts
 * new astrozero.ScriptRun("register", { script: "acme__register", inputs: { secret: clientSecret } });
 * ```
 */
export class ScriptRun extends RunOnce {
  /** API name of the script. */
  declare readonly script: pulumi.Output<string>;
  /** Version that the program asks for. */
  declare readonly version: pulumi.Output<string | undefined>;
  /** Whether the run answers its log. */
  declare readonly debug: pulumi.Output<boolean | undefined>;
  /** The inputs of the run. */
  declare readonly inputs: pulumi.Output<Record<string, unknown> | undefined>;
  /** The values whose change runs it again. */
  declare readonly triggers: pulumi.Output<unknown[] | undefined>;
  /** What the script returned. */
  declare readonly value: pulumi.Output<unknown>;
  /** What the script wrote to its log; undefined without `debug`. */
  declare readonly log: pulumi.Output<string | undefined>;
  /** When the run was sent whose answer got lost; undefined otherwise. */
  declare readonly uncertain: pulumi.Output<string | undefined>;

  constructor(name: string, args: ScriptRunArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(args, namespaceOf(opts)), opts);
  }

  /** Whether a value is a `ScriptRun`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is ScriptRun {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(args: ScriptRunArgs, namespace: string): pulumi.Inputs {
  return { ...args, ...runInputsOf(namespace, args), script: apiNameOf(namespace, args.script) };
}

const kind: RunOnceKind<ScriptRun> = {
  name: "ScriptRun",
  deletesFirst: true,
  runsAgainFor: runsAgainFor.ScriptRun,
  outputs: { script: true, version: true, debug: true, inputs: true, triggers: true, value: true, log: true, uncertain: true },
};
