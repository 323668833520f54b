import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useHalfWay } from "../../lifecycle/halfWay";
import { validator } from "../given";

const { at, fault, notes } = useHalfWay();

/** What calls carried of the attributes that are not modelled, where they carried any. */
const noted = () => notes("UpdateValidationRule").filter(([, note]) => note);

const rule = () => at.driver.emulator.world.validators.get(objectName, "NameGiven");

const { active: _, ...silent } = validator;

/** A validator of whose state the program says nothing, and that is on. */
async function switchedOnByHand() {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...silent };
  const thing = driver.declare("Validator", inputs);
  await thing.up();
  driver.emulator.world.validators.update(objectName, "NameGiven", { active: true });
  return { thing, changed: { ...inputs, label: "Changed" } };
}

test("a validator that was switched off when the network died is on again after the next up, with the change", async () => {
  const { driver } = at;
  const { thing, changed } = await switchedOnByHand();
  // The validator is read, switched off and read once more: then there is silence.
  fault({ kind: "cut", operation: "UpdateValidationRule", skip: 1 });
  fault({ operation: "QueryVerificationRulebyID", skip: 2 });

  const message = await complaint(thing.up(changed));
  expect(message).toContain("UpdateValidationRule");
  expect(message).toContain("What it is now could not be read.");
  expect(rule()).toMatchObject({ active: false, label: "Name" });

  driver.emulator.faults.clear();
  expect(await thing.up(changed)).toBe("updated");
  expect(rule()).toMatchObject({ active: true, label: "Changed" });
  expect(thing.outputs).not.toHaveProperty("unfinished");
  expect(await thing.up(changed)).toBe("unchanged");
});

describe("a refresh after a validator could not be switched on again", () => {
  const beLeftOff = async () => {
    const { driver } = at;
    const { thing, changed } = await switchedOnByHand();
    // Off, changed, and not on.
    fault({ kind: "cut", operation: "UpdateValidationRule", skip: 2 });
    expect(await complaint(thing.up(changed))).toContain("was not switched on");
    expect(rule()).toMatchObject({ active: false, label: "Changed" });
    driver.emulator.faults.clear();
    return { thing, changed };
  };

  test("does not forget it: the next up switches it on", async () => {
    const { thing, changed } = await beLeftOff();

    await thing.refresh();

    expect(await thing.up(changed)).toBe("updated");
    expect(rule().active).toBe(true);
    expect(await thing.refresh()).toBe(true);
    expect(await thing.up(changed)).toBe("unchanged");
  });

  test("finds that somebody else did it: nothing is left to do", async () => {
    const { driver } = at;
    const { thing, changed } = await beLeftOff();
    driver.emulator.world.validators.update(objectName, "NameGiven", { active: true });

    await thing.refresh();

    expect(thing.outputs).not.toHaveProperty("unfinished");
    expect(thing.inputs).toEqual(changed);
  });
});

test("when it is unknown how far a change came, the next up of the program as it was brings that back", async () => {
  const { driver } = at;
  driver.emulator.dialect.unknownAttributes = "ignored";
  const inputs = { ...makeObject(driver), ...validator, extra: { tenantNote: "one" } };
  const thing = driver.declare("Validator", inputs);
  await thing.up();
  driver.emulator.requests.clear();
  // The change is made, its answer gets lost, and nothing comes through from then on.
  fault({ kind: "cut", operation: "UpdateValidationRule", when: "after", skip: 1, times: 1 });
  fault({ kind: "cut", operation: "UpdateValidationRule", skip: 2 });
  fault({ operation: "QueryVerificationRulebyID", skip: 2 });

  await complaint(thing.up({ ...inputs, label: "Changed", extra: { tenantNote: "two" } }));
  expect(rule()).toMatchObject({ active: false, label: "Changed" });

  driver.emulator.faults.clear();
  expect(await thing.up(inputs)).toBe("updated");
  expect(rule()).toMatchObject({ active: true, label: "Name" });
  // What the platform does not show is written, too: the last word is the program's.
  expect(noted()).toEqual([
    [0, "two"],
    [200, "one"],
  ]);
  expect(await thing.up(inputs)).toBe("unchanged");
});

test("attributes that are not modelled and that a validator refused when it was taken over are sent by the next up", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...validator, adoptExisting: true, extra: { tenantNote: "one" } };
  driver.emulator.world.validators.create(objectName, { name: "NameGiven", label: "By hand", active: true });
  const thing = driver.declare("Validator", inputs);

  expect(await complaint(thing.up())).toContain("tenantNote");
  expect(rule()).toMatchObject({ active: true, label: "By hand" });

  driver.emulator.dialect.unknownAttributes = "ignored";
  expect(await thing.up()).toBe("updated");
  expect(noted().at(-1)).toEqual([200, "one"]);
  expect(rule()).toMatchObject({ active: true, label: "Name" });
});

test("what somebody switched on after a failed update stays on where the program does not say", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...silent };
  const thing = driver.declare("Validator", inputs);
  await thing.up();
  fault({ kind: "cut", operation: "UpdateValidationRule" });
  const changed = { ...inputs, errorMessage: "Please give a name." };
  await complaint(thing.up(changed));
  expect(thing.outputs.unfinished).toEqual({ active: false });

  driver.emulator.faults.clear();
  driver.emulator.world.validators.update(objectName, "NameGiven", { active: true });
  expect(await thing.up(changed)).toBe("updated");

  expect(rule()).toMatchObject({ active: true, errorMessage: "Please give a name." });
});

test("a change that was refused before it did anything changed nothing, whatever the platform can tell afterwards", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...silent };
  const thing = driver.declare("Validator", inputs);
  await thing.up();
  const { outputs } = thing;
  // The validator is read before the change, and never again.
  fault({ operation: "UpdateValidationRule", status: 400 });
  fault({ operation: "QueryVerificationRulebyID", skip: 1 });

  expect(await complaint(thing.up({ ...inputs, label: "Changed" }))).toContain("UpdateValidationRule");

  expect(thing).toMatchObject({ outputs, isIncomplete: false });
  driver.emulator.faults.clear();
  expect(await thing.up(inputs)).toBe("unchanged");
});
