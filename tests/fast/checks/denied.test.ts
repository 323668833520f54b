import type { Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";

const at = useDriver();
beforeEach(() => at.driver.connect({ undocumentedOperations: "deny" }));

const object: Properties = { name: "demo__Order__CST", label: "Order", fields: { code: { dataType: "text", length: 20 } } };
const of = (field: Properties | undefined, more: Properties = {}) => ({ ...object, ...more, fields: field ? { code: field } : {} });

async function refused(kind: string, olds: Properties, news: Properties): Promise<string> {
  const { failures } = await at.driver.process(kind).check(olds, news);
  return failures.map(({ reason }) => reason).join("\n");
}

const changes: [string, string, Properties, Properties, string][] = [
  ["a label", "CustomObject", object, { ...object, label: "Orders" }, "UpdateCustomObject"],
  ["a field of an object", "CustomObject", object, of({ dataType: "text", length: 30 }), "UpdateField"],
  ["a field that goes", "CustomObject", object, of(undefined), "DeleteField"],
  ["a trigger", "Trigger", trigger, { ...trigger, label: "Other" }, "UpdateTrigger"],
  ["a validator that is switched off", "Validator", validator, { ...validator, active: false }, "UpdateValidationRule"],
  ["a flow that is switched on", "Flow", flow, { ...flow, active: true }, "ActivateFlow"],
  ["a new flow that is on", "Flow", {}, { ...flow, active: true }, "ActivateFlow"],
  ["a BPM that is switched on", "Bpm", bpm, { ...bpm, active: true }, "ActivateBPM"],
  ["a new script", "Script", {}, script, "CreateScript"],
  ["a script", "Script", script, { ...script, label: "Other" }, "UpdateScript"],
];

test.each(changes)(
  "P2: a change that needs a call which is denied is refused in the preview: %s",
  async (_title, kind, olds, news, call) => {
    const place = ["Trigger", "Validator"].includes(kind) ? makeObject(at.driver, objectName) : {};
    const before = Object.keys(olds).length > 0 ? { ...place, ...olds } : {};

    expect(await refused(kind, before, { ...place, ...news })).toContain(
      `It needs the call ${call}. The API reference does not print this call, and astrozero:undocumentedOperations is "deny". ` +
        'Make this change in the designer of the platform, or set astrozero:undocumentedOperations to "allow".',
    );

    at.driver.connect();
    expect(await refused(kind, before, { ...place, ...news })).toBe("");
  },
);

test.each<[string, string, Properties, Properties]>([
  ["a new field", "CustomObject", object, { ...object, fields: { ...(object.fields as Properties), note: { dataType: "date" } } }],
  ["a new object", "CustomObject", {}, object],
  ["a flow that changes", "Flow", flow, { ...flow, label: "Other" }],
  ["what is there already", "Script", {}, { ...script, adoptExisting: true }],
  ["what does not change", "Script", script, { ...script, adoptExisting: true }],
])("P2: what needs no such call is not refused: %s", async (_title, kind, olds, news) => {
  expect(await refused(kind, olds, news)).toBe("");
});
