import { objectNames, program, withTenant, writes } from "../support/tenant";

const customer = (provider: string, options: string) =>
  program(`
    ${provider}
    const customer = new CustomObject("Customer", { fields: { code: text() } }, { ${options} });
    new Field("remark", { object: customer, ...textArea() }, { ${options} });
    exports.id = customer.id;`);

test("resources stay when their provider gets other settings, or when they get a provider for the same tenant", async () => {
  await withTenant({ program: customer("", "") }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    emulator.world.records.add(id, [{}]);
    emulator.requests.clear();

    const provider = (more: string) =>
      `const tenant = new Provider("tenant", { url: "${emulator.url}", clientId: "emulator-client", clientSecret: "emulator-secret", ${more} });`;
    project.setProgram(customer(provider(""), "provider: tenant"));
    await project.up();
    project.setProgram(customer(provider("timeout: 60"), "provider: tenant"));
    expect((await project.up()).changes).toEqual({ same: 3, update: 1 });

    expect(writes(emulator)).toEqual([]);
    expect(project.outputs().id).toBe(id);
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("a provider whose settings are known only during the run is previewed and works (pulumi/examples#1116)", async () => {
  const late = program(`
    const first = new Picklist("First", { values: ["one"] });
    const clientSecret = first.id.apply(() => "emulator-secret");
    const provider = new Provider("late", { clientSecret, namespace: "demo" });
    new CustomObject("Customer", { fields: { code: text() } }, { provider });`);
  await withTenant({ program: late }, async ({ emulator, project }) => {
    for (const [key, value] of Object.entries({ url: emulator.url, clientId: emulator.clientId }))
      await project.config(`astrozero:${key}`, value);
    const preview = await project.preview();
    expect(preview.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(preview.changes).toEqual({ create: 4 });
    expect(emulator.requests.count()).toBe(0);

    await project.up();
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
