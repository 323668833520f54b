import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";
import { unreadable, useHalfWay } from "./halfWay";

const { at, fault } = useHalfWay();

interface Kind {
  inputs: Properties;
  change: Properties;
  /** The call that reads one by its id. */
  read: string;
}

const kinds: Record<string, Kind> = {
  Trigger: { inputs: trigger, change: { label: "Changed" }, read: "QueryTriggerbyID" },
  Validator: { inputs: validator, change: { label: "Changed" }, read: "QueryVerificationRulebyID" },
  Flow: { inputs: flow, change: { label: "Changed" }, read: "QueryFlowParameter" },
  Bpm: { inputs: bpm, change: { label: "Changed" }, read: "QueryBPMbyID" },
  Script: { inputs: script, change: { content: "export const user = 'somebody';\n" }, read: "QueryScriptbyID" },
};

everyKind(Object.keys(kinds), { "they are not switched on and off": [...schemaKinds, ...recordKinds, ...otherKinds, "Layout"] });

/** What an update says of a thing that is off, and whether it is switched in the same update; `before` brings about what it meets. */
async function complaintOf(kind: string, active: boolean, before: () => void): Promise<string> {
  const { inputs, change } = kinds[kind] as Kind;
  const given = { ...(["Trigger", "Validator"].includes(kind) && makeObject(at.driver)), ...inputs, active: false };
  const thing = at.driver.declare(kind, given);
  await thing.up();
  before();
  return complaint(thing.up({ ...given, ...(active ? { active } : change) }));
}

/** Somebody deletes the things of a kind as soon as one of them is changed. */
function deleteWhenChanged(kind: string): void {
  const world = at.driver.emulator.world;
  const things: Record<string, () => object> = {
    Trigger: () => world.triggers.of(world.objects.get(objectName)),
    Validator: () => world.validators.of(world.objects.get(objectName)),
    Flow: () => world.flows.stored,
    Bpm: () => world.bpms.stored,
    Script: () => world.scripts.stored,
  };
  jest.spyOn(world, "touch").mockImplementation(() => {
    const table = things[kind]?.() ?? {};
    for (const id of Object.keys(table)) Reflect.deleteProperty(table, id);
  });
}

afterEach(() => jest.restoreAllMocks());

const cases = Object.keys(kinds).flatMap((kind): [string, string, boolean][] => [
  [kind, "changed", false],
  [kind, "switched on", true],
]);

test.each(cases)("%s: what cannot be read after it was %s is told once", async (kind, _how, active) => {
  const { read } = kinds[kind] as Kind;
  const message = await complaintOf(kind, active, () => fault({ operation: read, status: 503, skip: 1 }));
  expect(message.split("\n").slice(1)).toEqual([expect.stringContaining(`${unreadable} ${read}`)]);
  expect(message.split(`${read} (`)).toHaveLength(2);
});

test.each(cases)("%s: what is gone after it was %s is told once", async (kind, _how, active) => {
  const message = await complaintOf(kind, active, () => deleteWhenChanged(kind));
  expect(message.split("\n").slice(1)).toEqual([expect.stringMatching(/ is gone\. Run `pulumi refresh`, then `pulumi up`\.$/)]);
});

test.each(Object.keys(kinds))("%s: what can be read neither after a change nor while that is put back is told once", async (kind) => {
  const { inputs, change, read } = kinds[kind] as Kind;
  const given = { ...(["Trigger", "Validator"].includes(kind) && makeObject(at.driver)), ...inputs, active: true };
  const thing = at.driver.declare(kind, given);
  await thing.up();
  // It is read before the change, and once more where it is switched off first.
  fault({ operation: read, status: 503, skip: kind === "Trigger" ? 1 : 2 });

  const message = await complaint(thing.up({ ...given, ...change }));

  expect(message.split(`${read} (`)).toHaveLength(2);
  expect(message.split("\n")).not.toContain("");
});
