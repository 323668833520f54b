import { complaint } from "../../../support/driver";
import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { validator } from "../given";

const at = useDriver();

test("a validator is created inactive, and an active one is off while it is changed", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...validator };
  const rule = driver.declare("Validator", inputs);
  await rule.up();
  await rule.up({ ...inputs, errorMessage: "Give it a name." });

  const bodies = driver.emulator.requests.list
    .filter(({ operation }) => operation === "AddValidationRule" || operation === "UpdateValidationRule")
    .map(({ body }) => body);
  expect(bodies).toEqual([
    expect.objectContaining({ active: false, errorExpression: "name == ''" }),
    { active: true },
    { active: false },
    { errorMessage: "Give it a name." },
    { active: true },
  ]);
});

// The platform refuses the change, or the network dies: what protected the data before protects it again.
test("a validator whose change fails is on again, with what it had", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...validator };
  const rule = driver.declare("Validator", inputs);
  await rule.up();
  driver.emulator.dialect.unknownAttributes = "refused";

  const message = await complaint(rule.up({ ...inputs, label: "Changed", extra: { nonsense: true } }));

  expect(message).toContain("nonsense");
  const live = driver.emulator.world.validators.get("demo__Thing__CST", "NameGiven");
  expect(live).toMatchObject({ active: true, label: "Name" });
  expect(rule.outputs).toMatchObject({ active: true, label: "Name" });
  expect(await rule.up(inputs)).toBe("unchanged");
});
