import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const inputs = { name: "demo__Status", values: ["New", "Paid", { value: "Done", label: "Closed" }] };
const notice =
  "The platform has no call to reorder the values of picklist demo__Status: they keep their order there, and new ones come last.";

it("L9: values in another order are no change: the preview tells, and state has the order of the platform", async () => {
  const { driver } = at;
  const status = driver.declare("Picklist", inputs);
  await status.up();
  driver.emulator.requests.clear();

  const other = { ...inputs, values: [{ value: "Done", label: "Closed" }, "Paid", "New"] };
  expect(await status.up(other)).toBe("unchanged");

  expect(driver.told).toEqual([notice]);
  expect(driver.emulator.requests.list).toEqual([]);
  expect(status.outputs).toMatchObject(inputs);
  await status.refresh();
  expect(await status.up(other)).toBe("unchanged");
});

it("L9: a new value among the others comes last, and nothing else shows", async () => {
  const { driver } = at;
  const status = driver.declare("Picklist", inputs);
  await status.up();

  const news = { ...inputs, values: ["New", "Late", "Paid", { value: "Done", label: "Closed" }] };
  expect(await status.up(news)).toBe("updated");

  expect(status.inputs).toEqual({ ...inputs, values: [...inputs.values, "Late"] });
  expect(await status.up(news)).toBe("unchanged");
});

it("L9: values that are not known yet are left as they are", async () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const { inputs: known } = await at.driver.process("Picklist").check(inputs, { ...inputs, values: unknown });
  expect(known).toEqual({ ...inputs, values: unknown });
});
