import { fieldNames, objectNames, program, withTenant, writes } from "../support/tenant";

/** What stands in the engine's JSON for a value that is known only after the change. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

test("a new name replaces the object, and whatever depends on its id sees it as unknown (pulumi#17918)", async () => {
  const shop = (customer: string) =>
    program(`
      const customer = new CustomObject("Customer", { name: "${customer}", fields: { code: text() } });
      new CustomObject("Order", { allowDataLoss: true, fields: { customer: lookup(customer) } });
      new Field("remark", { object: customer, ...textArea() });`);
  await withTenant({ program: shop("Customer") }, async ({ emulator, project }) => {
    await project.up();

    project.setProgram(shop("Client"));
    const { stdout } = await project.pulumi(["preview", "--json"]);
    const steps: { op: string; urn: string; newState?: { inputs: Record<string, unknown> } }[] = JSON.parse(stdout).steps;
    const planned = (name: string) => steps.filter(({ urn }) => urn.endsWith(`::${name}`));
    expect(planned("Customer").map(({ op }) => op)).toEqual(["replace"]);
    expect(planned("remark").map(({ op }) => op)).toEqual(["replace"]);
    expect(planned("remark")[0]?.newState?.inputs).toMatchObject({ objectId: unknown, objectName: "demo__Client__CST" });
    expect(planned("Order").map(({ op }) => op)).toEqual(["update"]);
    expect(planned("Order")[0]?.newState?.inputs).toMatchObject({
      fields: { customer: { referenceObjectName: "demo__Client__CST", referenceObjectId: unknown } },
    });

    await project.up();
    const client = emulator.world.objects.get("demo__Client__CST");
    expect(objectNames(emulator)).toEqual(["demo__Client__CST", "demo__Order__CST"]);
    expect(fieldNames(emulator, client.id).sort()).toEqual(["demo__code__CST", "demo__remark__CST"]);
    const [relation] = emulator.world.fields.get("demo__Order__CST", "demo__customer__CST").references;
    expect(relation?.referenceObjectId).toBe(client.id);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("a forced replacement deletes first, and one that fails half-way says so and goes on (forcedotcom/cli#1303, alchemy-async#583)", async () => {
  const customer = program(`new CustomObject("Customer", { label: "Customer", fields: { code: text({ length: 20 }) } });`);
  await withTenant({ program: customer }, async ({ emulator, project }) => {
    await project.up();
    const [first] = project.resources();
    const replace = ["--replace", String(first?.urn)];

    emulator.requests.clear();
    await project.up({ args: replace });
    expect(writes(emulator)).toEqual(["DeleteCustomObject", "CreateCustomObject", "AddField"]);
    const second = emulator.world.objects.get("demo__Customer__CST");
    expect(second.id).not.toBe(first?.id);
    expect(project.resources()).toMatchObject([{ id: second.id }]);

    emulator.world.records.add(second.id, [{}]);
    const guarded = await project.up({ args: replace, fails: true });
    expect(guarded.diagnostics.map(({ message }) => message).join("\n")).toContain(
      "AZ101: deleting object demo__Customer__CST destroys 1 record.",
    );
    for (const { id } of emulator.world.records.all(second.id)) emulator.world.records.delete(second.id, id);

    emulator.faults.add({ kind: "status", status: 400, resMsg: "no room", when: "before", operation: "CreateCustomObject" });
    const failed = await project.up({ args: replace, fails: true });
    const text = failed.diagnostics.map(({ message }) => message).join("\n");
    expect(text).toContain("Object demo__Customer__CST was deleted for its replacement and does not exist now.");
    expect(text).toContain("run `pulumi up` again: it creates the object");
    expect(text).toContain("no room");
    expect(objectNames(emulator)).toEqual([]);

    await project.up();
    const third = emulator.world.objects.get("demo__Customer__CST");
    expect(fieldNames(emulator, third.id)).toEqual(["demo__code__CST"]);
    expect(project.resources()).toMatchObject([{ id: third.id }]);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("a field changes its type in one run: deleted, then created (forcedotcom/cli#2619)", async () => {
  const typed = (type: string) =>
    program(`
      new CustomObject("Customer", { allowDataLoss: true, fields: { code: ${type}(), vip: checkbox() } });
      const order = new CustomObject("Order", {});
      new Field("amount", { object: order, allowDataLoss: true, ...${type}() });`);
  await withTenant({ program: typed("text") }, async ({ emulator, project }) => {
    await project.up();
    const [customer, order] = ["demo__Customer__CST", "demo__Order__CST"].map((name) => emulator.world.objects.get(name));

    project.setProgram(typed("number"));
    const steps = await project.previewJson();
    expect(steps.filter(({ name }) => name === "Customer")).toMatchObject([{ op: "update", detailedDiff: { "fields.code.dataType": {} } }]);
    expect(steps.filter(({ name }) => name === "amount")).toMatchObject([{ op: "replace", detailedDiff: { dataType: {} } }]);
    emulator.requests.clear();
    await project.up();

    for (const object of [customer, order]) {
      const calls = emulator.requests.list.filter(({ method, path }) => method !== "GET" && path.includes(`/Object/${object?.id}/`));
      expect(calls.map(({ operation }) => operation)).toEqual(["DeleteField", "AddField"]);
    }
    expect(emulator.world.fields.get("demo__Customer__CST", "demo__code__CST").dataType).toBe("Number");
    expect(emulator.world.fields.get("demo__Order__CST", "demo__amount__CST").dataType).toBe("Number");
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("what another resource of the program takes over is not deleted with the resource that had it", async () => {
  const before = program(`
    new Picklist("Status", { values: ["New", "Done"] });
    const customer = new CustomObject("Customer", { fields: { code: text() } });
    new Field("remark", { object: customer, ...textArea() });`);
  // To the engine the picklist is another resource; the field has become one of those that the object declares.
  const after = program(`
    new Picklist("status", { name: "Status", values: ["New", "Done"] });
    new CustomObject("Customer", { fields: { code: text(), remark: textArea() } });`);
  await withTenant({ program: before }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    const remark = emulator.world.fields.get(id, "demo__remark__CST").id;
    const picklist = emulator.world.picklists.get("demo__Status").id;
    emulator.world.records.add(id, [{ demo__remark__CST: "good" }]);
    emulator.requests.clear();

    project.setProgram(after);
    const up = await project.up();
    expect(emulator.requests.count({ method: "DELETE" })).toBe(0);
    expect(emulator.world.fields.get(id, "demo__remark__CST").id).toBe(remark);
    expect(emulator.world.picklists.get("demo__Status").id).toBe(picklist);
    expect(up.stdout).toContain("Field demo__remark__CST is kept: another resource of the program manages it now.");
    expect(up.stdout).toContain("Picklist demo__Status is kept: another resource of the program manages it now.");
    const resources = Object.fromEntries(project.resources().map((resource) => [resource.id, resource]));
    expect(Object.keys(resources).sort()).toEqual([id, picklist].sort());
    expect(resources[id]?.outputs?.fieldIds).toMatchObject({ remark });
    await project.refresh({ args: ["--expect-no-changes"] });
  });
});

test("an object is neither shared nor lost when its resource gets another name in the program", async () => {
  const declared = `label: "Customer", fields: { code: text() }`;
  await withTenant({ program: program(`new CustomObject("Customer", { ${declared} });`) }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    // Without a record it would be taken for what an interrupted run left.
    emulator.world.records.add("demo__Customer__CST", [{ name: "a" }]);
    emulator.requests.clear();

    const renamed = (options: string) => program(`new CustomObject("client", { name: "Customer", ${declared} }, { ${options} });`);
    project.setProgram(renamed(""));
    const refused = await project.up({ fails: true });
    const text = refused.diagnostics.map(({ message }) => message).join("\n");
    expect(text).toContain(`Object demo__Customer__CST exists already (id ${id}).`);
    expect(text).toContain("If only the resource has a new name in the program, give it an alias.");
    expect(writes(emulator)).toEqual(["CreateCustomObject"]);
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);

    project.setProgram(renamed(`aliases: [{ name: "Customer" }]`));
    await project.up();
    expect(writes(emulator)).toEqual(["CreateCustomObject"]);
    expect(project.resources()).toMatchObject([{ id, urn: expect.stringMatching(/::client$/) }]);
  });
});
