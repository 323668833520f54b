import { fieldNames, objectNames, program, withTenant } from "../support/tenant";

const customer = program(`
const customer = new CustomObject("Customer", {
  label: "Customer",
  fields: { first: text({ length: 20 }), second: checkbox(), third: date(), fourth: number({ length: 6 }), fifth: textArea() },
});
exports.id = customer.id;`);

test("the server refuses field 3 of 5: what exists is kept, the message says which and why, the next up goes on (contentful-migration#645, #1092, contentful-cli#74, directus-sync#33)", async () => {
  await withTenant({ program: customer }, async ({ emulator, project }) => {
    emulator.faults.add({
      kind: "refuseField",
      match: "demo__third__CST",
      times: Number.POSITIVE_INFINITY,
      resMsg: "dates are out of stock",
    });

    const failed = await project.up({ fails: true });
    expect(failed.code).not.toBe(0);
    const text = failed.diagnostics.map(({ message }) => message).join("\n");
    for (const part of ["demo__Customer__CST", "demo__third__CST", "AddField", "HTTP 400", "resCode 990000400", "dates are out of stock"]) {
      expect(text).toContain(part);
    }
    for (const other of ["first", "second", "fourth", "fifth"]) expect(text).not.toContain(other);
    expect(fieldNames(emulator, "demo__Customer__CST")).toEqual([
      "demo__first__CST",
      "demo__second__CST",
      "demo__fourth__CST",
      "demo__fifth__CST",
    ]);
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    const [state] = project.resources();
    expect(state).toMatchObject({ id, initErrors: [expect.stringContaining("demo__third__CST")] });
    expect(Object.keys(state?.outputs?.fields ?? {}).sort()).toEqual(["fifth", "first", "fourth", "second"]);
    expect(state?.outputs?.__provider).toBe('exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")');

    emulator.faults.clear();
    emulator.requests.clear();
    const resumed = await project.up();
    expect(resumed.steps).toMatchObject([{ op: "update", name: "Customer" }]);
    expect(emulator.requests.count({ operation: "CreateCustomObject" })).toBe(0);
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
    expect(fieldNames(emulator, id).sort()).toEqual([
      "demo__fifth__CST",
      "demo__first__CST",
      "demo__fourth__CST",
      "demo__second__CST",
      "demo__third__CST",
    ]);
    expect(project.outputs().id).toBe(id);
    expect(project.resources()[0]?.initErrors).toBeUndefined();
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("an update that the server refuses leaves the old state, and the next up finishes it (directus-sync#33)", async () => {
  await withTenant({ program: customer }, async ({ emulator, project }) => {
    await project.up();
    project.setProgram(customer.replace("length: 20", "length: 30, label: 'First'").replace('label: "Customer"', 'label: "Client"'));
    emulator.faults.add({
      kind: "status",
      status: 400,
      resCode: "405230618",
      resMsg: "not today",
      when: "before",
      operation: "UpdateField",
    });

    const failed = await project.up({ fails: true });
    const text = failed.diagnostics.map(({ message }) => message).join("\n");
    for (const part of ["demo__Customer__CST", "demo__first__CST", "UpdateField", "HTTP 400", "resCode 405230618", "not today"])
      expect(text).toContain(part);
    expect(emulator.world.objects.get("demo__Customer__CST").label).toBe("Client");
    expect(project.resources()[0]?.outputs).toMatchObject({ label: "Client", fields: { first: { length: 20 } } });

    await project.up();
    expect(emulator.world.fields.get("demo__Customer__CST", "demo__first__CST")).toMatchObject({ label: "First", dataLength: 30 });
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
