import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { bpm, flow, script, trigger, validator } from "../resources/given";
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

/** What an update says after which every read of the thing fails, and whether it is switched in the same update. */
async function updateUnread(kind: string, status: number, active: boolean): Promise<string> {
  const { inputs, change, read } = kinds[kind] as Kind;
  const given = { ...(["Trigger", "Validator"].includes(kind) && makeObject(at.driver)), ...inputs, active: false };
  const thing = at.driver.declare(kind, given);
  await thing.up();
  fault({ operation: read, status, skip: 1 });
  return complaint(thing.up({ ...given, ...(active ? { active } : change) }));
}

const cases = Object.keys(kinds).flatMap((kind): [string, string, boolean][] => [
  [kind, "changed", false],
  [kind, "switched on", true],
]);

test.each(cases)("%s: what cannot be read after it was %s is told once", async (kind, _how, active) => {
  const message = await updateUnread(kind, 503, active);
  const read = (kinds[kind] as Kind).read;
  expect(message.split("\n").slice(1)).toEqual([expect.stringContaining(`${unreadable} ${read}`)]);
  expect(message.split(`${read} (`)).toHaveLength(2);
});

test.each(cases)("%s: what is gone after it was %s is told once", async (kind, _how, active) => {
  const message = await updateUnread(kind, 404, active);
  expect(message.split("\n").slice(1)).toEqual([expect.stringMatching(/ is gone\. Run `pulumi refresh`, then `pulumi up`\.$/)]);
});
