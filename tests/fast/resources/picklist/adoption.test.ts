import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

test("a picklist is taken over", async () => {
  const { driver } = at;
  driver.emulator.world.picklists.create({ name: "demo__Region", masterLabel: "Gebiet", picklistValues: [{ value: "N", label: "Nord" }] });
  const inputs = { name: "demo__Region", masterLabel: "Region", values: [{ value: "N", label: "Nord" }, "South"] };

  expect(await complaint(driver.declare("Picklist", inputs).up())).toContain("adoptExisting: true");
  const region = driver.declare("Picklist", { ...inputs, adoptExisting: true });
  expect(await region.up()).toBe("created");
  expect(driver.emulator.world.picklists.get("demo__Region")).toMatchObject({ masterLabel: "Region" });
  expect(driver.emulator.world.picklists.get("demo__Region").values.map(({ value }) => value)).toEqual(["N", "South"]);
  await region.destroy();
  expect(driver.emulator.world.picklists.find("demo__Region")).toBeDefined();
});
