import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useHalfWay } from "../../lifecycle/halfWay";
import { trigger } from "../given";

const { at, notes } = useHalfWay();

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
