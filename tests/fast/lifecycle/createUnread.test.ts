import type { Emulator } from "../../../emulator";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { eventKinds, everyKind, fileKinds, schemaKinds } from "./everyKind";

// A thing was created, and reading it back fails: it is in state with its id, and the next `up` goes on with it.
const at = useDriver();

type All = (world: Emulator["world"]) => { id: string; name?: string; active?: boolean }[];

const kinds: [string, Properties, string, string, All][] = [
  ["Trigger", trigger, "AddTrigger", "QueryTriggerbyID", ({ triggers }) => triggers.all(objectName)],
  ["Validator", validator, "AddValidationRule", "QueryVerificationRulebyID", ({ validators }) => validators.all(objectName)],
  [
    "Layout",
    { name: "Desk" },
    "AddLayout",
    "QueryObjectLayoutbyID",
    ({ layouts }) => layouts.all(objectName).filter(({ name }) => name === "Desk"),
  ],
  ["Flow", { ...flow, active: true }, "CreateFlow", "QueryFlowParameter", ({ flows }) => flows.all()],
  ["Bpm", { ...bpm, active: true }, "CreateBPM", "QueryBPMbyID", ({ bpms }) => bpms.all()],
  ["Script", { ...script, active: true }, "CreateScript", "QueryScriptbyID", ({ scripts }) => scripts.all()],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "its create ends with the look that all of its updates end with": schemaKinds,
    "record.test.ts of the kind": ["Record"],
    "a new one is not read": ["RecordSet", ...eventKinds],
    "halfWay tests of the kind": fileKinds,
    "a start says all, and is asked no more than that: see start.test.ts": ["BpmInstance"],
  },
);

test.each(kinds)("%s", async (kind, inputs, create, get, all) => {
  const { emulator } = at.driver;
  const place = ["Trigger", "Validator", "Layout"].includes(kind) ? makeObject(at.driver) : {};
  const thing = at.driver.declare(kind, { ...place, ...inputs });
  at.driver.fault({ operation: get, status: 403, resMsg: "no right to read" });

  const message = await complaint(thing.up());

  const [made, ...others] = all(emulator.world);
  expect(others).toEqual([]);
  expect(message).toContain(`(id ${made?.id}) was created.`);
  expect(message).toContain("no right to read");
  expect(Object.values({ id: thing.id, ...thing.outputs })).toContain(made?.id);
  expect(thing.outputs).toMatchObject({ ...inputs, unfinished: {} });
  expect(thing.outputs).not.toHaveProperty("adopted");

  emulator.faults.clear();
  expect(await thing.up()).toBe("updated");
  expect(thing.outputs).not.toHaveProperty("unfinished");
  if (inputs.active) expect(all(emulator.world)).toMatchObject([{ active: true }]);
  expect(emulator.requests.count({ operation: create })).toBe(1);
  await thing.destroy();
  expect(all(emulator.world)).toEqual([]);
});
