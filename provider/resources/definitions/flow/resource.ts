import type * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { type JsonSource, jsonOf } from "../../../program/sources";

/** Something that a {@link Flow} or a {@link Bpm} consists of, in the form of the platform's designer. */
export type DefinitionElement = Record<string, unknown>;

/** Arguments of {@link Flow}. */
export interface FlowArgs {
  /**
   * Takes over a flow that exists under the same name. What it has and the program does not declare stays. An adopted flow stays on the
   * platform when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /**
   * Developer name. `approve` becomes `{namespace}__approve`; a name with a double underscore is taken as it is. At most 64 characters.
   * Default: the name of the resource. A change replaces the flow. (page 0040)
   */
  name?: string | undefined;
  /** Shown name, 1 to 64 characters. Default: the developer name. (page 0040) */
  label?: pulumi.Input<string> | undefined;
  /** What the flow is for. (page 0042) */
  description?: pulumi.Input<string> | undefined;
  /** What starts the flow: a call, or an event, which then needs `event`. Default: `Autolaunched Flow`. (page 0040) */
  processType?: pulumi.Input<"Autolaunched Flow" | "Event Trigger"> | undefined;
  /** Name of the first element. The compiler reports a flow without one as an error. (page 0040) */
  startElement?: pulumi.Input<string> | undefined;
  /** Label of the running instances; may hold system variables such as `{!$Flow.CurrentDateTime}`. (page 0040) */
  interviewLabel?: pulumi.Input<string> | undefined;
  /** Where the flow is run. Default: `/run/` and the full name. (page 0040) */
  localUrl?: pulumi.Input<string> | undefined;
  /** Name of the event that starts an `Event Trigger`. (page 0040) */
  event?: pulumi.Input<string> | undefined;
  /** Condition on the event. (page 0040) */
  eventCriteria?: pulumi.Input<string> | undefined;
  /** Category of the flow. (page 0043) */
  catalogue?: pulumi.Input<string> | undefined;
  /** Information that is bound to the event of an `Event Trigger`. (page 0040) */
  variables?: pulumi.Input<DefinitionElement[]> | undefined;
  /** Formulas of the flow. (page 0043) */
  formulas?: pulumi.Input<DefinitionElement[]> | undefined;
  /** Structures of the flow. (page 0043) */
  structs?: pulumi.Input<DefinitionElement[]> | undefined;
  /** Constants of the flow's global context. (page 0043) */
  constants?: pulumi.Input<DefinitionElement[]> | undefined;
  /** Variables of structures. (page 0043) */
  structVariables?: pulumi.Input<DefinitionElement[]> | undefined;
  /** Variables of objects. (page 0043) */
  objectVariables?: pulumi.Input<DefinitionElement[]> | undefined;
  /**
   * The elements of the flow, which no page describes: an object, or a JSON file as the designer's network calls show it. It joins the other
   * attributes, which win. Key order and what the platform fills in never show as changes; where the platform does not return the
   * elements, their drift cannot be seen. (page 0043)
   */
  definition?: JsonSource | undefined;
  /**
   * Whether the flow is enabled. A flow is disabled while it is changed, and enabled again. Default: a new flow is not enabled, another
   * one stays as it is. (page 0042; the call is inferred)
   */
  active?: pulumi.Input<boolean> | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A flow (service orchestration): steps that the platform runs when they are called, or when an event fires.
 *
 * The platform compiles a flow when it is written. Its warnings are shown. Errors fail the operation although the record exists: a new flow
 * is in state then, and the next `pulumi up` goes on; one that was enabled is put back as it was.
 *
 * @example
 * A flow whose elements are in a file.
 * ```ts
 * new astrozero.Flow("approveOrder", {
 *   startElement: "checkAmount",
 *   definition: new pulumi.asset.FileAsset("approveOrder.json"),
 *   active: true,
 * });
 * ```
 *
 * @example
 * With a reference to a script of the program.
 * ```ts
 * const audit = new astrozero.Script("audit", { content: new pulumi.asset.FileAsset("audit.ts"), active: true });
 * new astrozero.Flow("auditOrder", {
 *   startElement: "script0",
 *   definition: { scripts: [{ name: "script0", label: "Audit", script: audit.name }] },
 * });
 * ```
 *
 * @example
 * Taking over a flow that was made in the designer, to enable it.
 * ```ts
 * new astrozero.Flow("nightly", { adoptExisting: true, active: true });
 * ```
 */
export class Flow extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Where the flow is run. */
  declare readonly localUrl: pulumi.Output<string>;
  /** Whether the flow is enabled; undefined while the program does not say. */
  declare readonly active: pulumi.Output<boolean | undefined>;
  /** What the last compilation came to: `Error`, `Warning`, or another word when it passed. */
  declare readonly status: pulumi.Output<string>;
  /** Version of the record; the first one is `1.0.1`. */
  declare readonly version: pulumi.Output<string>;
  /** Whether the flow existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: FlowArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, namespaceOf(opts)), opts);
  }

  /** Reads a flow that this program does not manage. `id` is the flow's id (`000y…`). Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Flow {
    return existing(Flow, name, id, opts);
  }

  /** Whether a value is a `Flow`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Flow {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, { definition, ...args }: FlowArgs, namespace: string): pulumi.Inputs {
  const name = definitionApiName(namespace, args.name ?? resource);
  const whole = definition === undefined ? {} : { definition: jsonOf(`Flow ${resource}`, definition) };
  return { ...args, ...whole, name, localUrl: args.localUrl ?? `/run/${name}` };
}

const kind: Kind<Flow> = {
  name: "Flow",
  deletesFirst: true,
  outputs: { name: true, label: true, localUrl: true, active: true, status: true, version: true, adopted: true },
};
