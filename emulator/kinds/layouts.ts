import { z } from "zod";
import * as contract from "../../provider/contract/layouts";
import type { ObjectDefinition } from "../../provider/contract/objects";
import { isStandardObjectId } from "../../provider/contract/values";
import { auditOf } from "../core/clock";
import { Created } from "../core/outcomes";
import { noPackage } from "../core/packageProtection";
import { history, person, sorted } from "../core/print";
import { refusal } from "../core/refusal";
import { ofObject, packaged } from "../core/seedPart";
import type { Serve } from "../core/serve";
import type { Tenant } from "../core/tenant";
import { own } from "../core/things";
import { Children, type StoredChild } from "./objects/children";
import type { StoredObject } from "./objects/table";

export interface StoredLayout extends StoredChild {
  label: string;
  description: string;
  type: string;
  view: { name: string; fields: string[] };
}

export type LayoutDefinition = z.output<typeof contract.create.body>;

/** A copy of another layout; one that the object has already takes the fields. */
const Seed = contract.create.body.pick({ name: true }).extend({
  /** Name of the layout to copy. By default the one for a single record. */
  existingPageLayout: z.string().min(1).optional(),
  fields: z.array(z.string().min(1)).optional(),
  ...packaged,
});

const standard = [
  { type: "ObjectDetailLayout", word: "Detail", suffix: "detail", description: "Object detail layout" },
  { type: "ObjectRecordsLayout", word: "Records", suffix: "records", description: "Object records layout" },
] as const;

/** Layouts of objects; standard objects have none. */
export class Layouts extends Children<StoredLayout> {
  static readonly kind = {
    key: "layouts",
    noun: "layout",
    idPrefix: "000D",
    parameter: "layoutId",
    seed: ofObject(Seed, (layouts: Layouts, object, seed) => layouts.plant(object, seed)),
  } as const;

  static routes(serve: Serve<Layouts>): void {
    serve(contract.create, ({ path, body }, layouts) => new Created(layouts.create(path.objectId, body).id));

    serve(contract.list, ({ path }, layouts) => layouts.all(path.objectId).map((layout) => printListedLayout(layout, layouts.tenant)));

    serve(contract.get, ({ path }, layouts) => printLayout(layouts.get(path.objectId, path.layoutId), layouts.tenant));

    serve(contract.remove, ({ path }, layouts) => layouts.delete(path.objectId, path.layoutId));
  }

  /** @internal The two layouts that come with an object, in the same moment, with neighbouring ids. */
  makeStandard(object: StoredObject, view: z.output<typeof ObjectDefinition>["view"]): void {
    for (const { type, word, suffix, description } of standard) {
      const name = `${object.label} ${word}`;
      this.keep(object, {
        id: this.newId(),
        objectId: object.id,
        name,
        label: name,
        description,
        type,
        view: view?.[type] ?? { name: pageName(object, suffix), fields: ["name"] },
        ...noPackage,
        ...auditOf(object),
      });
    }
  }

  /** Copies type and fields of another layout of the object. */
  create(objectRef: string, { name, viewName, existingPageLayout }: LayoutDefinition): StoredLayout {
    const object = this.objects.extensible(objectRef);
    if (isStandardObjectId(object.id)) throw refusal("invalid", `object ${object.name} is a standard object, which has no layouts`);
    const copied = own(this.of(object), existingPageLayout);
    if (!copied) throw refusal("invalid", `existingPageLayout: layout ${existingPageLayout} does not belong to object ${object.name}`);
    const byPattern = pageName(object, name);
    return this.keep(object, {
      label: name,
      description: "",
      type: copied.type,
      view: {
        name: this.tenant.dialect.layoutDefaults === "viewName" ? (viewName ?? byPattern) : byPattern,
        fields: [...copied.view.fields],
      },
      ...this.newChild(object, name),
    });
  }

  /** Changes the fields of a layout, as the page editor can. */
  setFields(object: string, idOrName: string, fields: string[]): void {
    const layout = this.changeable(object, idOrName);
    layout.view.fields = fields;
    this.tenant.touch(layout);
  }

  /** @internal Shows a new field on the layouts that its create call names, and replaces the field lists that it sends. */
  show(object: StoredObject, field: string, layouts: string[], view: Record<string, { fields: string[] }>): void {
    for (const id of layouts) {
      const layout = this.get(object.id, id);
      if (!layout.view.fields.includes(field)) layout.view.fields.push(field);
      this.tenant.touch(layout);
    }
    for (const [id, { fields }] of Object.entries(view)) {
      const layout = this.get(object.id, id);
      layout.view.fields = fields;
      this.tenant.touch(layout);
    }
  }

  /** @internal Takes a field that is deleted off the layouts, or refuses its deletion. */
  dropField(object: StoredObject, field: string): void {
    const layouts = Object.values(this.of(object)).filter(({ view }) => view.fields.includes(field));
    if (this.tenant.dialect.fieldDelete === "refusedWhenReferenced" && layouts.length > 0)
      throw refusal("referenced", `field ${field} is used by layout ${layouts.map(({ name }) => `"${name}"`).join(", ")}`);
    for (const { view } of layouts) view.fields = view.fields.filter((name) => name !== field);
  }

  /** A new layout, or the object's own of that name. */
  plant(object: string, { name, existingPageLayout, fields }: z.output<typeof Seed>): StoredLayout {
    const [first] = this.all(object);
    const copied = existingPageLayout === undefined ? first : this.get(object, existingPageLayout);
    const layout = this.find(object, name) ?? this.create(object, { name, existingPageLayout: copied?.id ?? "" });
    if (fields) this.setFields(object, layout.id, fields);
    return layout;
  }
}

/** The name of the page behind a layout (0038). */
function pageName(object: StoredObject, layout: string): string {
  return `__layout__${object.name}__${layout}`;
}

/** A layout by id (00108): `content` is an object. */
function printLayout(layout: StoredLayout, tenant: Tenant): object {
  return print(layout, tenant.dialect.layoutContent === "text" ? contentText(layout) : content(layout), tenant);
}

/** A layout in the list (00107): `content` is a JSON text. */
function printListedLayout(layout: StoredLayout, tenant: Tenant): object {
  return print(layout, tenant.dialect.layoutContent === "object" ? content(layout) : contentText(layout), tenant);
}

function content({ view }: StoredLayout): object {
  return { name: "", type: "", view: sorted(view) };
}

function contentText({ view: { name, fields } }: StoredLayout): string {
  return JSON.stringify({ name: "", type: "", view: { name, fields } });
}

function print(layout: StoredLayout, content: unknown, tenant: Tenant): object {
  const { id, label, name, description, type, objectId, protectMode } = layout;
  return sorted({
    belongTo: "",
    content,
    custom: true,
    description,
    events: [],
    id,
    isBaseline: false,
    label,
    name,
    objectId,
    ...person("owner", layout.createdBy, tenant),
    params: [],
    protectMode,
    type,
    visibility: 0,
    ...history(layout, tenant),
  });
}
