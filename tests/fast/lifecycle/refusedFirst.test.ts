import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { bpm, flow, record, script, trigger, validator } from "../resources/given";
import { addFlow, addScript, instanceOf } from "../resources/runs";
import { bulkKinds, everyKind, fileKinds, runKinds } from "./everyKind";
import { useHalfWay } from "./halfWay";

const { at, fault } = useHalfWay();

const flowRun = () => {
  addFlow(at.driver.emulator, "demo__smoke");
  return { flow: "demo__smoke" };
};
const scriptRun = () => {
  addScript(at.driver.emulator, "demo__register");
  return { script: "demo__register" };
};
const place = () => makeObject(at.driver);

/** Of each kind: its inputs, a change of them, and the first call of that change. */
const kinds: [kind: string, inputs: () => Properties, change: Properties, write: string][] = [
  ["CustomObject", () => ({ name: "demo__Order__CST", label: "Order" }), { label: "Changed" }, "UpdateCustomObject"],
  ["Field", () => ({ ...place(), name: "demo__code__CST", dataType: "text" }), { label: "Changed" }, "UpdateField"],
  ["Picklist", () => ({ name: "demo__Status", values: ["New"] }), { masterLabel: "Changed" }, "ModifyPicklistValue"],
  ["Trigger", () => ({ ...place(), ...trigger }), { label: "Changed" }, "UpdateTrigger"],
  ["Validator", () => ({ ...place(), ...validator, active: false }), { label: "Changed" }, "UpdateValidationRule"],
  ["Flow", () => flow, { label: "Changed" }, "ModifyFlow"],
  ["Bpm", () => bpm, { label: "Changed" }, "ModifyBPM"],
  ["Script", () => script, { content: "export const user = 'somebody';\n" }, "UpdateScript"],
  ["FlowRun", flowRun, { inputs: { days: 4 } }, "OrchestrateFlow"],
  ["ScriptRun", scriptRun, { inputs: { days: 4 } }, "RunScript"],
  ["BpmInstance", () => instanceOf(at.driver), { variables: { days: 4 } }, "SetBPMInstanceVariables"],
  ["Record", () => ({ ...record, objectName: place().objectName }), { values: { name: "Changed" } }, "UpdateDatabyRecordID"],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "nothing of it changes": ["Layout"],
    "writes.test.ts of the kind": ["RecordSet"],
    "imports.test.ts and exports.test.ts of the kind": bulkKinds,
    "tests/fast/resources/file and directory": fileKinds,
  },
);

test.each(kinds)(
  "after the refused first write of a change a %s is asked nothing more, and is as it was",
  async (kind, inputs, change, write) => {
    const { driver } = at;
    const before = inputs();
    const thing = driver.declare(kind, before);
    await thing.up();
    const { outputs } = thing;
    fault({ status: 400, operation: write });

    expect(await complaint(thing.up({ ...before, ...change }))).toContain(write);

    expect(driver.emulator.requests.list.at(-1)).toMatchObject({ operation: write, status: 400 });
    expect(driver.emulator.requests.count({ operation: write, status: 400 })).toBe(1);
    // A run notes the intent under which it failed (docs/decisions/0034).
    expect(thing).toMatchObject({ outputs, isIncomplete: runKinds.includes(kind) });
  },
);
