import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { addBpm } from "../runs";

const at = useDriver();

const bpm = "demo__leave";
const declare = (variables: Properties, more: Properties = {}) =>
  at.driver.declare("BpmInstance", { bpm, businessKey: "BK001", variables, ...more });

test("variables that the BPM does not have, and constants, are named", async () => {
  addBpm(at.driver.emulator, bpm);
  const instance = declare({ days: 3, limit: 1, colour: "red", "$Flow.Title": "A title" });

  await instance.up();

  expect(at.driver.warnings).toEqual([
    `BPM ${bpm} has these as constants, which cannot be set: limit. The platform ignores what is set there.`,
    `BPM ${bpm} declares no such variables: colour. The platform ignores what is set there.`,
  ]);
  expect(at.driver.emulator.world.bpmInstances.all()).toMatchObject([{ title: "A title", variables: { days: 3, limit: 30 } }]);
  at.driver.warnings.length = 0;
  await instance.up({ ...instance.inputs, variables: { days: 3, limit: 1, colour: "blue", "$Flow.Title": "A title" } });
  expect(at.driver.warnings).toEqual([expect.stringContaining("no such variables: colour.")]);
});

test("of a BPM that tells no variables nothing is said", async () => {
  addBpm(at.driver.emulator, bpm, { variables: [], constants: [] });
  await declare({ days: 3 }).up();
  expect(at.driver.warnings).toEqual([]);
});

test("a look at the definition that fails hinders no start", async () => {
  addBpm(at.driver.emulator, bpm);
  at.driver.fault({ operation: "QueryBPMbyCondition", status: 403 });
  expect(await declare({ colour: "red" }).up()).toBe("created");
});

test("values of a secret instance are in no message", async () => {
  addBpm(at.driver.emulator, bpm);
  const instance = declare({ days: 3 }, { secret: true });
  await instance.up();
  const refused = "reason must not be canary/s3cret";
  at.driver.emulator.faults.add({ kind: "status", status: 400, resMsg: refused, when: "before", operation: "SetBPMInstanceVariables" });
  const told = await complaint(instance.up({ ...instance.inputs, variables: { days: 3, reason: "canary/s3cret" } }));
  expect(told).toContain("reason must not be [secret]");
});
