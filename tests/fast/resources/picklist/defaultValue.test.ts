import { Driver } from "../../../support/driver";

const inputs = { name: "demo__Status", values: ["New", "Paid"], defaultValue: "New" };
const relabelled = { ...inputs, values: [{ value: "New", label: "Fresh" }, "Paid"] };

let driver: Driver;
afterEach(() => driver.stop());

const defaults = () => driver.emulator.world.picklists.get("demo__Status").values.filter(({ isDefault }) => isDefault);

test("a default that is relabelled stays the default where the platform takes it", async () => {
  driver = await Driver.start({ valueAttributes: "all" });
  const status = driver.declare("Picklist", inputs);
  await status.up();

  expect(await status.up(relabelled)).toBe("updated");

  expect(defaults()).toMatchObject([{ value: "New", label: "Fresh" }]);
  expect(driver.warnings).toEqual([]);
});

test("where the platform does not take it, a warning tells", async () => {
  driver = await Driver.start({ valueAttributes: "valueAndLabel" });
  const status = driver.declare("Picklist", inputs);
  await status.up();
  expect(defaults()).toMatchObject([{ value: "New", label: "New" }]);

  expect(await status.up(relabelled)).toBe("updated");

  expect(defaults()).toEqual([]);
  expect(driver.warnings).toEqual(['The platform did not make "New" the default of picklist demo__Status: set it in the designer.']);
});
