import type * as pulumi from "@pulumi/pulumi";
import { AstroZeroResource, existing, type Kind } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { goingWith, type ObjectReference, placedInputs } from "../../../program/object";

/** Arguments of {@link Validator}. */
export interface ValidatorArgs {
  /**
   * Takes over a validator that exists under the same name in the object. An adopted validator stays on the platform when the resource is
   * deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /** The object whose records are checked: a `CustomObject`, or the id of any object. A change replaces the validator. (page 0037) */
  object: ObjectReference;
  /**
   * Name of the validator, unique in its object and without namespace: a letter first; letters, digits, single underscores; at most 64
   * characters. Default: the name of the resource. A change replaces the validator. (page 0037)
   */
  name?: string | undefined;
  /** Shown name, 1 to 80 characters. Default: the name. (page 0037) */
  label?: pulumi.Input<string> | undefined;
  /** What the validator is for. (page 0037) */
  description?: pulumi.Input<string> | undefined;
  /**
   * Whether records are checked. Default: a new validator is off, another one stays as it is. It always travels alone: a validator is
   * created inactive and then switched on, and an active one is switched off while it is changed. (page 0037; the call is inferred)
   */
  active?: pulumi.Input<boolean> | undefined;
  /**
   * The condition of the error: a record for which it is true is refused. Write fields as bare API names, texts in single quotes. It is
   * sent as it is; unbalanced quotes and parentheses and unknown field names are warned about. (page 0037)
   */
  errorExpression: pulumi.Input<string>;
  /** What a user reads when a record is refused. (page 0037) */
  errorMessage: pulumi.Input<string>;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A validator of an object (the platform also says validation rule or verification rule): a condition under which records are refused.
 *
 * Updates, switching on and off, and the deletion use calls that the API reference does not print: with `undocumentedOperations: deny`, or on
 * a platform that does not offer them, an update fails with an error, and a deletion leaves state with a warning. A validator that was on
 * is on again when a change of it failed. Deleting the object deletes its validators.
 *
 * @example
 * A record without code is refused.
 * ```ts
 * new astrozero.Validator("CodeGiven", {
 *   object: customer, active: true,
 *   errorExpression: `${customer.field("code")} == ''`,
 *   errorMessage: "A customer needs a code.",
 * });
 * ```
 *
 * @example
 * On an object that another program manages.
 * ```ts
 * const account = astrozero.getObjectOutput({ name: "acme__Account__CST" });
 * new astrozero.Validator("NameGiven", { object: account.id, errorExpression: "name == ''", errorMessage: "A name is needed." });
 * ```
 *
 * @example
 * Taking over a validator that was made in the designer.
 * ```ts
 * new astrozero.Validator("ageCheck", {
 *   object: customer, adoptExisting: true, active: true,
 *   errorExpression: "acme__age__CST>10", errorMessage: "The age is greater than 10.",
 * });
 * ```
 */
export class Validator extends AstroZeroResource {
  /** Name of the validator. */
  declare readonly name: pulumi.Output<string>;
  /** Id of the object. */
  declare readonly objectId: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Whether records are checked; undefined while the program does not say. */
  declare readonly active: pulumi.Output<boolean | undefined>;
  /** The condition of the error. */
  declare readonly errorExpression: pulumi.Output<string>;
  /** What a user reads when a record is refused. */
  declare readonly errorMessage: pulumi.Output<string>;
  /** Id of the validator; the resource's own id is `{object id}/{name}`. */
  declare readonly validatorId: pulumi.Output<string>;
  /** Whether the validator existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the name of the validator, unless `args.name` gives another one */
  constructor(name: string, args: ValidatorArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => placedInputs(kind.name, name, args), goingWith(args.object, opts));
  }

  /** Reads a validator that this program does not manage. `id` is `{object id}/{name}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Validator {
    return existing(Validator, name, id, opts);
  }

  /** Whether a value is a `Validator`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Validator {
    return isOfKind(kind.name, value);
  }
}

const kind: Kind<Validator> = {
  name: "Validator",
  deletesFirst: true,
  outputs: {
    name: true,
    objectId: true,
    label: true,
    active: true,
    errorExpression: true,
    errorMessage: true,
    validatorId: true,
    adopted: true,
  },
};
