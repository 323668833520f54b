import { addRecords, countRecords, deleteRecord, getRecord, queryRecords, updateRecord } from "../../provider/contract/records";
import { Beside } from "../outcomes";
import { printRecord } from "../print/records";
import type { Serve } from "../serve";
import { refusal } from "../world/refusal";
import type { StoredObject } from "../world/state";
import type { World } from "../world/world";

export function serveRecords(serve: Serve): void {
  serve(getRecord, ({ path, query }, { world }) => {
    const object = named(path.objectName, world);
    return [printRecord(world.records.get(object.id, path.recordId), object, world, query?.fields?.split(","))];
  });

  serve(deleteRecord, ({ path }, { world }) => {
    world.records.delete(named(path.objectName, world).id, path.recordId);
    return 1;
  });

  serve(updateRecord, ({ path, body }, { world }) => {
    world.records.update(named(path.objectName, world).id, path.recordId, body.setValue);
    return 1;
  });

  serve(addRecords, ({ path, body }, { world }) =>
    world.records.add(named(path.objectName, world).id, body.records).map(({ id }) => ({ id })),
  );

  serve(queryRecords, ({ path, query, body }, { world }) => {
    const object = named(path.objectName, world, query?.base);
    const { records, count } = world.records.query(object.id, body.condition, body.options);
    const only = query?.fields?.split(",") ?? body.options?.fields;
    return new Beside(
      records.map((record) => printRecord(record, object, world, only)),
      { count },
    );
  });

  serve(countRecords, ({ path, query, body }, { world }) =>
    world.records.count(named(path.objectName, world, query?.base).id, body.condition),
  );
}

/** The object that a path names: by API name, or by id with `base=I`. */
function named(name: string, world: World, base: "I" | "N" = "N"): StoredObject {
  const object = world.objects.find(name);
  if (object?.[base === "I" ? "id" : "name"] !== name) throw refusal("missing", `object ${name} does not exist`);
  return object;
}
