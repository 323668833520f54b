import type * as pulumi from "@pulumi/pulumi";
import { schemaApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { refuseNoDefinition } from "../../../program/definitions";
import type { SingleFieldDefinition } from "../../../program/fieldTypes";
import { isOfKind } from "../../../program/kinds";
import { goingWith, type ObjectReference, placedInputs } from "../../../program/object";

/** Where a {@link Field} belongs. */
export interface FieldPlacement {
  /** Allows the field to be dropped, or dropped and created again, while it holds values (AZ102 to AZ104, AZ106). Default: false. */
  allowDataLoss?: boolean | undefined;
  /**
   * Takes over a field that exists under the same name, if it can become what is declared. An adopted field stays on the platform
   * when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /** The object that gets the field: a `CustomObject`, or the id of any object, also of a standard one (`stad…`). A change replaces the field. */
  object: ObjectReference;
  /**
   * Developer name. `vip` becomes `{namespace}__vip__CST`; a name with a double underscore is taken as it is. At most 63 characters with
   * namespace and `__CST`. Default: the name of the resource. A change replaces the field. (page 0035)
   */
  name?: string | undefined;
}

/** Arguments of {@link Field}: where the field belongs, and what it is, made with a constructor of `fields`. */
export type FieldArgs = FieldPlacement & SingleFieldDefinition;

/**
 * A single field of any object: of a standard one, of one that another program manages, or of one whose fields point to each
 * other. Fields of your own objects are better declared in `CustomObject.fields`. Fields that are created in one run for the same
 * object travel in one call.
 *
 * A change of `object`, `name`, `dataType`, of a relation's target, `relationshipName` or `relationshipLabel`, and a shorter `length` or
 * `scale`, replace the field: its values go, which is refused while there are any (AZ102 to AZ104) unless `allowDataLoss` is set.
 *
 * @example
 * A field of a standard object.
 * ```ts
 * new astrozero.Field("loyaltyNumber", { object: "stad00000000000000GA", ...astrozero.fields.text({ length: 12 }) });
 * ```
 *
 * @example
 * Two objects that point to each other.
 * ```ts
 * const team = new astrozero.CustomObject("Team", {});
 * const person = new astrozero.CustomObject("Person", { fields: { team: lookup(team) } });
 * new astrozero.Field("lead", { object: team, ...lookup(person) });
 * ```
 *
 * @example
 * Taking over a field that was made in the designer.
 * ```ts
 * new astrozero.Field("remark", { object: customer, adoptExisting: true, ...astrozero.fields.textArea() });
 * ```
 */
export class Field extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** Id of the object. */
  declare readonly objectId: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Data type, as requests spell it: `text`, `lookup`, … */
  declare readonly dataType: pulumi.Output<string>;
  /** Id of the field; the resource's own id is `{object id}/{field id}`. */
  declare readonly fieldId: pulumi.Output<string>;
  /** Whether the field existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: FieldArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, namespaceOf(opts)), pointsElsewhere(args) ? opts : goingWith(args.object, opts));
  }

  /** Reads a field that this program does not manage. `id` is `{object id}/{field id}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Field {
    return existing(Field, name, id, opts);
  }

  /** Whether a value is a `Field`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Field {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, args: FieldArgs, namespace: string): pulumi.Inputs {
  refuseNoDefinition(resource, args);
  return placedInputs(kind.name, resource, { ...args, name: schemaApiName(namespace, args.name ?? resource) });
}

/**
 * A field goes with its object. Not so a relation to another object: that one may be deleted in the same run, and the platform may refuse
 * to while the relation exists.
 */
// assumption: object-delete
function pointsElsewhere(args: FieldArgs): boolean {
  return "referenceObjectName" in args && args.referenceObjectName !== "self";
}

const kind: Kind<Field> = {
  name: "Field",
  deletesFirst: true,
  outputs: { name: true, objectId: true, label: true, dataType: true, fieldId: true, adopted: true },
};
