import { setTimeout } from "node:timers/promises";
import { fieldNames, objectNames, program, withTenant } from "../support/tenant";

test("cut connections, errors after the work, late reads and 429 leave one of each thing (hasura#9368, power-platform#1236)", async () => {
  const shop = program(`
    const status = new Picklist("Status", { values: ["New"] });
    for (const name of ["Cut", "Broken", "Late", "Throttled"]) {
      new CustomObject(name, { fields: { code: text(), vip: checkbox() } }, { dependsOn: status });
    }`);
  await withTenant({ program: shop }, async ({ emulator, project }) => {
    const { faults } = emulator;
    faults.add({ kind: "cut", when: "after", operation: "CreateCustomObject" });
    faults.add({ kind: "status", status: 500, when: "after", operation: "CreateCustomObject", skip: 1 });
    faults.add({ kind: "status", status: 429, when: "before", retryAfter: 1, operation: "CreateCustomObject", skip: 2 });
    faults.add({ kind: "cut", when: "after", operation: "AddFields" });
    faults.add({ kind: "status", status: 500, when: "after", operation: "AddFields", skip: 1 });
    faults.add({ kind: "status", status: 404, when: "before", operation: "QueryCustomObjectbyID", times: 2, skip: 2 });
    faults.add({ kind: "status", status: 500, when: "after", operation: "CreatePicklistInstance" });

    const up = await project.up();
    expect(up.diagnostics).toEqual([]);
    expect(faults.pending).toEqual([]);
    expect(objectNames(emulator)).toEqual(["demo__Broken__CST", "demo__Cut__CST", "demo__Late__CST", "demo__Throttled__CST"]);
    for (const name of objectNames(emulator)) expect(fieldNames(emulator, name).sort()).toEqual(["demo__code__CST", "demo__vip__CST"]);
    expect(emulator.world.picklists.all().map(({ name }) => name)).toEqual(["demo__Status"]);
    // Four creates, of which one came too early and was sent again.
    expect(emulator.requests.count({ operation: "CreateCustomObject" })).toBe(5);
    const refused = emulator.requests.list.find(({ operation, status }) => operation === "CreateCustomObject" && status === 429);
    const again = emulator.requests.list.findLast(({ operation }) => operation === "CreateCustomObject");
    expect((again?.time ?? 0) - (refused?.time ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(emulator.requests.count({ operation: "CreatePicklistInstance" })).toBe(1);

    await project.refresh({ args: ["--expect-no-changes"] });
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("a run that is killed after the POST, before the answer: the next one finds its own object (contentful-migration#1068)", async () => {
  const customer = program(
    `exports.id = new CustomObject("Customer", { label: "Customer", fields: { code: text(), vip: checkbox() } }).id;`,
  );
  await withTenant({ program: customer }, async ({ emulator, project }) => {
    emulator.faults.add({ kind: "latency", ms: 2000, operation: "CreateCustomObject" });
    const kill = new AbortController();
    const killed = project.up({ signal: kill.signal });
    while (emulator.requests.count({ operation: "CreateCustomObject" }) === 0) await setTimeout(20);
    kill.abort();
    await expect(killed).rejects.toThrow("was stopped");
    while (objectNames(emulator).length === 0) await setTimeout(20);
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    expect(fieldNames(emulator, id)).toEqual([]);
    expect(project.resources().filter((resource) => resource.id)).toEqual([]);

    await project.pulumi(["cancel", "--yes"]);
    const up = await project.up();
    expect(up.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(project.outputs().id).toBe(id);
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
    expect(fieldNames(emulator, id).sort()).toEqual(["demo__code__CST", "demo__vip__CST"]);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
