import type * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { type JsonSource, jsonOf } from "../../../program/sources";

/** Something that a {@link Bpm} consists of. Further attributes are the platform's own, and are sent as they are. */
export interface BpmElement {
  /** Name of the element, unique in the BPM. */
  name: string;
  /** Shown name. */
  label?: string | undefined;
  /** Name of the element that follows. */
  connector?: string | undefined;
  [attribute: string]: unknown;
}

/** One lane of a {@link Bpm}. Further attributes are the platform's own, and are sent as they are. */
export interface Lane {
  /** Name of the lane, unique in the BPM. */
  name: string;
  /** Shown name. */
  label?: string | undefined;
  /** The user role whose work the lane holds. */
  role?: string | undefined;
  /** Names of the elements that are in the lane. */
  elements?: string[] | undefined;
  [attribute: string]: unknown;
}

/** The swim lanes of a {@link Bpm}. */
export interface LaneSet {
  /** One lane is one user role, and one work queue; `elements` holds the names of what is in it. */
  lanes: Lane[];
  [attribute: string]: unknown;
}

/** How a running {@link Bpm} can be withdrawn. */
export interface BpmConfig {
  /** Whether it can be withdrawn. */
  cancelable?: boolean | undefined;
  /** Name of the element after which it no longer can. */
  noCancelAfterElem?: string | undefined;
  [attribute: string]: unknown;
}

