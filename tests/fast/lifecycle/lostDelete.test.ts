import { directoryOf, fileOf } from "../../support/bucket";
import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, record, recordSet, script, trigger, validator } from "../resources/given";
import { instanceOf } from "../resources/runs";
import { eventKinds, everyKind } from "./everyKind";

const at = useDriver();

const place = () => makeObject(at.driver);

/** Of each kind: its inputs, and the call that deletes it. */
const kinds: [kind: string, inputs: () => Properties, remove: string][] = [
  ["CustomObject", () => ({ name: "demo__Order__CST" }), "DeleteCustomObject"],
  ["Field", () => ({ ...place(), name: "demo__code__CST", dataType: "text" }), "DeleteField"],
  ["Picklist", () => ({ name: "demo__Status", values: ["New"] }), "DeletePicklistValue"],
  ["Trigger", () => ({ ...place(), ...trigger }), "DeleteTrigger"],
  ["Validator", () => ({ ...place(), ...validator }), "DeleteValidationRule"],
  ["Layout", () => ({ ...place(), name: "Brief" }), "DeleteLayout"],
  ["Flow", () => flow, "DeleteFlow"],
  ["Bpm", () => bpm, "DeleteBPM"],
  ["Script", () => script, "DeleteScript"],
  ["BpmInstance", () => instanceOf(at.driver, { purge: true }), "DeleteBPMInstance"],
  ["File", () => fileOf(at.driver), "DeleteFile"],
  ["Directory", () => directoryOf(at.driver), "DeleteFile"],
  ["Record", () => ({ ...record, objectName: place().objectName }), "DeleteDatabyRecordID"],
  ["RecordSet", () => ({ ...recordSet, objectName: place().objectName }), "DeleteData"],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "nothing of them is deleted": eventKinds },
);

describe.each([2, "alternating", "byId"] as const)("where reads are old (%s)", (staleReads) => {
  test.each(kinds)("a %s that is gone is deleted, although the answer says that it was never there", async (kind, inputs, operation) => {
    const { driver } = at;
    const thing = driver.declare(kind, inputs());
    await thing.up();
    driver.warnings.length = 0;
    driver.emulator.dialect.staleReads = staleReads;
    driver.emulator.faults.add({ kind: "status", status: 404, when: "after", times: 1, operation });

    await thing.destroy();

    expect(driver.warnings).toEqual([]);
  });
});
