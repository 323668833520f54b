import { createObject, deleteObject, getObject, getObjects, updateObject } from "../../provider/contract/objects";
import { Created, Written } from "../outcomes";
import { printField } from "../print/fields";
import { printObject, printRelations } from "../print/objects";
import type { Serve } from "../serve";

const categories: Record<string, number> = { cst: 3, std: 2, stp: 1 };

export function serveObjects(serve: Serve): void {
  serve(createObject, ({ body }, { world }) => new Created(world.objects.create(body).id));

  serve(getObjects, ({ query }, { world }) => {
    const wanted = (query?.type ?? "cst").split(",").map((type) => categories[type.trim()]);
    const embeds = world.dialect.listEmbeds === "yes" && query?.flag !== "S";
    const shown = new Set(query?.flag === "D" ? world.tabs.all().map(({ objectId }) => objectId) : []);
    const objects = world.objects.all().filter(({ id, category }) => wanted.includes(category) && !shown.has(id));
    if (!embeds) return objects.map((object) => printObject(object, world));
    const referring = world.objects.referringToEach();
    return objects.map((object) => ({ ...printObject(object, world), ...printRelations(object, referring.get(object.id)) }));
  });

  serve(getObject, ({ path }, { world }) => {
    const object = world.objects.get(path.objectId);
    const embedded = ["both", "object"].includes(world.dialect.fieldList);
    return {
      tableInfo: printObject(object, world),
      ...printRelations(object, world.objects.referring(object.id)),
      ...(embedded ? { fields: world.fields.all(object.id).map((field) => printField(field, world)) } : {}),
    };
  });

  serve(updateObject, ({ path, body }, { world }) => {
    world.objects.update(path.objectId, body);
    return new Written();
  });

  serve(deleteObject, ({ path }, { world }) => {
    world.objects.delete(path.objectId);
    return new Written();
  });
}