/** Arguments of {@link Bpm}. */
export interface BpmArgs {
  /**
   * Takes over a BPM that exists under the same name (and version). What it has and the program does not declare stays. An adopted BPM
   * stays on the platform when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /**
   * Developer name. `approval` becomes `{namespace}__approval`; a name with a double underscore is taken as it is. At most 64 characters.
   * Default: the name of the resource. A change replaces the BPM. (page 0046)
   */
  name?: string | undefined;
  /**
   * Version, for example `1.0.2`. Each version is a record of its own; at most one of a name is enabled. A change creates the new version
   * first and then deletes the old one: keep that with `retainOnDelete`. Default: the platform's, `1.0.1`. (page 0046)
   */
  version?: string | undefined;
  /** Shown name, 1 to 80 characters. Default: the developer name. (page 0046) */
  label?: pulumi.Input<string> | undefined;
  /** What the BPM is for. (page 0046) */
  description?: pulumi.Input<string> | undefined;
  /** Label of the running instances; may hold system variables. (page 0046) */
  instanceLabel?: pulumi.Input<string> | undefined;
  /** The swim lanes. (page 0046) */
  laneSet?: pulumi.Input<LaneSet> | undefined;
  /** Privacy and cancel settings. (page 0046) */
  config?: pulumi.Input<BpmConfig> | undefined;
  /** Where the BPM starts; the compiler reports one without as an error. (page 0046) */
  startEvents?: pulumi.Input<BpmElement[]> | undefined;
  /** Assignments between variables, fields, attributes and constants. (page 0046) */
  dataMappers?: pulumi.Input<BpmElement[]> | undefined;
  /** Tasks of people: receivers, rendering, approval. (page 0046) */
  userTasks?: pulumi.Input<BpmElement[]> | undefined;
  /** Tasks of the platform: scripts, flows, record operations, mail. (page 0046) */
  serviceTasks?: pulumi.Input<BpmElement[]> | undefined;
  /** Tasks of decision tables. (page 0046) */
  businessRuleTasks?: pulumi.Input<BpmElement[]> | undefined;
  /** Calls of other BPMs. (page 0046) */
  callActivities?: pulumi.Input<BpmElement[]> | undefined;
  /** Processes inside this one. (page 0046) */
  subProcesses?: pulumi.Input<BpmElement[]> | undefined;
  /** Events that are thrown. (page 0046) */
  throwEvents?: pulumi.Input<BpmElement[]> | undefined;
  /** Events that are waited for. (page 0046) */
  catchEvents?: pulumi.Input<BpmElement[]> | undefined;
  /** Gateways of which one branch is taken. (page 0046) */
  exclusiveGateways?: pulumi.Input<BpmElement[]> | undefined;
  /** Gateways of which all branches are taken. (page 0046) */
  parallelGateways?: pulumi.Input<BpmElement[]> | undefined;
  /** Gateways that wait for one of several events. (page 0046) */
  eventGateways?: pulumi.Input<BpmElement[]> | undefined;
  /** Service level agreements that the BPM uses. (page 0046) */
  usingSLA?: pulumi.Input<BpmElement[]> | undefined;
  /** Service level agreements that the BPM defines. (page 0046) */
  slas?: pulumi.Input<BpmElement[]> | undefined;
  /**
   * The whole of the BPM, or what no page names (variables, constants, end events …): an object, or a JSON file. It joins the other
   * attributes, which win. Key order and what the platform fills in never show as changes. (page 0046)
   */
  definition?: JsonSource | undefined;
  /**
   * Whether the BPM is enabled. It is disabled while it is changed, and enabled again. Default: a new BPM is not enabled, another one
   * stays as it is. (page 0047; the call is inferred)
   */
  active?: pulumi.Input<boolean> | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A BPM (workflow): lanes, tasks of people and of the platform, gateways, in the platform's own form.
 *
 * It is always written whole. The platform compiles it then: warnings are shown, errors fail the operation although the record exists: a new
 * BPM is in state then, and the next `pulumi up` goes on; one that was enabled is put back as it was.
 *
 * @example
 * One task of a person.
 * ```ts
 * new astrozero.Bpm("leave", {
 *   laneSet: { lanes: [{ name: "manager", role: "Leave.Manager", elements: ["start", "approve"] }] },
 *   startEvents: [{ name: "start", type: "Start", connector: "approve" }],
 *   userTasks: [{ name: "approve", label: "Approve", participants: [{ type: "role", value: "Leave.Manager" }] }],
 *   active: true,
 * });
 * ```
 *
 * @example
 * With a reference to a flow of the program, and the rest in a file.
 * ```ts
 * const notify = new astrozero.Flow("notify", { startElement: "mail", definition: new pulumi.asset.FileAsset("notify.json") });
 * new astrozero.Bpm("order", {
 *   definition: new pulumi.asset.FileAsset("order.json"),
 *   serviceTasks: [{ name: "notify", type: "flow", ref: notify.name }],
 * });
 * ```
 *
 * @example
 * Taking over a BPM that was made in the designer, to enable it.
 * ```ts
 * new astrozero.Bpm("complaint", { adoptExisting: true, active: true });
 * ```
 */
export class Bpm extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Whether the BPM is enabled; undefined while the program does not say. */
  declare readonly active: pulumi.Output<boolean | undefined>;
  /** What the last compilation came to: `Error`, `Warning`, or another word when it passed. */
  declare readonly status: pulumi.Output<string>;
  /** Version on the platform, whether the program gives one or not. */
  declare readonly liveVersion: pulumi.Output<string>;
  /** Whether the BPM existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: BpmArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, namespaceOf(opts)), opts);
  }

  /** Reads a BPM that this program does not manage. `id` is the id of one version (`001L…`). Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Bpm {
    return existing(Bpm, name, id, opts);
  }

  /** Whether a value is a `Bpm`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Bpm {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, { definition, ...args }: BpmArgs, namespace: string): pulumi.Inputs {
  const whole = definition === undefined ? {} : { definition: jsonOf(`Bpm ${resource}`, definition) };
  return { ...args, ...whole, name: definitionApiName(namespace, args.name ?? resource) };
}

const kind: Kind<Bpm> = {
  name: "Bpm",
  deletesFirst: false,
  outputs: { name: true, label: true, active: true, status: true, liveVersion: true, adopted: true },
};
