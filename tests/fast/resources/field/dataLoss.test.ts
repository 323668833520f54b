import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const objectName = "demo__Customer__CST";

describe("what destroys data is refused with the code, the field and the count", () => {
  test("deleting a field of its own", async () => {
    const { driver } = at;
    const customer = driver.declare("CustomObject", { name: objectName });
    await customer.up();
    const note = driver.declare("Field", { objectId: customer.id, objectName, name: "demo__note__CST", dataType: "text" });
    await note.up();
    driver.emulator.world.records.add(objectName, [{ name: "a", demo__note__CST: "x" }]);

    expect(await complaint(note.destroy())).toContain(
      "AZ102: dropping field demo__note__CST of object demo__Customer__CST destroys 1 value.",
    );
    expect(await complaint(note.up({ ...note.inputs, dataType: "date" }))).toContain("AZ103");
    // The permission of the new program counts for the replacement, although state does not hold it yet.
    expect(await note.up({ ...note.inputs, dataType: "date", allowDataLoss: true })).toBe("replaced");
  });

  test("a new field that is required, in the preview", async () => {
    const { driver } = at;
    const customer = driver.declare("CustomObject", { name: objectName });
    await customer.up();
    const inputs = { objectId: customer.id, objectName, name: "demo__note__CST", dataType: "text", required: true };
    const failures = async (more: object) => (await driver.process("Field").check({}, { ...inputs, ...more })).failures;
    expect(await failures({})).toEqual([]);

    driver.emulator.world.records.add(objectName, [{ name: "a" }]);
    const reason =
      "required: AZ106: requiring the new field demo__note__CST of object demo__Customer__CST is refused while 1 record holds no value. " +
      "Set allowDataLoss: true on the resource to proceed anyway.";
    expect(await failures({})).toEqual([{ property: "", reason }]);
    // What is adopted may have values.
    for (const more of [{ allowDataLoss: true }, { adoptExisting: true }, { defaultValue: "none" }, { required: false }])
      expect(await failures(more)).toEqual([]);
    // An object that is yet to be created has no records.
    expect(await failures({ objectId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual([]);
  });
});
