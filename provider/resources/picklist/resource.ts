import type * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../program/base";
import { isOfKind } from "../../program/kinds";
import { declareValues } from "../../program/picklistValues";

/** One value of a {@link Picklist}. */
export interface PicklistValue<Value extends string = string> {
  /** The text that records hold; no semicolon; unique in the picklist. (page 0052) */
  value: pulumi.Input<Value>;
  /** Shown text. Default: the value. A change deletes the value and adds it again, at the end (AZ105). (page 0052) */
  label?: pulumi.Input<string> | undefined;
  /**
   * Colour of the value. Kept by the platform only if it takes more than value and label. A change deletes the value and adds it again, at the
   * end (AZ105). (page 0055; sending it is inferred)
   */
  color?: pulumi.Input<string> | undefined;
  /**
   * What the value means. Kept by the platform only if it takes more than value and label. A change deletes the value and adds it again, at the
   * end (AZ105). (page 0055; sending it is inferred)
   */
  description?: pulumi.Input<string> | undefined;
}

/** Arguments of {@link Picklist}. */
export interface PicklistArgs<Value extends string = string> {
  /** Allows values to be removed or relabelled while records hold them (AZ105). Default: false. */
  allowDataLoss?: boolean | undefined;
  /**
   * Takes over a picklist that exists under the same name. An adopted picklist stays on the platform when the resource is deleted.
   * Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /**
   * Developer name. `Status` becomes `{namespace}__Status`; a name with a double underscore is taken as it is. At most 64 characters.
   * Default: the name of the resource. A change replaces the picklist. (page 0052)
   */
  name?: string | undefined;
  /** Shown name, 1 to 64 characters. Default: the developer name. (page 0052) */
  masterLabel?: pulumi.Input<string> | undefined;
  /** What the picklist is for, at most 255 characters. (page 0052) */
  description?: pulumi.Input<string> | undefined;
  /**
   * The values in their order. New values are added at the end: the platform has no call to reorder, so another order is no change. Removing one
   * is refused while records hold it (AZ105) unless `allowDataLoss` is set. (pages 0052, 0054, 0057)
   */
  values: (pulumi.Input<Value> | PicklistValue<Value>)[];
  /**
   * The value that is chosen by itself. The platform's own way takes the first value; for another one a warning tells when it did
   * not stick. Set when the picklist is created; a change afterwards is refused. (page 0052)
   */
  defaultValue?: string | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are when the picklist is created. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A global picklist: the values that `singleSelect` and `multiSelect` fields take.
 *
 * A change of `name` creates the new picklist first, moves the fields of this program that use it, and then deletes the old one: the
 * platform refuses to delete a picklist that a field uses.
 *
 * @example
 * Values and labels.
 * ```ts
 * const status = new astrozero.Picklist("OrderStatus", { values: ["New", "Paid", { value: "Done", label: "Closed" }] });
 * ```
 *
 * @example
 * Used by a field, with a default.
 * ```ts
 * const priority = new astrozero.Picklist("Priority", { values: ["Low", "High"], defaultValue: "Low" });
 * new astrozero.CustomObject("Ticket", { fields: { priority: astrozero.fields.singleSelect(priority) } });
 * ```
 *
 * @example
 * Taking over a picklist that was made in the designer.
 * ```ts
 * new astrozero.Picklist("Region", { adoptExisting: true, values: ["North", "South"] });
 * ```
 */
export class Picklist<Value extends string = string> extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly masterLabel: pulumi.Output<string | undefined>;
  /** What the picklist is for. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** The declared values in their order, then those that others added on the platform. */
  declare readonly values: pulumi.Output<
    (
      | string
      | {
          /** The value. */
          value: string;
          /** Shown text, where it is not the value. */
          label?: string | undefined;
          /** Colour in which the value is shown. */
          color?: string | undefined;
          /** What the value is for. */
          description?: string | undefined;
        }
    )[]
  >;
  /** Ids of the values, by value. */
  declare readonly valueIds: pulumi.Output<Record<string, string>>;
  /** Whether the picklist existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;
  /** For the compiler alone: the values that fields with this picklist, and rows of objects with such fields, can have. */
  declare readonly declaredValues?: readonly Value[] | undefined;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: PicklistArgs<Value>, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => ({ ...args, name: definitionApiName(namespaceOf(opts), args.name ?? name) }), opts);
    // One that was there may have others.
    if (opts?.id === undefined && !args.adoptExisting) declareValues(this, args.values ?? []);
  }

  /** Reads a picklist that this program does not manage. `id` is the picklist's id. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Picklist {
    return existing(Picklist<string>, name, id, opts);
  }

  /** Whether a value is a `Picklist`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Picklist {
    return isOfKind(kind.name, value);
  }
}

const kind: Kind<Picklist> = {
  name: "Picklist",
  deletesFirst: false,
  outputs: { name: true, masterLabel: true, description: true, values: true, valueIds: true, adopted: true },
};
