import type { ObjectDefinition } from "./objects";
import { refusal } from "./refusal";
import type { StoredLayout, StoredObject } from "./state";
import type { World } from "./world";

const standard = [
  { type: "ObjectDetailLayout", word: "Detail", suffix: "detail", description: "Object detail layout" },
  { type: "ObjectRecordsLayout", word: "Records", suffix: "records", description: "Object records layout" },
] as const;

/** Layouts of objects; standard objects have none. */
export class Layouts {
  constructor(private readonly world: World) {}

  all(object: string): StoredLayout[] {
    return Object.values(this.world.objects.get(object).layouts);
  }

  get(object: string, id: string): StoredLayout {
    const layout = this.world.objects.get(object).layouts[id];
    if (!layout) throw refusal("missing", `layout ${id} does not exist`);
    return layout;
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
        view: view?.[type] ?? { name: `__layout__${object.name}__${suffix}`, fields: ["name"] },
        createdBy: object.createdBy,
        createdDate: object.createdDate,
        lastModifiedBy: object.lastModifiedBy,
        lastModifiedDate: object.lastModifiedDate,
      };
    }
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
