import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";

const at = useDriver({ duplicateStatus: "409" });
const count = (operation: string) => at.driver.emulator.requests.count({ operation });

/** Each kind: its inputs, and the call that creates it. */
const kinds: [string, string, () => Properties, string][] = [
  ["CustomObject", "label", () => ({ name: objectName, label: "Mine", fields: { code: { dataType: "text" } } }), "CreateCustomObject"],
  ["Field", "label", () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", label: "Mine" }), "AddField"],
  ["Picklist", "masterLabel", () => ({ name: "demo__Status", masterLabel: "Mine", values: ["New"] }), "CreatePicklistInstance"],
  ["Trigger", "label", () => ({ ...makeObject(at.driver), ...trigger, label: "Mine" }), "AddTrigger"],
  ["Validator", "label", () => ({ ...makeObject(at.driver), ...validator, label: "Mine" }), "AddValidationRule"],
  ["Layout", "viewName", () => ({ ...makeObject(at.driver), name: "Brief", viewName: "demo__Brief" }), "AddLayout"],
  ["Flow", "label", () => ({ ...flow, label: "Mine" }), "CreateFlow"],
  ["Script", "label", () => ({ ...script, label: "Mine" }), "CreateScript"],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "a test below, as name and version tell it": ["Bpm"],
    "they have no name: keys tell them apart, see tests/fast/resources/recordSet": recordKinds,
    "nothing of them has a name": eventKinds,
    "any number of instances may have one key": ["BpmInstance"],
    "an upload takes the place of what is there": fileKinds,
  },
);

/** Waits longer than those between looks. */
const longWaits = () => at.driver.clock.waits.filter((wait) => wait >= 1000);

describe.each(kinds)("HTTP 409 of the create of a %s", (kind, attribute, inputs, operation) => {
  beforeEach(() => {
    at.driver.clock.waits.length = 0;
  });

  test("that exists already is not repeated", async () => {
    const mine = inputs();
    if (kind === "Layout") at.driver.emulator.world.layouts.create(objectName, { name: "Brief", existingPageLayout: recordsLayout() });
    else await at.driver.declare(kind, { ...mine, [attribute]: "Theirs" }).up();
    const before = count(operation);

    expect(await complaint(at.driver.declare(kind, mine).up())).toContain("exists already");

    expect(count(operation)).toBe(before + 1);
    expect(longWaits()).toEqual([]);
  });

  test("that an interrupted run left behind is taken over", async () => {
    const mine = inputs();
    const lost = at.driver.declare(kind, mine);
    await lost.up();
    if (kind === "CustomObject") at.driver.emulator.world.fields.delete(objectName, "demo__code__CST");
    const before = count(operation);

    expect(await at.driver.declare(kind, mine).up()).toBe("created");

    expect(count(operation)).toBe(before + 1);
    expect(longWaits()).toEqual([]);
  });

  test("that somebody else holds is repeated until they let go", async () => {
    const mine = inputs();
    at.driver.emulator.faults.add({ kind: "status", status: 409, when: "before", operation, times: 2 });

    expect(await at.driver.declare(kind, mine).up()).toBe("created");

    expect(count(operation)).toBe(3);
    expect(longWaits()).toEqual([1000, 2000]);
  });
});

const recordsLayout = () => String(at.driver.emulator.world.layouts.all(objectName).at(-1)?.id);

test("fields that exist are adopted, and the others created", async () => {
  const { objectId } = makeObject(at.driver);
  at.driver.emulator.world.fields.add(objectName, [{ name: "demo__code__CST", label: "Theirs", dataType: "text" }]);
  const fields = { code: { dataType: "text", label: "Code" }, day: { dataType: "date" }, amount: { dataType: "number" } };
  const thing = at.driver.declare("CustomObject", { name: objectName, label: "Thing", adoptExisting: true, fields });

  await thing.up();

  expect(thing.id).toBe(objectId);
  expect(at.driver.emulator.world.fields.all(objectName).map(({ label }) => label)).toEqual(["Name", "Code", "day", "amount"]);
});

test("a field that came since the last refresh does not end the creation of the others", async () => {
  const thing = at.driver.declare("CustomObject", { name: objectName, label: "Thing", fields: {} });
  await thing.up();
  at.driver.emulator.world.fields.add(objectName, [{ name: "demo__day__CST", label: "day", dataType: "date" }]);
  const fields = { code: { dataType: "text" }, day: { dataType: "date" }, amount: { dataType: "number" } };

  expect(await thing.up({ name: objectName, label: "Thing", fields })).toBe("updated");

  expect(Object.keys(thing.outputs.fieldIds as object).sort()).toEqual(["amount", "code", "day"]);
  expect(count("AddFields")).toBe(1);
});

test("HTTP 409 of a BPM whose name and version exist already is not repeated", async () => {
  await at.driver.declare("Bpm", bpm).up();
  expect(await complaint(at.driver.declare("Bpm", { ...bpm, label: "Mine" }).up())).toContain("exists already");
  expect(count("CreateBPM")).toBe(2);
});

test("HTTP 409 of new values of a picklist that somebody else holds is repeated", async () => {
  const status = at.driver.declare("Picklist", { name: "demo__Status", values: ["New"] });
  await status.up();
  at.driver.emulator.faults.add({ kind: "status", status: 409, when: "before", operation: "AddPicklistValue", times: 1 });
  expect(await status.up({ name: "demo__Status", values: ["New", "Paid"] })).toBe("updated");
  expect(count("AddPicklistValue")).toBe(2);
});
