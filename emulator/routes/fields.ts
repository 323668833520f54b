import { addField, addFields, deleteField, getField, getFields, updateField } from "../../provider/contract/fields";
import { Created, CreatedAll, Written } from "../outcomes";
import { printField } from "../print/fields";
import type { Serve } from "../serve";
import { refusal } from "../world/refusal";

export function serveFields(serve: Serve): void {
  serve(addField, ({ path, body }, { world }) => {
    const [field] = world.fields.add(path.objectId, [body]);
    return new Created(field?.id ?? "");
  });

  serve(addFields, ({ path, body }, { world }) => {
    if (world.dialect.fieldBatch === "absent") throw refusal("absent", "there is no such call");
    return new CreatedAll(world.fields.add(path.objectId, body.fields).map(({ id }) => id));
  });

  serve(getField, ({ path }, { world }) => printField(world.fields.get(path.objectId, path.fieldId), world));

  serve(getFields, ({ path }, { world }) => {
    if (!["both", "list"].includes(world.dialect.fieldList)) throw refusal("absent", "there is no such call");
    return world.fields.all(path.objectId).map((field) => printField(field, world));
  });

  serve(updateField, ({ path, body }, { world }) => {
    world.fields.update(path.objectId, path.fieldId, body);
    return new Written();
  });

  serve(deleteField, ({ path }, { world }) => {
    world.fields.delete(path.objectId, path.fieldId);
    return new Written();
  });
}
