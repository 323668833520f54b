import type * as pulumi from "@pulumi/pulumi";
import { existing, namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { RunOnce, type RunOnceKind } from "../../../program/runOnce";
import { apiNameOf, ownBusinessKey } from "../../../program/runs";
import { anySecret } from "../../../program/secrets";
import { runsAgainFor } from "../../runsAgainFor";

/** Arguments of {@link BpmInstance}. */
export interface BpmInstanceArgs {
  /**
   * Takes over an instance of the BPM that is running under the same `businessKey`. An adopted instance goes on when the resource is deleted.
   * Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Developer name of the BPM, of which a version must be enabled. `leave` becomes `{namespace}__leave`; a name with a double underscore is taken
   * as it is. A change replaces the instance. (page 0069)
   */
  bpm: pulumi.Input<string>;
  /** Version of the BPM. Default: the enabled one. Another one than runs replaces the instance; to take it out of the program does not. (page 0069) */
  version?: pulumi.Input<string> | undefined;
  /**
   * Tells the instance from all others: `$Flow.BusinessKey`. Default: one of project, stack and name of the resource and of the time, so that an
   * instance is found again whose start brought no answer, also when it has ended. A change replaces the instance. (page 0069)
   */
  businessKey?: pulumi.Input<string> | undefined;
  /**
   * Values of variables, also `$Flow.Title`. A change sets those that changed; one that leaves the program keeps its value. Variables that the
   * BPM does not have and constants are ignored by the platform; a warning names them. No call reads variables. (pages 0069, 0073)
   */
  variables?: pulumi.Input<Record<string, unknown>> | undefined;
  /** Whether the instance is suspended: it is in no list of tasks, and its timers stop. Default: it stays as it is. (page 0071) */
  suspended?: pulumi.Input<boolean> | undefined;
  /** Whether deleting the resource deletes the instance with its history; otherwise it is terminated. Default: false. (page 0072) */
  purge?: boolean | undefined;
  /** Whether the variables are kept out of messages and of the log. Default: whether one of them is secret. */
  secret?: pulumi.Input<boolean> | undefined;
}

/**
 * A running instance of a BPM.
 *
 * It is started once. When it has come to its end it stays in state with its end state, and is not started again, neither by a refresh nor by
 * `pulumi up`; then its variables can no longer change. A start whose answer got lost is not repeated: the instance is found by its business key,
 * by the next `pulumi up`, too. When the resource is deleted a running instance is terminated.
 *
 * @example
 * A BPM of the program, and its first instance.
 * ```ts
 * const leave = new astrozero.Bpm("leave", {
 *   startEvents: [{ name: "start", connector: "approve" }],
 *   userTasks: [{ name: "approve" }],
 *   active: true,
 * });
 * new astrozero.BpmInstance("firstLeave", { bpm: leave.name, variables: { days: 3, "$Flow.Title": "The first leave" } });
 * ```
 *
 * @example
 * Suspended, under a key of one's own.
 * ```ts
 * new astrozero.BpmInstance("audit", { bpm: "acme__audit", businessKey: "audit-2026", suspended: true });
 * ```
 *
 * @example
 * Without a trace when it is deleted.
 * ```ts
 * const trial = new astrozero.BpmInstance("trial", { bpm: "acme__onboarding", version: "1.0.2", purge: true });
 * export const state = trial.state;
 * ```
 */
export class BpmInstance extends RunOnce {
  /** API name of the BPM. */
  declare readonly bpm: pulumi.Output<string>;
  /** Version that the program asks for. */
  declare readonly version: pulumi.Output<string | undefined>;
  /** What tells the instance from all others. */
  declare readonly businessKey: pulumi.Output<string>;
  /** The variables as the program set them: no call reads them. */
  declare readonly variables: pulumi.Output<Record<string, unknown> | undefined>;
  /** Whether the instance is suspended; undefined while the program does not say. */
  declare readonly suspended: pulumi.Output<boolean | undefined>;
  /** State of the instance when it was last read, for example `Running` or `Completed OK`; `Cleared`: no list of the platform has it any more. */
  declare readonly state: pulumi.Output<string>;
  /** Version of the BPM that it is an instance of. */
  declare readonly startedVersion: pulumi.Output<string>;
  /** When it was started, by the platform's clock. */
  declare readonly startTime: pulumi.Output<string>;
  /** When it ended; empty while it runs. */
  declare readonly endTime: pulumi.Output<string>;
  /** Whether the instance was running before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  constructor(name: string, args: BpmInstanceArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      kind,
      name,
      () => inputsOf(args, namespaceOf(opts)),
      opts,
      (given, intent) => ({ ...given, businessKey: args.businessKey ?? ownBusinessKey(kind.name, name, opts, intent) }),
    );
  }

  /** Reads an instance that this program does not manage. `id` is the instance's id (`002N…`). Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): BpmInstance {
    return existing(BpmInstance, name, id, opts);
  }

  /** Whether a value is a `BpmInstance`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is BpmInstance {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(args: BpmInstanceArgs, namespace: string): pulumi.Inputs {
  return { ...args, bpm: apiNameOf(namespace, args.bpm), secret: args.secret ?? anySecret(args.variables) };
}

const kind: RunOnceKind<BpmInstance> = {
  name: "BpmInstance",
  deletesFirst: true,
  runsAgainFor: runsAgainFor.BpmInstance,
  outputs: {
    bpm: true,
    version: true,
    businessKey: true,
    variables: true,
    suspended: true,
    state: true,
    startedVersion: true,
    startTime: true,
    endTime: true,
    adopted: true,
  },
};
