import type * as pulumi from "@pulumi/pulumi";
import { fieldApiName, isPreset, type PresetField, schemaApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { refuseUncalled } from "../../../program/definitions";
import type { FieldDefinition } from "../../../program/fieldTypes";
import { isOfKind } from "../../../program/kinds";
import { staysOnDelete } from "../../../program/object";

export type { PresetField };

/** One of the two standard pages that the platform makes for an object. */
export interface ObjectPage {
  /** Name of the page. Default: `__layout__{object}__detail` or `__layout__{object}__records`. */
  name?: string | undefined;
  /** API names of the fields that the page shows from the start. Default: `["name"]`. */
  fields?: string[] | undefined;
}

/** The fields of an object that declares none. */
export type NoFields = Record<never, never>;

/** Arguments of {@link CustomObject}. */
export interface CustomObjectArgs<Fields extends Record<string, FieldDefinition> = Record<string, FieldDefinition>> {
  /**
   * Allows changes that destroy data: deleting the object, dropping a field, changing its type, shortening it, while records hold
   * data. Without it such a change is refused in the preview and again right before the call, with the number of records or values
   * (AZ101 to AZ104, AZ106). Default: false.
   */
  allowDataLoss?: boolean | undefined;
  /**
   * Takes over an object that exists under the same name, after checking that it can become what is declared. An adopted object
   * stays on the platform when the resource is deleted; triggers, validators, layouts and fields that the program declares for it are
   * deleted by themselves as long as this is set. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /**
   * Developer name. `Order` becomes `{namespace}__Order__CST`; a name with a double underscore is taken as it is, also one with a
   * further prefix, `{namespace}__{prefix}__Order__CST`. `Order__CST`, without a namespace, is refused unless it is adopted. Starts with a letter; letters, digits and single underscores; at most 63 characters with namespace and `__CST`. Default: the name of the
   * resource. A change replaces the object. (page 0032)
   */
  name?: string | undefined;
  /** Shown name, 1 to 80 characters. Default: the developer name. (page 0032) */
  label?: pulumi.Input<string> | undefined;
  /** Shown name of several records, 1 to 80 characters. Default: the label with an "s". (page 0033; sending it is inferred) */
  pluralLabel?: pulumi.Input<string> | undefined;
  /** What the object is for, at most 80 characters. (page 0032) */
  description?: pulumi.Input<string> | undefined;
  /** The preset field that holds the name of a record; only its label can be set. Default: "Name". (page 0013) */
  nameField?:
    | {
        /** Shown name of the field. */
        label: pulumi.Input<string>;
      }
    | undefined;
  /**
   * The fields, by their developer names, made with the constructors of `fields`. `amount` becomes `{namespace}__amount__CST`.
   * Fields of the object that are not declared here are left alone. Dropping a field that holds data is refused (AZ102) unless
   * `allowDataLoss` is set. (pages 0013, 0035)
   */
  fields?: Fields | undefined;
  /** Whether reports can use the object. Default: false. (page 0033; sending it is inferred) */
  allowReports?: pulumi.Input<boolean> | undefined;
  /** Whether search finds its records. Default: false. (page 0033; sending it is inferred) */
  allowSearch?: pulumi.Input<boolean> | undefined;
  /** Whether its records can be shared. Default: false. (page 0033; sending it is inferred) */
  allowSharing?: pulumi.Input<boolean> | undefined;
  /** A switch whose meaning the reference does not say. Default: false. (page 0033; sending it is inferred) */
  allowActivities?: pulumi.Input<boolean> | undefined;
  /** A switch whose meaning the reference does not say. Default: false. (page 0033; sending it is inferred) */
  allowChatter?: pulumi.Input<boolean> | undefined;
  /** Whether the streaming API reaches the object. Default: false. (page 0033; sending it is inferred) */
  allowStreamingApiAccess?: pulumi.Input<boolean> | undefined;
  /** Whether bulk import and export reach the object. Default: false. (page 0033; sending it is inferred) */
  allowBulkApiAccess?: pulumi.Input<boolean> | undefined;
  /** Whether the history of its fields is kept. Default: false. (page 0033; sending it is inferred) */
  trackFieldHistory?: pulumi.Input<boolean> | undefined;
  /**
   * The two standard pages that the platform makes with the object. Taken when the object is created; a change afterwards is
   * refused. (page 0032 of 2024, page 0013)
   */
  view?:
    | {
        /** The page of one record. */
        ObjectDetailLayout?: ObjectPage | undefined;
        /** The page of the list of records. */
        ObjectRecordsLayout?: ObjectPage | undefined;
      }
    | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A custom object of Astro Zero with its fields.
 *
 * One call creates the object, one all its fields, one reads back what the platform made of them. Fields are created, changed and
 * dropped in place; only a change of `name` replaces the object. Deleting it deletes its records: with records in it that is
 * refused (AZ101) unless `allowDataLoss` is set.
 *
 * @example
 * An object with three fields.
 * ```ts
 * const { text, checkbox, date } = astrozero.fields;
 * const customer = new astrozero.CustomObject("Customer", {
 *   label: "Customer",
 *   fields: { code: text({ length: 20, required: true, unique: true }), vip: checkbox(), since: date() },
 * });
 * ```
 *
 * @example
 * With references to a picklist, to another object and to itself.
 * ```ts
 * const { lookup, self, singleSelect } = astrozero.fields;
 * new astrozero.CustomObject("Order", {
 *   fields: {
 *     status: singleSelect(status),
 *     customer: lookup(customer, { relationshipName: "Orders" }),
 *     previous: lookup(self),
 *   },
 * });
 * ```
 *
 * @example
 * Taking over an object that was made in the designer.
 * ```ts
 * new astrozero.CustomObject("Visit", { adoptExisting: true, label: "Visit", fields: { reason: text() } });
 * ```
 */
export class CustomObject<Fields extends Record<string, FieldDefinition> = NoFields> extends AstroZeroResource {
  /** API name, as the platform stores it. */
  declare readonly name: pulumi.Output<string>;
  /** Shown name; undefined while the program leaves it to the default. */
  declare readonly label: pulumi.Output<string | undefined>;
  /** Shown name of several records; undefined while the program leaves it to the default. */
  declare readonly pluralLabel: pulumi.Output<string | undefined>;
  /** What the object is for. */
  declare readonly description: pulumi.Output<string | undefined>;
  /** First four characters of the id of every record. */
  declare readonly keyPrefix: pulumi.Output<string>;
  /** Ids of the declared fields. */
  declare readonly fieldIds: pulumi.Output<{ [Key in keyof Fields]: string }>;
  /** Whether the object existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  declare private readonly declaredName: string | undefined;
  /** The fields that the program declares, by their developer names. None of an object that was read with `get`. */
  declare readonly declaredFields: Readonly<Fields>;

  /** @param name the developer name, unless `args.name` gives another one */
  constructor(name: string, args: CustomObjectArgs<Fields> = {}, opts?: pulumi.CustomResourceOptions) {
    refuseUncalled(name, args.fields ?? {});
    const apiName = opts?.id === undefined ? schemaApiName(namespaceOf(opts), args.name ?? name) : undefined;
    super(kind, name, () => ({ ...args, name: apiName, __fieldOrder: orderOf(args.fields) }), opts);
    // Not enumerable: a resource that is a stack output shows what it is, and not what the class remembers.
    Object.defineProperties(this, { declaredName: { value: apiName }, declaredFields: { value: args.fields ?? {} } });
    if (args.adoptExisting || opts?.retainOnDelete || opts?.id !== undefined) staysOnDelete(this);
  }

  /** Reads an object that this program does not manage. `id` is the object's id (`cust…`). Fails when there is none. */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    opts?: pulumi.CustomResourceOptions,
  ): CustomObject<Record<string, FieldDefinition>> {
    return existing(CustomObject<Record<string, FieldDefinition>>, name, id, opts);
  }

  /** Whether a value is a `CustomObject`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is CustomObject {
    return isOfKind(kind.name, value);
  }

  /** API name, computed in the program: known in every preview. */
  get apiName(): string {
    if (this.declaredName !== undefined) return this.declaredName;
    throw new Error("The name of an object that was read with `get` is known only when the program runs: use its output `name`.");
  }

  /** API name of a declared or, when none is declared under `key`, of a preset field: `order.field("amount")` is `{namespace}__amount__CST`. */
  field(key: (keyof Fields & string) | PresetField): string {
    return isPreset(key) && !Object.hasOwn(this.declaredFields, key) ? key : fieldApiName(this.apiName, key);
  }
}

/** The engine sorts the fields of an object by name; pages show them in the order of their creation. */
function orderOf(fields: object | undefined): string | undefined {
  return fields && Object.keys(fields).join();
}

const kind: Kind<CustomObject> = {
  name: "CustomObject",
  deletesFirst: true,
  outputs: { name: true, label: true, pluralLabel: true, description: true, keyPrefix: true, fieldIds: true, adopted: true },
};
