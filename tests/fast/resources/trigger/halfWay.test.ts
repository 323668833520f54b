import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useHalfWay } from "../../lifecycle/halfWay";
import { trigger } from "../given";

const { at, fault, notes } = useHalfWay();

test("attributes that are not modelled and were refused are sent by the next up", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...trigger };
  const hook = driver.declare("Trigger", inputs);
  await hook.up();
  const changed = { ...inputs, active: false, extra: { tenantNote: "one" } };

  expect(await complaint(hook.up(changed))).toContain("tenantNote");
  expect(driver.emulator.world.triggers.get(objectName, "checkCode").active).toBe(false);
  expect(hook.outputs).toMatchObject({ active: false });

  driver.emulator.dialect.unknownAttributes = "ignored";
  expect(await hook.up(changed)).toBe("updated");
  expect(notes("UpdateTrigger").filter(([, note]) => note)).toEqual([
    [400, "one"],
    [200, "one"],
  ]);
});

test("a trigger whose adoption is refused at its first change is in state as it is, and the next up goes on", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...trigger, adoptExisting: true };
  const { id } = driver.emulator.world.triggers.create(objectName, {
    ...trigger,
    name: "checkCode",
    script: "demo__other",
    label: "By hand",
  });
  fault({ status: 400, operation: "UpdateTrigger" });
  const hook = driver.declare("Trigger", inputs);

  expect(await complaint(hook.up())).toContain("UpdateTrigger");
  expect(hook.isIncomplete).toBe(true);
  expect(hook.outputs).toMatchObject({ triggerId: id, adopted: true, label: "By hand", script: "demo__other" });

  driver.emulator.faults.clear();
  expect(await hook.up()).toBe("updated");
  expect(driver.emulator.world.triggers.get(objectName, "checkCode")).toMatchObject({ id, label: "Check", script: "demo__check" });
  expect(await hook.up()).toBe("unchanged");
});

test("a change that got lost and whose repeat was refused may still arrive: the program as it was brings that back", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...trigger };
  const hook = driver.declare("Trigger", inputs);
  await hook.up();
  fault({ kind: "cut", operation: "UpdateTrigger", times: 1 });
  fault({ status: 400, operation: "UpdateTrigger", skip: 1, times: 1 });

  expect(await complaint(hook.up({ ...inputs, label: "Other" }))).toContain("An earlier attempt may have made the change.");
  expect(hook.isIncomplete).toBe(true);

  driver.emulator.world.triggers.update(objectName, "checkCode", { label: "Other" });
  expect(await hook.up(inputs)).toBe("updated");
  expect(driver.emulator.world.triggers.get(objectName, "checkCode").label).toBe(trigger.label);
});
