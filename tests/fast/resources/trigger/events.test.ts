import { complaint, type Properties } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useHalfWay } from "../../lifecycle/halfWay";
import { trigger } from "../given";

// A platform that does not change the event of a trigger: it has to be deleted and created again.
const { at, fault } = useHalfWay({ eventChange: "refused" });

const live = () => at.driver.emulator.world.triggers.find(objectName, "checkCode");

/** A trigger that is on although the program does not say so. */
async function begin(more: Properties = {}) {
  const { driver } = at;
  const { active, ...silent } = trigger;
  const inputs = { ...makeObject(driver), ...silent, allowDataLoss: true, ...more };
  const hook = driver.declare("Trigger", inputs);
  await hook.up();
  driver.emulator.world.triggers.update(objectName, "checkCode", { active: true });
  return { hook, id: live()?.id, changed: { ...inputs, event: "AfterUpdate" } };
}

test("what the program does not declare of an adopted trigger survives its new event", async () => {
  const { driver } = at;
  const inputs = {
    ...makeObject(driver),
    name: "checkCode",
    script: "demo__check",
    event: "AfterUpdate",
    adoptExisting: true,
    allowDataLoss: true,
  };
  const byHand = { label: "By hand", description: "Made in the designer", jscode: "check();" };
  const { id } = driver.emulator.world.triggers.create(objectName, {
    ...byHand,
    name: "checkCode",
    script: "demo__other",
    active: true,
    event: "BeforeInsert",
  });

  const hook = driver.declare("Trigger", inputs);
  await hook.up();

  expect(live()).toMatchObject({ ...byHand, script: "demo__check", event: "AfterUpdate", active: true });
  expect(live()?.id).not.toBe(id);
  expect(await hook.refresh()).toBe(true);
  expect(await hook.up(inputs)).toBe("unchanged");
});

test("attributes that change together with the event are in the new trigger, and what left the program is not", async () => {
  const { hook, changed } = await begin({ description: "Before a record is stored", jscode: "check();" });
  const { description, jscode, ...rest } = changed as Properties;
  expect([description, jscode]).toEqual(["Before a record is stored", "check();"]);

  await hook.up({ ...rest, label: "Changed" });

  expect(live()).toMatchObject({ label: "Changed", event: "AfterUpdate", active: true });
  expect(live()?.description || "").toBe("");
  expect(live()?.jscode || "").toBe("");
});

it("AZ107: a trigger is not deleted for another event without permission", async () => {
  const { hook, id, changed } = await begin({ allowDataLoss: undefined });

  expect(await complaint(hook.up(changed))).toContain(`AZ107: creating trigger checkCode of object ${objectName} again under its name`);

  expect(live()).toMatchObject({ id, event: "BeforeInsert", active: true });
  expect(await hook.up({ ...changed, allowDataLoss: true })).toBe("updated");
  expect(live()).toMatchObject({ event: "AfterUpdate", active: true });
});

test("a deletion whose answer got lost, and whose repeat finds nothing, is a deletion", async () => {
  const { hook, id, changed } = await begin();
  fault({ kind: "cut", when: "after", operation: "DeleteTrigger", times: 1 });

  expect(await hook.up(changed)).toBe("updated");

  expect(live()).toMatchObject({ event: "AfterUpdate", active: true });
  expect(live()?.id).not.toBe(id);
  expect(at.driver.emulator.requests.list.filter(({ operation }) => operation === "DeleteTrigger").map(({ status }) => status)).toEqual([
    0, 404,
  ]);
});

describe("an update that was killed after the trigger had been created again", () => {
  async function killed() {
    const { hook, changed } = await begin();
    const { inputs, outputs } = structuredClone({ inputs: hook.inputs, outputs: hook.outputs });
    await hook.up(changed);
    // Nothing of a process that was killed reaches state.
    Object.assign(hook, { inputs, outputs });
    at.driver.emulator.requests.clear();
    return { hook, changed, id: live()?.id };
  }

  test("is finished by the next up: what is as declared is the same trigger", async () => {
    const { hook, changed, id } = await killed();

    expect(await hook.up(changed)).toBe("updated");

    expect(live()).toMatchObject({ id, event: "AfterUpdate", active: true });
    expect(hook.outputs).toMatchObject({ triggerId: id });
    expect(at.driver.emulator.requests.count({ operation: "DeleteTrigger" })).toBe(0);
    expect(await hook.up(changed)).toBe("unchanged");
  });

  test("tells that all is gone where the object is", async () => {
    const { hook, changed } = await killed();
    at.driver.emulator.world.objects.delete(objectName);

    expect(await complaint(hook.up(changed))).toContain("is gone. Run `pulumi refresh`");
  });

  test("takes nothing else for its own", async () => {
    const { hook, changed, id } = await killed();
    at.driver.emulator.world.triggers.update(objectName, "checkCode", { script: "demo__theirs" });

    expect(await complaint(hook.up(changed))).toContain("is gone");

    expect(live()).toMatchObject({ id, script: "demo__theirs" });
  });
});

