import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { trigger, validator } from "../resources/given";
import { definitionKinds, everyKind, otherKinds, recordKinds } from "./everyKind";

const at = useDriver();

const kinds: [string, Properties][] = [
  ["Trigger", trigger],
  ["Validator", validator],
  ["Layout", { name: "Desk" }],
  ["Field", { name: "demo__code__CST", dataType: "text" }],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "it belongs to no object": ["CustomObject", "Picklist", ...definitionKinds, ...otherKinds],
    "their object is told by its name": recordKinds,
  },
);

// A replacement deletes first: what can never be created must not get so far.
test.each(kinds)(
  "P2: a %s with a name in the place of its object is refused before any call, and stays where it is",
  async (kind, inputs) => {
    const { driver } = at;
    const place = makeObject(driver);
    const thing = driver.declare(kind, { ...place, ...inputs });
    await thing.up();
    driver.emulator.requests.clear();

    for (const object of ["Ordr", "demo__Thing__CST", `${place.objectId}x`, ""]) {
      const message = await complaint(thing.up({ ...inputs, objectId: object }));
      expect(message).toBe(
        `objectId: give a CustomObject, or the id of an object (20 characters); "${object}" is neither. An object that the program knows by its name alone is given by getObjectOutput({ object }).id`,
      );
    }

    expect(driver.emulator.requests.list).toEqual([]);
    expect(await thing.refresh()).toBe(true);
  },
);

test.each([
  ["Layout", { name: "Desk", existingPageLayout: "details" }, "existingPageLayout"],
  ["Field", { name: "demo__code__CST", dataType: "text", layouts: ["records", "details"] }, "layouts.1"],
])("a %s with a layout that is no word and no id is refused before any call", async (kind, inputs, path) => {
  const { driver } = at;
  const place = makeObject(driver);
  driver.emulator.requests.clear();
  expect(await complaint(driver.declare(kind, { ...place, ...inputs }).up())).toBe(
    `${path}: must be detail, records or the id of a layout`,
  );
  expect(driver.emulator.requests.list).toEqual([]);
});
