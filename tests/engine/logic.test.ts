import { program, withTenant, writes } from "../support/tenant";

const leave = (version: string, options = "{}") =>
  program(`
new Bpm("leave", {
  version: "${version}", active: true,
  startEvents: [{ name: "start", connector: "approve" }], userTasks: [{ name: "approve" }],
}, ${options});`);

test("a new version of a BPM is there and on before the old one goes; retained, it stays", async () => {
  await withTenant({ program: leave("1.0.1") }, async ({ emulator, project }) => {
    await project.up();
    const versions = () => emulator.world.bpms.all().map(({ version, active }) => [version, active]);
    expect(versions()).toEqual([["1.0.1", true]]);
    emulator.requests.clear();

    project.setProgram(leave("1.0.2"));
    const steps = await project.previewJson();
    expect(steps.map(({ op, name }) => [op, name])).toEqual([["replace", "leave"]]);
    await project.up();
    expect(versions()).toEqual([["1.0.2", true]]);
    expect(writes(emulator)).toEqual(["CreateBPM", "ActivateBPM", "DeleteBPM"]);

    project.setProgram(leave("1.0.3", "{ retainOnDelete: true }"));
    await project.up();
    project.setProgram(leave("1.0.4", "{ retainOnDelete: true }"));
    await project.up();
    expect(versions()).toEqual([
      ["1.0.3", false],
      ["1.0.4", true],
    ]);
  });
});

// The engine takes what was refreshed for complete: the provider says that it is not.
test("content of which it is unknown whether it arrived is written by the next up, also after a refresh that does not tell", async () => {
  const flow = (label: string) =>
    program(`new Flow("approve", { startElement: "check", definition: { decisions: [{ name: "check", label: "${label}" }] } });`);
  await withTenant({ program: flow("Old") }, async ({ emulator, project }) => {
    emulator.dialect.definitionRead = "absent";
    await project.up();
    emulator.faults.add({ kind: "cut", when: "after", operation: "ModifyFlow", times: Number.POSITIVE_INFINITY });
    project.setProgram(flow("New"));
    await project.up({ fails: true });
    emulator.faults.clear();
    await project.refresh();
    emulator.requests.clear();

    project.setProgram(flow("Old"));
    expect((await project.previewJson()).map(({ op, name }) => [op, name])).toEqual([["update", "approve"]]);
    await project.up();

    expect(writes(emulator)).toEqual(["ModifyFlow"]);
    expect(emulator.world.flows.get("demo__approve").definition).toMatchObject({ decisions: [{ name: "check", label: "Old" }] });
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

// The layout that a field names gets a new id: that must not get in the way of the field.
test("a layout that is copied again does not hold up the field that was brought to it", async () => {
  const desk = (pattern: string) =>
    program(`
const customer = new CustomObject("Customer", { fields: { code: text({ length: 20 }) } });
const desk = new Layout("Desk", { object: customer, existingPageLayout: "${pattern}", allowDataLoss: true });
new Field("phone", { object: customer, ...fields.phone({ layouts: [desk.layoutId] }) });`);
  await withTenant({ program: desk("records") }, async ({ emulator, project }) => {
    await project.up();
    const fieldsOf = () => emulator.world.layouts.get("demo__Customer__CST", "Desk").view.fields;
    expect(fieldsOf()).toEqual(["name", "demo__phone__CST"]);

    project.setProgram(desk("detail"));
    const changes = (await project.previewJson()).filter(({ op }) => op !== "same");
    expect(new Set(changes.map(({ name }) => name))).toEqual(new Set(["Desk"]));
    const up = await project.up();
    expect(`${up.stdout}${up.stderr}`).toContain("Field demo__phone__CST exists already and is not added to layout");
    expect(fieldsOf()).toEqual(["name"]);
    await project.preview({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(emulator.world.objects.find("demo__Customer__CST")).toBeUndefined();
  });
});

test("the event of a trigger that the platform does not change: the trigger is created again, and stays the same resource", async () => {
  const hook = (event: string) =>
    program(
      `exports.id = new Trigger("check", { object: "stad00000000000000GE", event: "${event}", script: "demo__check", active: true, allowDataLoss: true }).triggerId;`,
    );
  await withTenant({ program: hook("BeforeInsert"), emulator: { dialect: { eventChange: "refused" } } }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.triggers.get("Account", "check");
    expect(project.outputs()).toEqual({ id });

    project.setProgram(hook("AfterUpdate"));
    const [step] = await project.previewJson();
    expect(step).toMatchObject({ op: "update", detailedDiff: { event: { kind: "update", inputDiff: true } } });
    const up = await project.up();
    expect(`${up.stdout}${up.stderr}`).toContain("was deleted and created again");

    const now = emulator.world.triggers.get("Account", "check");
    expect(now).toMatchObject({ event: "AfterUpdate", active: true });
    expect(now.id).not.toBe(id);
    expect(project.outputs()).toEqual({ id: now.id });
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(emulator.world.triggers.all("Account")).toEqual([]);
  });
});
