import type { Emulator } from "../../emulator";

/** The object that tests make where any object will do. */
export const objectName = "demo__Thing__CST";

/** An object that has a record name and no field of its own, made long ago and as every dialect takes it. Things that belong to it are declared with the answer. */
export function makeObject({ emulator }: { emulator: Emulator }, name = objectName): { objectId: string; objectName: string } {
  const object = emulator.world.objects.create({
    name,
    label: "Thing",
    fields: [{ label: "Name", name: "name", dataType: "Name" }],
    view: {
      ObjectDetailLayout: { name: `__layout__${name}__detail`, fields: ["name"] },
      ObjectRecordsLayout: { name: `__layout__${name}__records`, fields: ["name"] },
    },
  });
  return { objectId: Object.assign(object, { madeAt: 0 }).id, objectName: name };
}
