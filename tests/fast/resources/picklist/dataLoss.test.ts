import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const objectName = "demo__Customer__CST";

describe("what destroys data is refused with the code, the field and the count", () => {
  // MicrosoftDocs/power-platform#1914
  test("removing or relabelling a value of a picklist that fields use", async () => {
    const { driver } = at;
    const status = driver.declare("Picklist", { name: "demo__Status", values: ["New", "Paid"] });
    await status.up();
    expect(await status.up({ name: "demo__Status", values: ["New", "Paid", "Lost"] })).toBe("updated");
    // No field uses it yet: nothing can be lost.
    expect(await status.up({ name: "demo__Status", values: ["New", "Paid"] })).toBe("updated");
    expect(driver.emulator.world.picklists.get("demo__Status").values.map(({ value }) => value)).toEqual(["New", "Paid"]);

    const order = driver.declare("CustomObject", {
      name: objectName,
      fields: { status: { dataType: "singleselect", picklistId: status.id } },
    });
    await order.up();
    const removed = await status.up({ name: "demo__Status", values: ["New"] }).catch((error) => error);
    expect(removed.failures).toEqual([
      {
        property: "",
        reason:
          'values: AZ105: deleting value "Paid" of picklist demo__Status is refused while fields use the picklist: records may hold it. Set allowDataLoss: true on the resource to proceed anyway.',
      },
    ]);
    const relabelled = { name: "demo__Status", values: ["New", { value: "Paid", label: "Payed" }] };
    expect(await complaint(status.up(relabelled))).toContain('AZ105: deleting value "Paid"');
    expect(await status.up({ ...relabelled, allowDataLoss: true })).toBe("updated");
    expect(driver.emulator.world.picklists.get("demo__Status").values).toEqual([
      expect.objectContaining({ value: "New", label: "New" }),
      expect.objectContaining({ value: "Paid", label: "Payed" }),
    ]);
  });
});
