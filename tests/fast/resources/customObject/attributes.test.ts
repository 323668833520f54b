import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

// Reads of objects show attributes of which no table of a request speaks: the plural label and the switches.

const at = useDriver();

const name = "demo__Order__CST";
const inputs: Properties = { name, label: "Order", description: "An order" };
const live = () => at.driver.emulator.world.objects.get(name);

test.each<[string, Properties, object]>([
  ["pluralLabel", { pluralLabel: "Many" }, { pluralLabel: "Orders" }],
  ["allowReports", { allowReports: true }, { allowReports: false }],
])("where requests do not take them, a declared one is an error that says so: %s", async (_, attribute, stays) => {
  const { driver } = at;
  driver.emulator.dialect.objectAttributes = "ignored";
  const thing = driver.declare("CustomObject", { ...inputs, ...attribute });

  expect(await complaint(thing.up())).toContain(
    `stored object ${name} with another ${Object.keys(attribute)} than was declared. Run \`pulumi refresh\``,
  );
  // It exists once, and what exists is in state.
  expect(thing.id).toBe(live().id);
  expect(live()).toMatchObject(stays);
  expect(await complaint(thing.up())).toContain("Make it in the designer, then run `pulumi refresh`");

  Object.assign(live(), attribute);
  await thing.refresh();
  expect(await thing.up({ ...inputs, ...attribute })).toBe("unchanged");
});

test("where requests do not take them, everything else can be changed", async () => {
  const { driver } = at;
  driver.emulator.dialect.objectAttributes = "ignored";
  const thing = driver.declare("CustomObject", inputs);
  expect(await thing.up()).toBe("created");

  expect(await thing.up({ ...inputs, label: "Sale", description: "A sale" })).toBe("updated");

  expect(live()).toMatchObject({ label: "Sale", description: "A sale" });
  expect(await thing.up({ ...inputs, label: "Sale", description: "A sale" })).toBe("unchanged");
});
