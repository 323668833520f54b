import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, record, recordSet, script, trigger, validator } from "../resources/given";
import { eventKinds, everyKind, fileKinds } from "./everyKind";

// A create failed, and the look for what has the name fails as well: the reason of the create is what helps the user.
const at = useDriver();

/** Each kind: its inputs, the call that creates it, and those that look for it. */
const kinds: [string, () => Properties, string, string[]][] = [
  ["CustomObject", () => ({ name: "demo__Order__CST" }), "CreateCustomObject", ["QueryCustomObject"]],
  ["Field", () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" }), "AddField", ["QueryCustomObjectbyID"]],
  ["Picklist", () => ({ name: "demo__Status", values: ["New"] }), "CreatePicklistInstance", ["QueryPicklistValue"]],
  ["Trigger", () => ({ ...makeObject(at.driver), ...trigger }), "AddTrigger", ["QueryTrigger"]],
  ["Validator", () => ({ ...makeObject(at.driver), ...validator }), "AddValidationRule", ["QueryVerificationRule"]],
  ["Flow", () => flow, "CreateFlow", ["QueryFlow"]],
  ["Bpm", () => bpm, "CreateBPM", ["QueryBPMbyCondition"]],
  ["Script", () => script, "CreateScript", ["QueryScripts", "QueryScriptsbyCondition"]],
  ["Record", () => ({ ...record, objectName: makeObject(at.driver).objectName }), "AddData", ["QueryData"]],
  ["RecordSet", () => ({ ...recordSet, objectName: makeObject(at.driver).objectName }), "AddData", ["QueryData"]],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "its create copies another one, which is looked up first": ["Layout"],
    "they are looked for before they are made": [...fileKinds, "BpmInstance"],
    "nothing is looked for": eventKinds,
  },
);

describe.each(kinds)("%s", (kind, inputs, create, looks) => {
  test("the reason of a refusal is told", async () => {
    const thing = at.driver.declare(kind, inputs());
    at.driver.fault({ status: 400, operation: create, resMsg: "line 3 is wrong" });
    for (const operation of looks) at.driver.fault({ status: 403, operation, resMsg: "no right to list" });

    const message = await complaint(thing.up());

    expect(message).toContain(create);
    expect(message).toContain("line 3 is wrong");
    expect(message).not.toContain("no right to list");
  });

  test("an uncertain answer is told as one, after one look", async () => {
    const thing = at.driver.declare(kind, inputs());
    at.driver.connect({ deadline: 60_000 });
    at.driver.fault({ operation: create });
    for (const operation of looks) at.driver.fault({ operation });
    const start = at.driver.clock.now();

    const message = await complaint(thing.up());

    expect(message).toContain(create);
    expect(message).toContain("Whether the change was made is unknown.");
    // A failing look goes on to the deadline.
    expect(at.driver.clock.now() - start).toBeLessThan(2 * 60_000);
  });
});

test("an accepted create without an id says so, and why the look failed", async () => {
  at.driver.emulator.dialect.createResult = "null";
  at.driver.fault({ status: 403, operation: "QueryPicklistValue", resMsg: "no right to list" });

  const message = await complaint(at.driver.declare("Picklist", { name: "demo__Status", values: ["New"] }).up());

  expect(message).toContain("The platform accepted the creation but returned no id");
  expect(message).toContain("no right to list");
});
