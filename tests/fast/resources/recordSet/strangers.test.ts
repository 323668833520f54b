import { dialectPresets } from "../../../../emulator";
import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { column, makeCustomers, objectName, setOf, types } from "./given";

// A record with the key and the values of a row may be what an interrupted run left, unless it has more.
const at = useDriver();
const values = { code: "A", title: "First" };
const kinds = ["Record", "RecordSet"] as const;

function declare(kind: (typeof kinds)[number]) {
  const inputs = kind === "Record" ? { name: "first", objectName, types, key: ["code"], values } : setOf({ A: { title: "First" } });
  return at.driver.declare(kind, inputs);
}

function addRecord(more: Record<string, unknown> = {}) {
  const [record] = at.driver.emulator.world.records.add(objectName, [{ [column("code")]: "A", [column("title")]: "First", ...more }]);
  return record?.id ?? "";
}

describe.each(kinds)("%s", (kind) => {
  test.each([
    ["size", { [column("size")]: 7 }],
    ["vip", { [column("vip")]: true }],
    ["since", { [column("since")]: "2026-02-01" }],
    ["tiers", { [column("tiers")]: "Gold;Silver" }],
    ["name", { name: "Theirs" }],
  ])("a record with a value in %s, which the row does not declare, is somebody else's", async (_column, more) => {
    makeCustomers(at.driver);
    const id = addRecord(more);
    const { records } = at.driver.emulator.world;
    const before = structuredClone(records.get(objectName, id));
    const message = await complaint(declare(kind).up());
    expect(message).toContain("already");
    expect(message).toContain(`(id ${id})`);
    expect(message).toContain("adoptExisting: true");
    expect(records.get(objectName, id)).toEqual(before);
  });

  test.each([
    ["as usual", {}],
    ["and the platform is sloppy", dialectPresets.sloppy],
    ["and no call lists the fields", { fieldList: "none" } as const],
    ["and checkboxes are numbers", { checkboxWire: "number" } as const],
  ])("a record that has beside the row only what the platform gives is taken, %s", async (_title, dialect) => {
    Object.assign(at.driver.emulator.dialect, dialect);
    makeCustomers(at.driver);
    const id = addRecord({ [column("vip")]: false });
    await declare(kind).up();
    expect(at.driver.emulator.world.records.query(objectName).records.map((one) => one.id)).toEqual([id]);
  });

  test("default values, numbers that are counted up and formulas are the platform's", async () => {
    makeCustomers(at.driver);
    const { world } = at.driver.emulator;
    const made = world.fields.add(world.objects.get(objectName).id, [
      { name: column("origin"), label: "Origin", dataType: "text", dataLength: 20, defaultValue: "web" },
      { name: column("number"), label: "Number", dataType: "autonumber", pattern: "C-{0000}" },
      { name: column("sum"), label: "Sum", dataType: "formula", formula: "1+1" },
    ]);
    for (const field of made) Object.assign(field, { madeAt: 0 });
    const id = addRecord();
    expect(world.records.get(objectName, id).values).toMatchObject({ [column("origin")]: "web" });
    await declare(kind).up();
    expect(world.records.count(objectName)).toBe(1);
  });
});
