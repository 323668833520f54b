import { fieldNames, objectNames, program, withTenant, writes } from "../support/tenant";

const customer = (args: string, options: string) =>
  program(`new CustomObject("Customer", { fields: { code: text() }, ${args} }, { ${options} });`);

test("a protected object is not touched (sst#4983, #4600), ignored changes are none, a retained one stays (sst#4159)", async () => {
  await withTenant({ program: customer(`description: "first"`, "protect: true") }, async ({ emulator, project }) => {
    await project.up();
    emulator.requests.clear();
    const refused = await project.destroy({ fails: true });
    expect(refused.diagnostics.map(({ message }) => message).join("\n")).toContain("protect");
    expect(emulator.requests.count()).toBe(0);
    expect(project.resources()).toHaveLength(1);

    project.setProgram(customer(`description: "second"`, `ignoreChanges: ["description"], retainOnDelete: true`));
    await project.up();
    expect(writes(emulator)).toEqual([]);
    expect(emulator.world.objects.get("demo__Customer__CST").description).toBe("first");

    emulator.requests.clear();
    await project.destroy();
    expect(emulator.requests.count({ method: "DELETE" })).toBe(0);
    expect(project.resources()).toEqual([]);
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
  });
});

test("an object takes its 20 fields with it when it goes, in one call", async () => {
  const wide = program(`
    const customer = new CustomObject("Customer", {});
    for (let index = 1; index <= 20; index++) new Field("field" + index, { object: customer, ...text({ length: 40 }) });`);
  await withTenant({ program: wide }, async ({ emulator, project }) => {
    await project.up();
    expect(fieldNames(emulator, "demo__Customer__CST")).toHaveLength(20);

    emulator.requests.clear();
    await project.destroy();
    expect(writes(emulator)).toEqual(["DeleteCustomObject"]);
    expect(objectNames(emulator)).toEqual([]);
    expect(project.resources()).toEqual([]);
  });
});
