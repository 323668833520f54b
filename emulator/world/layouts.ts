import type { z } from "zod";
import type { createLayout } from "../../provider/contract/layouts";
import { ownOrigin } from "./blank";
import { Children } from "./children";
import { auditOf } from "./clock";
import type { ObjectDefinition } from "./objects";
import { refusal } from "./refusal";
import type { StoredLayout, StoredObject } from "./state";
import type { World } from "./world";

export type LayoutDefinition = z.output<typeof createLayout.body>;

const standard = [
  { type: "ObjectDetailLayout", word: "Detail", suffix: "detail", description: "Object detail layout" },
  { type: "ObjectRecordsLayout", word: "Records", suffix: "records", description: "Object records layout" },
] as const;

/** Layouts of objects; standard objects have none. */
export class Layouts extends Children<StoredLayout> {
  constructor(world: World) {
    super(world, "layout", "000D", ({ layouts }) => layouts);
  }

  /** The two layouts that come with an object, in the same moment, with neighbouring ids. */
  makeStandard(object: StoredObject, view: ObjectDefinition["view"]): void {
    for (const { type, word, suffix, description } of standard) {
      const id = this.world.nextId("000D");
      const name = `${object.label} ${word}`;
      object.layouts[id] = {
        id,
        objectId: object.id,
        name,
        label: name,
        description,
        type,
        view: view?.[type] ?? { name: pageName(object, suffix), fields: ["name"] },
        ...ownOrigin,
        ...auditOf(object),
      };
    }
  }

  /** Copies type and fields of another layout of the object. */
  create(objectRef: string, { name, viewName, existingPageLayout }: LayoutDefinition): StoredLayout {
    const object = this.world.objects.getChangeable(objectRef);
    if (object.category !== 3) throw refusal("invalid", `object ${object.name} is not a custom object: it has no layouts`);
    const copied = object.layouts[existingPageLayout];
    if (!copied) throw refusal("invalid", `existingPageLayout: layout ${existingPageLayout} does not belong to object ${object.name}`);
    const byPattern = pageName(object, name);
    return this.add(object, {
      label: name,
      description: "",
      type: copied.type,
      view: {
        name: this.world.dialect.layoutDefaults === "viewName" ? (viewName ?? byPattern) : byPattern,
        fields: [...copied.view.fields],
      },
      ...this.born(object, name),
    });
  }

  /** Changes the fields of a layout, as the page editor can. */
  setFields(object: string, idOrName: string, fields: string[]): void {
    const layout = this.changeable(object, idOrName);
    layout.view.fields = fields;
    this.world.touch(layout);
  }

  /** Shows a new field on the layouts that its create call names, and replaces the field lists that it sends. */
  show(object: StoredObject, field: string, layouts: string[], view: Record<string, { fields: string[] }>): void {
    for (const id of layouts) {
      const layout = this.get(object.id, id);
      if (!layout.view.fields.includes(field)) layout.view.fields.push(field);
      this.world.touch(layout);
    }
    for (const [id, { fields }] of Object.entries(view)) {
      const layout = this.get(object.id, id);
      layout.view.fields = fields;
      this.world.touch(layout);
    }
  }
}

/** The name of the page behind a layout (0038). */
function pageName(object: StoredObject, layout: string): string {
  return `__layout__${object.name}__${layout}`;
}
