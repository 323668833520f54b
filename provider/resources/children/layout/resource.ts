import type * as pulumi from "@pulumi/pulumi";
import { AstroZeroResource, existing, type Kind } from "../../../program/base";
import { isOfKind } from "../../../program/kinds";
import { goingWith, type ObjectReference, placedInputs } from "../../../program/object";

/** Arguments of {@link Layout}. */
export interface LayoutArgs {
  /**
   * Takes over a layout that exists under the same name in the object, also one of the two that came with the object. An adopted layout
   * stays on the platform when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /**
   * Takes over what exists under the same name as this program's own: what an interrupted run left and the provider does not know again by itself.
   * It is deleted with the resource. For one run; afterwards it changes nothing. Default: false.
   */
  recover?: boolean | undefined;
  /** The object that is shown: a `CustomObject`, or the id of one. Standard objects have no layouts. A change replaces the layout. (page 0038) */
  object: ObjectReference;
  /**
   * Name of the layout, unique in its object: a letter or a Chinese character first, no special characters, no underscore, no two
   * spaces in a row; at most 64 characters. Default: the name of the resource. A change replaces the layout. (page 0038)
   */
  name?: string | undefined;
  /**
   * The layout that is copied: `detail` or `records`, which came with the object, or the id of another one of the same object. Its type and
   * its fields go into the new layout. Default: `detail`. A change replaces the layout. (page 0038)
   */
  existingPageLayout?: "detail" | "records" | pulumi.Input<string> | undefined;
  /** Name of the page behind the layout. Default: `__layout__{object}__{name}`. A change replaces the layout. (page 0038) */
  viewName?: pulumi.Input<string> | undefined;
  /**
   * API names of the fields that the layout must show, in order. The platform only copies them, so a difference is refused before the
   * layout is created; later it is shown as drift, and the layout is copied again, if the copied layout shows these fields by then: a field that
   * is brought there by the same change needs a run before. Default: whatever the copied layout shows. (pages 0038, 00108)
   */
  fields?: pulumi.Input<string>[] | undefined;
  /** Allows the layout to be deleted and copied again under its name (AZ107), without what was made of it in the designer. Default: false. */
  allowDataLoss?: boolean | undefined;
  /** Attributes of the platform's API that are not modelled here; they are sent as they are. A change replaces the layout. */
  extra?: Record<string, unknown> | undefined;
}

/**
 * A layout of an object: a copy of another one, with its own page, which is then edited in the designer.
 *
 * The platform has no call to change a layout. A change to what the live layout shows already leaves it alone: so the entry of a field in `fields`
 * goes in the same run as the field. Any other change would replace it (delete it and copy again), and edits made in the designer would go with it:
 * that is refused in the preview (AZ107) unless `allowDataLoss` is set, and so is a copy that cannot be made. The one way to bring a field to a layout is to name the layout when the field is created (`layouts` of the field's
 * constructor): that leaves the other fields alone. The deletion is a call that the API reference does not print: with
 * `undocumentedOperations: deny`, or on a platform that does not offer it, the layout leaves state with a warning.
 *
 * @example
 * A copy of the page that shows one record.
 * ```ts
 * new astrozero.Layout("Service desk", { object: customer });
 * ```
 *
 * @example
 * A copy of the list of records, and a field that comes to it later.
 * ```ts
 * const list = new astrozero.Layout("Call list", { object: customer, existingPageLayout: "records" });
 * new astrozero.Field("lastCall", { object: customer, ...date({ layouts: [list.layoutId] }) });
 * ```
 *
 * @example
 * Taking over a layout that was made in the designer.
 * ```ts
 * new astrozero.Layout("Order desk", { object: customer, adoptExisting: true });
 * ```
 */
export class Layout extends AstroZeroResource {
  /** Name of the layout. */
  declare readonly name: pulumi.Output<string>;
  /** Id of the object. */
  declare readonly objectId: pulumi.Output<string>;
  /** Id of the layout (`000D…`); the resource's own id is `{object id}/{name}`. */
  declare readonly layoutId: pulumi.Output<string>;
  /** `ObjectDetailLayout` (one record) or `ObjectRecordsLayout` (a list of records). */
  declare readonly type: pulumi.Output<string>;
  /** The page behind the layout. */
  declare readonly view: pulumi.Output<{
    /** Name of the page. */
    name: string;
    /** API names of its fields, in order. */
    fields: string[];
  }>;
  /** Whether the layout existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name the name of the layout, unless `args.name` gives another one */
  constructor(name: string, args: LayoutArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => placedInputs(kind.name, name, args), goingWith(args.object, opts));
  }

  /** Reads a layout that this program does not manage. `id` is `{object id}/{name}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Layout {
    return existing(Layout, name, id, opts);
  }

  /** Whether a value is a `Layout`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Layout {
    return isOfKind(kind.name, value);
  }
}

const kind: Kind<Layout> = {
  name: "Layout",
  deletesFirst: true,
  outputs: { name: true, objectId: true, layoutId: true, type: true, view: true, adopted: true },
};
