import { program, withTenant } from "../support/tenant";

const using = (name: string) =>
  program(`
const status = new Picklist("Status", { name: "${name}", values: ["New", "Paid"] });
new CustomObject("Order", { fields: { status: fields.singleSelect(status) } });
`);

// The platform documents that it refuses to delete a picklist that a field uses (page 0057).
test("a picklist that a field uses is renamed: the new one comes, the field moves, the old one goes", () =>
  withTenant({ program: using("Status") }, async ({ emulator, project }) => {
    await project.up();
    emulator.world.records.add("demo__Order__CST", [{ name: "a", demo__status__CST: "Paid" }]);
    const before = emulator.world.fields.get("demo__Order__CST", "demo__status__CST").id;

    project.setProgram(using("State"));
    await project.up();

    expect(emulator.world.picklists.find("demo__Status")).toBeUndefined();
    const state = emulator.world.picklists.get("demo__State");
    const field = emulator.world.fields.get("demo__Order__CST", "demo__status__CST");
    expect(field.id).toBe(before);
    expect(emulator.world.picklists.referring(state.id).map(({ id }) => id)).toEqual([field.id]);
    expect(emulator.world.records.count("demo__Order__CST")).toBe(1);
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });
  }));
