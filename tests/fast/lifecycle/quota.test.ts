import { complaint, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds } from "./everyKind";

// What an account has bought limits its objects, flows, BPMs and scripts.

const at = useDriver();

const kinds: [string, string, (name: string) => Properties][] = [
  ["CustomObject", "CreateCustomObject", (name) => ({ name: `demo__${name}__CST`, fields: { code: { dataType: "text" } } })],
  ["Flow", "CreateFlow", (name) => ({ ...flow, name: `demo__${name}`, localUrl: `/run/demo__${name}` })],
  ["Bpm", "CreateBPM", (name) => ({ ...bpm, name: `demo__${name}` })],
  ["Script", "CreateScript", (name) => ({ ...script, name: `demo__${name}` })],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "no quota counts them": [...childKinds, ...recordKinds, ...otherKinds, "Field", "Picklist"] },
);

test.each(kinds)("a %s for which the quota has no room is refused once, and nothing is in state", async (kind, create, inputs) => {
  const { driver } = at;
  driver.emulator.dialect.quota = 1;
  const first = driver.declare(kind, inputs("first"));
  await first.up();
  driver.emulator.requests.clear();
  const second = driver.declare(kind, inputs("second"));

  const message = await complaint(second.up());

  expect(message).toContain("the quota of the tenant leaves room for 1");
  expect(message).not.toContain("exists already");
  expect(second.id).toBe("");
  expect(driver.emulator.requests.count({ operation: create })).toBe(1);

  await first.destroy();
  expect(await second.up()).toBe("created");
});

test("what came with a package does not count", async () => {
  const { driver } = at;
  const { flows } = driver.emulator.world;
  flows.create({ name: "demo__other", label: "Other", processType: "Autolaunched Flow", localUrl: "/run/demo__other" });
  flows.protect("demo__other", "003L000000YGxJbahwps");
  driver.emulator.dialect.quota = 1;
  expect(await driver.declare("Flow", flow).up()).toBe("created");
});

test("a version of a BPM for which there is no room leaves the one before it, enabled and in state", async () => {
  const { driver } = at;
  const leave = driver.declare("Bpm", { ...bpm, version: "1.0.1", active: true });
  await leave.up();
  const { id, outputs } = leave;
  driver.emulator.dialect.quota = 1;
  // The driver forgets a resource that is being replaced; the engine keeps the old one until the new one is there.
  const next = { ...bpm, version: "1.0.2", active: true };
  const provider = driver.process("Bpm");
  expect(await provider.diff(id, outputs, next)).toEqual({ replaces: ["version"], deleteBeforeReplace: false });

  expect(await complaint(provider.create(next))).toContain("the quota of the tenant leaves room for 1");

  expect(driver.emulator.world.bpms.all()).toMatchObject([{ id, version: "1.0.1", active: true }]);
  expect(await leave.refresh()).toBe(true);
  driver.emulator.dialect.quota = 2;
  expect(await leave.up(next)).toBe("replaced");
  expect(driver.emulator.world.bpms.all()).toMatchObject([{ version: "1.0.2", active: true }]);
});
