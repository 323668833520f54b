import { fieldNames, program, withTenant, writes } from "../support/tenant";

const code = (label: string, length: number) => `code: text({ label: "${label}", length: ${length}, required: true })`;
const note = `note: textArea({ label: "Note", length: 2000 })`;
const customer = (...fields: string[]) =>
  program(`new CustomObject("Customer", { label: "Customer", description: "Who buys", fields: { ${fields} } });`);

test("a change on the server shows as exactly that, and up takes it back (pulumi#13839); so does a nested change of the program (pulumi#7486)", async () => {
  await withTenant({ program: customer(note, code("Code", 20)) }, async ({ emulator, project }) => {
    await project.up();
    const { world } = emulator;
    expect(fieldNames(emulator, "demo__Customer__CST")).toEqual(["demo__note__CST", "demo__code__CST"]);
    world.objects.update("demo__Customer__CST", { label: "Client" });
    world.fields.update("demo__Customer__CST", "demo__code__CST", { label: "Number" });

    const refresh = await project.refresh();
    expect(refresh.steps).toEqual([expect.objectContaining({ op: "refresh", name: "Customer" })]);
    expect(refresh.changes).toEqual({ same: 1, update: 1 });
    const [state] = project.resources();
    expect(state?.inputs).toMatchObject({ label: "Client", fields: { code: { label: "Number" } } });
    expect(state?.outputs).toMatchObject({ label: "Client", fields: { code: { label: "Number" } } });

    const [drift] = await project.previewJson();
    expect(drift).toMatchObject({ op: "update", name: "Customer" });
    expect(drift?.detailedDiff).toEqual({
      label: { kind: "update", inputDiff: true },
      "fields.code.label": { kind: "update", inputDiff: true },
    });

    emulator.requests.clear();
    await project.up();
    expect(writes(emulator)).toEqual(["UpdateCustomObject", "UpdateField"]);
    expect(world.objects.get("demo__Customer__CST")).toMatchObject({ label: "Customer", description: "Who buys" });
    expect(world.fields.get("demo__Customer__CST", "demo__code__CST")).toMatchObject({ label: "Code", dataLength: 20, isRequired: true });

    // The platform has no call to reorder fields: another order is no change, and hides none.
    project.setProgram(customer(code("Code", 20), note));
    await project.preview({ args: ["--expect-no-changes"] });
    project.setProgram(customer(code("Code", 30), note));
    const [nested] = await project.previewJson();
    expect(nested?.op).toBe("update");
    expect(nested?.detailedDiff).toEqual({ "fields.code.length": { kind: "update", inputDiff: true } });
  });
});

test("what was deleted on the server is created again: an object, a field, a picklist (power-platform#310, neon#209)", async () => {
  const shop = program(`
    const status = new Picklist("Status", { values: ["New", "Done"] });
    new CustomObject("Customer", { fields: { code: text({ length: 20 }), vip: checkbox() } });
    const order = new CustomObject("Order", { fields: { number: text(), amount: currency({ scale: 2 }) } });
    new Field("remark", { object: order, ...textArea() });`);
  await withTenant({ program: shop }, async ({ emulator, project }) => {
    await project.up();
    const { world } = emulator;
    const [customer, order] = [world.objects.get("demo__Customer__CST"), world.objects.get("demo__Order__CST")];
    world.objects.delete(customer.id);
    world.picklists.delete("demo__Status");
    world.fields.delete(order.id, "demo__amount__CST");
    world.fields.delete(order.id, "demo__remark__CST");

    await project.refresh();
    expect(project.resources().map(({ id }) => id)).toEqual([order.id]);
    const steps = await project.previewJson();
    expect(Object.fromEntries(steps.map(({ name, op }) => [name, op]))).toEqual({
      Status: "create",
      Customer: "create",
      Order: "update",
      remark: "create",
    });
    expect(steps.find(({ name }) => name === "Order")?.detailedDiff).toEqual({ "fields.amount": { kind: "add", inputDiff: true } });

    const up = await project.up();
    expect(up.diagnostics).toEqual([]);
    expect(world.fields.get("demo__Customer__CST", "demo__code__CST").dataLength).toBe(20);
    expect(world.fields.get(order.id, "demo__amount__CST").scale).toBe(2);
    expect(world.fields.get(order.id, "demo__remark__CST").dataType).toBe("TextArea");
    expect(world.picklists.get("demo__Status").values).toHaveLength(2);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
