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
});
