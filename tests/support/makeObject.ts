import type { Driver } from "./driver";

/** An object for things that belong to one, made as every dialect takes it. */
export function makeObject({ emulator }: Driver, name: string): string {
  const { id } = emulator.world.objects.create({
    name,
    label: "Thing",
    fields: [{ label: "Name", name: "name", dataType: "Name" }],
    view: {
      ObjectDetailLayout: { name: `__layout__${name}__detail`, fields: ["name"] },
      ObjectRecordsLayout: { name: `__layout__${name}__records`, fields: ["name"] },
    },
  });
  return id;
}
