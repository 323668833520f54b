import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

// K6: a gateway answers one call of an update with a page. What was switched off for the update is on again in the end.

const at = useDriver();

const kinds: [string, Properties, Properties][] = [
  ["Trigger", trigger, { label: "Other" }],
  ["Validator", validator, { errorMessage: "Other" }],
  ["Flow", flow, { label: "Other" }],
  ["Bpm", bpm, { label: "Other" }],
  ["Script", script, { content: "export const b = 2;\n" }],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "nothing of them is switched": [...schemaKinds, "Layout", ...recordKinds, ...otherKinds] },
);

test.each(kinds)("K6: %s: after a page in place of any answer the next up has it on and as declared", async (kind, given, change) => {
  const { driver } = at;
  let struck = true;
  for (let skip = 0; struck; skip++) {
    driver.reset();
    const inputs = { ...(["Trigger", "Validator"].includes(kind) ? makeObject(driver) : {}), ...given, active: true };
    const thing = driver.declare(kind, inputs);
    await thing.up();
    driver.emulator.requests.clear();
    driver.fault({ kind: "html", status: 200, skip, times: 1 });
    await thing.up({ ...inputs, ...change }).catch(() => {});
    struck = driver.emulator.faults.pending.length === 0;
    driver.emulator.faults.clear();
    await thing.up({ ...inputs, ...change });
    await thing.refresh();
    expect([skip, thing.outputs]).toMatchObject([skip, { ...change, active: true }]);
  }
  expect(at.driver.emulator.requests.list.length).toBeGreaterThan(3);
});
