import { complaint, type Properties } from "../../support/driver";
import { objectName } from "../../support/makeObject";
import { childKinds, definitionKinds, eventKinds, everyKind, recordKinds } from "./everyKind";
import { useHalfWay } from "./halfWay";

const { at, fault, count } = useHalfWay();

/** Of each kind whose changes delete something: its inputs, those of the change, the call, and what is left of two. */
const kinds: [kind: string, inputs: Properties, changed: Properties, remove: string, left: () => unknown[]][] = [
  [
    "CustomObject",
    { name: objectName, fields: { code: { dataType: "text" } } },
    { name: objectName, fields: {} },
    "DeleteField",
    () => at.driver.emulator.world.fields.all(objectName),
  ],
  [
    "Picklist",
    { name: "demo__Status", values: ["New", "Paid"] },
    { name: "demo__Status", values: ["New"] },
    "DeletePicklistValuebyID",
    () => at.driver.emulator.world.picklists.get("demo__Status").values,
  ],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "no change deletes anything of them": [...childKinds, ...definitionKinds, "Field"],
    "tests/fast/resources/recordSet/writes.test.ts": recordKinds,
    "nothing of them is deleted": eventKinds,
    "no change deletes any of it": ["File", "BpmInstance"],
    "tests/fast/resources/directory": ["Directory"],
  },
);

describe.each(kinds)("a change of a %s whose delete is refused", (kind, inputs, changed, operation, left) => {
  const refused = async () => {
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    const { outputs } = thing;
    expect(await complaint(thing.up(changed))).toContain("400");
    return { thing, outputs };
  };

  test("at the first attempt leaves state as it was", async () => {
    fault({ status: 400, operation });
    const { thing, outputs } = await refused();

    expect(thing).toMatchObject({ outputs, isIncomplete: false });
    expect(thing.outputs).not.toHaveProperty("unfinished");
    expect(count(operation)).toBe(1);
  });

  test("after an attempt that did not reach the platform leaves state as it was", async () => {
    fault({ status: 429, operation, times: 1 });
    fault({ status: 400, operation, skip: 1 });
    const { thing, outputs } = await refused();

    expect(thing).toMatchObject({ outputs, isIncomplete: false });
    expect(count(operation)).toBe(2);
  });

  test("after an attempt that may have done it is unfinished, and the next up goes on", async () => {
    fault({ kind: "cut", operation, times: 1 });
    fault({ status: 400, operation, skip: 1 });
    const { thing } = await refused();

    expect(thing).toMatchObject({ isIncomplete: true, outputs: { unfinished: {} } });
    expect(count(operation)).toBe(2);

    at.driver.emulator.faults.clear();
    expect(await thing.up(changed)).toBe("updated");
    expect(left()).toHaveLength(1);
  });
});
