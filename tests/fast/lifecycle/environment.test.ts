import * as records from "../../../provider/contract/records";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds } from "./everyKind";

// Sandbox and runtime environments take only packages: whoever points a program at one reads why, and loses nothing.

const at = useDriver();

/** One of each kind: where it belongs to, its inputs, and a change in place. */
const kinds: [string, boolean, Properties, Properties | undefined][] = [
  ["CustomObject", false, { name: "demo__Order__CST", fields: { code: { dataType: "text" } } }, { label: "Orders" }],
  ["CustomObject", false, { name: "demo__Order__CST", fields: { code: { dataType: "text" } } }, { fields: {} }],
  ["Field", true, { name: "demo__code__CST", dataType: "text" }, { label: "Code" }],
  ["Trigger", true, trigger, { label: "Changed" }],
  ["Validator", true, validator, { label: "Changed" }],
  ["Layout", true, { name: "Desk" }, undefined],
  ["Picklist", false, { name: "demo__Status", values: ["New"] }, { values: ["New", "Paid"] }],
  ["Flow", false, { ...flow, active: true }, { label: "Changed" }],
  ["Bpm", false, { ...bpm, active: true }, { label: "Changed" }],
  ["Script", false, { ...script, active: true }, { label: "Changed" }],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "records are no changes of an application, see below": recordKinds, "no call of theirs is one for metadata": otherKinds },
);

/** The sentence is there once, however many calls were refused. */
function expectAdvice(message: string): void {
  expect(message).toContain("HTTP 403");
  expect(message).toContain("the right to develop applications");
  expect(message.split("sandbox and runtime environments take changes only in packages")).toHaveLength(2);
}

/** The calls that were refused, without the one replay that a new token is good for. */
const refusedCalls = () => {
  const refused = at.driver.emulator.requests.list.filter(({ status }) => status === 403).map(({ operation }) => operation);
  expect(refused.length).toBeLessThanOrEqual(new Set(refused).size + 1);
  return [...new Set(refused)];
};

test.each(kinds)("a %s is not created, and the error says why", async (kind, isPart, inputs) => {
  const { driver } = at;
  const place = isPart ? makeObject(driver) : {};
  driver.emulator.dialect.environment = "runtime";
  const before = structuredClone(driver.emulator.world.state);
  const thing = driver.declare(kind, { ...place, ...inputs });

  expectAdvice(await complaint(thing.up()));

  expect(thing.id).toBe("");
  expect(driver.emulator.world.state).toEqual(before);
  expect(refusedCalls()).toHaveLength(1);
});

test.each(kinds)("a %s that is there is neither changed nor deleted, and stays in state as it is", async (kind, isPart, inputs, change) => {
  const { driver } = at;
  const declared = { ...(isPart ? makeObject(driver) : {}), ...inputs };
  const thing = driver.declare(kind, declared);
  await thing.up();
  driver.emulator.dialect.environment = "runtime";
  const [tenant, id, outputs] = [structuredClone(driver.emulator.world.state), thing.id, structuredClone(thing.outputs)];
  const expectSame = () => {
    expect(driver.emulator.world.state).toEqual(tenant);
    expect([thing.id, thing.outputs, thing.isIncomplete]).toEqual([id, outputs, false]);
  };

  if (change) {
    expectAdvice(await complaint(thing.up({ ...declared, ...change })));
    expectSame();
  }
  expectAdvice(await complaint(thing.destroy()));
  expectSame();

  expect(await thing.refresh()).toBe(true);
  expectSame();
  expect(await thing.up(declared)).toBe("unchanged");
});

test("records can be written and counted", async () => {
  const { driver } = at;
  makeObject(driver);
  driver.emulator.dialect.environment = "runtime";
  const client = driver.connect();
  await client.call(records.add, { path: { objectName }, body: { records: [{ name: "one" }] } });
  expect(await client.call(records.count, { path: { objectName }, body: {} })).toBe(1);
});