test("a deletion that is refused leaves the trigger as it was", async () => {
  const { hook, id, changed } = await begin();
  const before = structuredClone(live());
  fault({ status: 400, operation: "DeleteTrigger" });

  expect(await complaint(hook.up(changed))).toContain("DeleteTrigger");

  expect(live()).toEqual(before);
  expect(hook.outputs).toMatchObject({ triggerId: id, event: "BeforeInsert" });
  expect(hook.isIncomplete).toBe(false);
});

test("a trigger that cannot be created with its new event is put back with the old one", async () => {
  const { driver } = at;
  const { hook, id, changed } = await begin();
  fault({ status: 400, operation: "AddTrigger", times: 1 });

  const message = await complaint(hook.up({ ...changed, label: "Changed" }));

  const putBack = live();
  expect(putBack).toMatchObject({ event: "BeforeInsert", label: "Changed", active: true });
  expect(putBack?.id).not.toBe(id);
  expect(message).toContain(`it was put back with event BeforeInsert (id ${putBack?.id})`);
  expect(message).toContain("AddTrigger");
  expect(hook.outputs).toMatchObject({ triggerId: putBack?.id, event: "BeforeInsert" });

  driver.emulator.faults.clear();
  expect(await hook.up({ ...changed, label: "Changed" })).toBe("updated");
  expect(live()).toMatchObject({ event: "AfterUpdate", active: true });
});

test.each([
  ["declared again", (changed: Properties) => changed, "AfterUpdate"],
  ["taken back", (changed: Properties) => ({ ...changed, event: "BeforeInsert" }), "BeforeInsert"],
])("a trigger that could not be put back either is created by the next up (%s), on as it was", async (_title, next, event) => {
  const { driver } = at;
  const { hook, changed } = await begin();
  fault({ status: 400, operation: "AddTrigger" });

  const message = await complaint(hook.up(changed));
  expect(message).toContain("It could not be put back with event BeforeInsert.");
  expect(message).toContain("is gone. Run `pulumi refresh`");
  expect(live()).toBeUndefined();
  expect(hook.isIncomplete).toBe(true);

  driver.emulator.faults.clear();
  expect(await hook.up(next(changed))).toBe("updated");
  expect(live()).toMatchObject({ event, active: true, label: "Check", script: "demo__check" });
  expect(hook.outputs).toMatchObject({ triggerId: live()?.id, event });
  expect(hook.outputs).not.toHaveProperty("unfinished");
  expect(hook.outputs).not.toHaveProperty("active");
  expect(await hook.up(next(changed))).toBe("unchanged");
});

test("a trigger that was put back although no answer came is found by the next up", async () => {
  const { driver } = at;
  const { hook, changed } = await begin();
  fault({ status: 400, operation: "AddTrigger", times: 1 });
  fault({ kind: "cut", when: "after", operation: "AddTrigger", skip: 1 });
  // The trigger is read, and its event is not changed: then there is silence.
  fault({ operation: "QueryTriggerbyID", skip: 1 });
  fault({ operation: "QueryTrigger" });

  await complaint(hook.up(changed));
  expect(live()).toMatchObject({ event: "BeforeInsert", active: true });

  driver.emulator.faults.clear();
  expect(await hook.up(changed)).toBe("updated");
  expect(live()).toMatchObject({ event: "AfterUpdate", active: true });
  expect(hook.outputs.triggerId).toBe(live()?.id);
  expect(await hook.up(changed)).toBe("unchanged");
});

// Without an update that failed half-way a missing trigger is not made in passing.
test("a trigger that somebody deleted is not created by an update", async () => {
  const { driver } = at;
  const { hook, changed } = await begin();
  driver.emulator.world.triggers.delete(objectName, "checkCode");

  expect(await complaint(hook.up(changed))).toContain("is gone");

  expect(live()).toBeUndefined();
  expect(driver.emulator.requests.count({ method: "PUT" })).toBe(0);
});

test("one that was created again although no answer came is deleted with its resource, and found by a refresh", async () => {
  const { driver } = at;
  const lose = async () => {
    const { hook, changed } = await begin();
    fault({ kind: "cut", when: "after", operation: "AddTrigger" });
    fault({ operation: "QueryTriggerbyID", skip: 1 });
    fault({ operation: "QueryTrigger" });
    await complaint(hook.up(changed));
    driver.emulator.faults.clear();
    return hook;
  };

  const deleted = await lose();
  expect(live()?.event).toBe("AfterUpdate");
  await deleted.destroy();
  expect(live()).toBeUndefined();

  driver.reset();
  const refreshed = await lose();
  expect(await refreshed.refresh()).toBe(true);
  expect(refreshed.outputs.triggerId).toBe(live()?.id);
});
