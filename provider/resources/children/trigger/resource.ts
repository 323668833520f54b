import type * as pulumi from "@pulumi/pulumi";
import { AstroZeroResource, existing, type Kind } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { goingWith, type ObjectReference, placedInputs } from "../../../program/object";

/** When a {@link Trigger} runs. */
export type TriggerEvent = "BeforeInsert" | "AfterInsert" | "BeforeUpdate" | "AfterUpdate" | "BeforeDelete" | "AfterDelete";

/** Arguments of {@link Trigger}. */
export interface TriggerArgs {
  /**
   * Takes over a trigger that exists under the same name in the object. An adopted trigger stays on the platform when the resource is
   * deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /** The object whose records run the trigger: a `CustomObject`, or the id of any object. A change replaces the trigger. (page 0036) */
  object: ObjectReference;
  /**
   * Name of the trigger, unique in its object and without namespace: a letter first; letters, digits, single underscores; at most 64
   * characters. Default: the name of the resource. A change replaces the trigger. (page 0036)
   */
  name?: string | undefined;
  /** Shown name, 1 to 64 characters. Default: the name. (page 0036) */
  label?: pulumi.Input<string> | undefined;
  /** What the trigger is for, at most 255 characters. (page 0036) */
  description?: pulumi.Input<string> | undefined;
  /**
   * What the trigger runs. The page calls it the name of a script; the records of the platform look as if it were TypeScript source. It
   * is sent as it is. (page 0036)
   */
  script: pulumi.Input<string>;
  /** JavaScript code of the trigger, sent as it is. (page 0036) */
  jscode?: pulumi.Input<string> | undefined;
  /** Whether the trigger runs. Default: a new one does not, another one stays as it is. (page 0036; switching it later is inferred) */
  active?: pulumi.Input<boolean> | undefined;
  /**
   * The one event that runs the trigger. A change is tried in place; where the platform refuses it, the trigger can only be deleted and created
   * again: with `allowDataLoss` the same update does so with all that it had, and a warning says so; if that fails, it is put back. (page 0036)
   */
  event: pulumi.Input<TriggerEvent>;
  /** Allows the trigger to be deleted and created again under its name, with a new id, for another event (AZ107). Default: false. */
  allowDataLoss?: boolean | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A trigger of an object: code that runs in the transaction of a record operation. When it fails, so does the operation.
 *
 * Updates and the deletion use calls that the API reference does not print: with `undocumentedOperations: deny`, or on a platform that does
 * not offer them, an update fails with an error, and a deletion leaves state with a warning. Deleting the object deletes its triggers.
 *
 * @example
 * Code that runs before a record is stored.
 * ```ts
 * new astrozero.Trigger("checkCode", { object: customer, event: "BeforeInsert", script: "acme__checkCode", active: true });
 * ```
 *
 * @example
 * With a reference to a script of the program.
 * ```ts
 * const audit = new astrozero.Script("audit", { content: "import * as context from 'context';" });
 * new astrozero.Trigger("auditDelete", { object: customer, event: "AfterDelete", script: audit.name, active: true });
 * ```
 *
 * @example
 * Taking over a trigger that was made in the designer.
 * ```ts
 * new astrozero.Trigger("numberRecords", { object: customer, adoptExisting: true, event: "BeforeInsert", script: "acme__number" });
 * ```
 */
export class Trigger extends AstroZeroResource {
  /** Name of the trigger. */
  declare readonly name: pulumi.Output<string>;
  /** Id of the object. */
  declare readonly objectId: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** What the trigger runs. */
  declare readonly script: pulumi.Output<string>;
  /** The event that runs the trigger. */
  declare readonly event: pulumi.Output<TriggerEvent>;
  /** Whether the trigger runs; undefined while the program does not say. */
  declare readonly active: pulumi.Output<boolean | undefined>;
  /** Id of the trigger; the resource's own id is `{object id}/{name}`. */
  declare readonly triggerId: pulumi.Output<string>;
  /** Whether the trigger existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the name of the trigger, unless `args.name` gives another one */
  constructor(name: string, args: TriggerArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => placedInputs(kind.name, name, args), goingWith(args.object, opts));
  }

  /** Reads a trigger that this program does not manage. `id` is `{object id}/{name}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Trigger {
    return existing(Trigger, name, id, opts);
  }

  /** Whether a value is a `Trigger`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Trigger {
    return isOfKind(kind.name, value);
  }
}

const kind: Kind<Trigger> = {
  name: "Trigger",
  deletesFirst: true,
  outputs: { name: true, objectId: true, label: true, script: true, event: true, active: true, triggerId: true, adopted: true },
};
