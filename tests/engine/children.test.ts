import type { Emulator } from "../../emulator";
import { fieldNames, program, withTenant, writes } from "../support/tenant";

const visit = "demo__Visit__CST";

/** An object with one of everything that can belong to it. */
const withChildren = (adopt: string) =>
  program(`
const object = new CustomObject("Visit", { label: "Visit" ${adopt} });
new Validator("NameGiven", { object, active: true, errorExpression: "name == ''", errorMessage: "A name is needed." });
new Trigger("check", { object, event: "BeforeInsert", script: "demo__check", active: true });
new Layout("Desk", { object });
new Field("note", { object, ...text() });`);

const childrenOf = (emulator: Emulator) => {
  const { validators, triggers, layouts } = emulator.world;
  const things = [...validators.all(visit), ...triggers.all(visit), ...layouts.all(visit).slice(2)];
  return [...things.map(({ name }) => name), ...fieldNames(emulator, visit)];
};
const everything = ["NameGiven", "check", "Desk", "demo__note__CST"];

test("what a program adds to an adopted object is deleted, and the object stays", async () => {
  await withTenant({ program: withChildren(", adoptExisting: true") }, async ({ emulator, project }) => {
    emulator.world.objects.create({ name: visit, label: "Visit", fields: [] });
    await project.up();
    expect(childrenOf(emulator)).toEqual(everything);
    emulator.requests.clear();

    await project.destroy();

    expect(writes(emulator).sort()).toEqual(["DeleteField", "DeleteLayout", "DeleteTrigger", "DeleteValidationRule"]);
    expect(childrenOf(emulator)).toEqual([]);
    expect(emulator.world.objects.find(visit)).toBeDefined();
    expect(project.resources()).toEqual([]);
  });
});

test("what belongs to an object whose deletion is refused has left state, exists, and is taken again", async () => {
  await withTenant({ program: withChildren("") }, async ({ emulator, project }) => {
    await project.up();
    emulator.world.records.add(visit, [{}]);
    const before = structuredClone(emulator.world.state);

    const refused = await project.destroy({ fails: true });
    expect(refused.diagnostics.map(({ message }) => message).join("\n")).toContain("AZ101");
    expect(project.resources().map(({ type }) => type)).toEqual(["pulumi-nodejs:dynamic/astrozero:CustomObject"]);
    expect(emulator.world.state).toEqual(before);

    await project.up();
    expect(project.resources()).toHaveLength(5);
    expect(emulator.world.state).toEqual(before);
    await project.refresh({ args: ["--expect-no-changes"] });
  });
});

// The engine takes a resource that was refreshed for complete, and asks for no update of one that shows no change.
test("a validator that could not be switched on again is switched on after a refresh, although the program does not say that it is on", async () => {
  const rule = (label: string) =>
    program(`
new Validator("NameGiven", { object: "stad00000000000000GE", label: "${label}", errorExpression: "name == ''", errorMessage: "Name!" });`);
  await withTenant({ program: rule("Name") }, async ({ emulator, project }) => {
    await project.up();
    const live = () => emulator.world.validators.get("Account", "NameGiven");
    emulator.world.validators.update("Account", "NameGiven", { active: true });
    // Off, changed, and not on.
    emulator.faults.add({ kind: "status", status: 400, when: "before", operation: "UpdateValidationRule", skip: 2 });
    project.setProgram(rule("Name given"));
    await project.up({ fails: true });
    expect(live()).toMatchObject({ active: false, label: "Name given" });

    await project.refresh();
    const [step] = await project.previewJson();
    expect(step).toMatchObject({ op: "update", detailedDiff: { active: { kind: "delete", inputDiff: true } } });
    await project.up();
    expect(live().active).toBe(true);
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
