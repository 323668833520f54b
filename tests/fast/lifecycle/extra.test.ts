import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { everyKind, otherKinds, recordKinds } from "./everyKind";

const at = useDriver();

/** Of each kind: its inputs, the call that creates it, and the one that changes it; none where nothing changes. */
const kinds: Record<string, { inputs: Properties; create: string; update?: string }> = {
  CustomObject: { inputs: { name: "demo__Order__CST" }, create: "CreateCustomObject", update: "UpdateCustomObject" },
  Field: { inputs: { name: "demo__code__CST", dataType: "text" }, create: "AddField", update: "UpdateField" },
  Trigger: { inputs: trigger, create: "AddTrigger", update: "UpdateTrigger" },
  Validator: { inputs: validator, create: "AddValidationRule", update: "UpdateValidationRule" },
  Layout: { inputs: { name: "Desk" }, create: "AddLayout" },
  Picklist: { inputs: { name: "demo__Status", values: ["New"] }, create: "CreatePicklistInstance" },
  Flow: { inputs: flow, create: "CreateFlow", update: "ModifyFlow" },
  Bpm: { inputs: bpm, create: "CreateBPM", update: "ModifyBPM" },
  Script: { inputs: script, create: "CreateScript", update: "UpdateScript" },
};

everyKind(Object.keys(kinds), {
  "all that a record can have is a value of it": recordKinds,
  "they have no `extra`: their calls take what flow, file or table says": otherKinds,
});

const ofObjects = ["Field", "Trigger", "Validator", "Layout"];

test.each(Object.entries(kinds))("attributes that are not modelled travel with a %s", async (kind, { inputs, create, update }) => {
  const { driver } = at;
  // The platform may know attributes that no page names; it overlooks what it does not know.
  driver.emulator.dialect.unknownAttributes = "ignored";
  const sent = (operation: string) =>
    driver.emulator.requests.list.filter((request) => request.operation === operation).map(({ body }) => (body as Properties).tenantNote);
  const place = ofObjects.includes(kind) ? makeObject(driver) : {};
  const thing = driver.declare(kind, { ...place, ...inputs, extra: { tenantNote: "one" } });

  await thing.up();
  expect(sent(create)).toEqual(["one"]);
  if (update === undefined) return;

  await thing.up({ ...place, ...inputs, extra: { tenantNote: "two" } });
  expect(sent(update)).toContain("two");
  expect(await thing.up({ ...place, ...inputs, extra: { tenantNote: "two" } })).toBe("unchanged");
});

test.each(Object.entries(kinds).filter(([, { update }]) => update))(
  "attributes that are not modelled arrive at a %s that shows the rest of the change already, although the request got lost",
  async (kind, { inputs, update = "" }) => {
    const { driver } = at;
    driver.emulator.dialect.unknownAttributes = "ignored";
    const place = ofObjects.includes(kind) ? makeObject(driver) : {};
    const given = { ...place, ...inputs, ...("active" in inputs && { active: false }), label: "Before", extra: { tenantNote: "one" } };
    const thing = driver.declare(kind, given);
    await thing.up();
    // Somebody else makes a part of the change.
    await driver.process(kind).update(thing.id, thing.outputs, { ...given, label: "After" });
    driver.emulator.requests.clear();
    driver.emulator.faults.add({ kind: "cut", when: "before", times: 1, operation: update });

    expect(await thing.up({ ...given, label: "After", extra: { tenantNote: "two" } })).toBe("updated");

    const answered = driver.emulator.requests.list.filter(({ operation, status }) => operation === update && status === 200);
    expect(answered.map(({ body }) => (body as Properties).tenantNote)).toEqual(["two"]);
  },
);

test.each(["typed", "text"] as const)(
  "what an object shows of them is compared by its meaning, in answers that are %s",
  async (metadataTypes) => {
    Object.assign(at.driver.emulator.dialect, { unknownAttributes: "ignored", metadataTypes });
    // Every object shows 0 there.
    const inputs = { name: "demo__Order__CST", extra: { sharingMode: 0 } };
    const thing = at.driver.declare("CustomObject", inputs);
    await thing.up();

    await thing.refresh();

    expect(thing.inputs).toEqual(inputs);
  },
);
