import { program, withTenant } from "../support/tenant";

const objects = 20;
const fields = 10;

const wide = (label: string) =>
  program(`
for (let index = 1; index <= ${objects}; index++) {
  const fields = {};
  for (let number = 1; number <= ${fields}; number++) fields["field" + number] = text({ label: "Field number " + number, length: 40 });
  new CustomObject("Thing" + index, { label: "${label} " + index, fields });
}`);

/** One sign-in, and these calls for each object. */
const forEachObject = (...operations: string[]) => ({ OAuth2Token: 1, ...Object.fromEntries(operations.map((name) => [name, objects])) });

test("Cost: 20 objects with 10 fields keep the budgets of requests and of state (pulumi#14967, pulumi#6115, pulumi#8090)", async () => {
  await withTenant({ program: wide("Thing number") }, async ({ emulator, project }) => {
    await project.up();
    // Create, all fields, read back.
    expect(emulator.requests.counts()).toEqual(forEachObject("CreateCustomObject", "AddFields", "QueryCustomObjectbyID"));

    expect(Buffer.byteLength(project.stateText())).toBeLessThanOrEqual(objects * 1500 + objects * fields * 500);
    const texts = new Set(project.resources().map(({ inputs }) => inputs?.__provider));
    expect([...texts]).toEqual(['exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")']);
    expect(String([...texts][0]).length).toBeLessThan(100);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count()).toBe(0);

    await project.refresh({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count({ operation: "QueryCustomObjectbyID" })).toBe(objects);
    expect(emulator.requests.count()).toBeLessThanOrEqual(objects + 5);

    // Change, read back; count the records, delete, look.
    emulator.requests.clear();
    project.setProgram(wide("Thing"));
    await project.up();
    expect(emulator.requests.counts()).toEqual(forEachObject("UpdateCustomObject", "QueryCustomObjectbyID"));
    emulator.requests.clear();
    await project.destroy();
    expect(emulator.requests.counts()).toEqual(forEachObject("QueryObjectRecordNumber", "DeleteCustomObject", "QueryCustomObjectbyID"));
  });
});

// 100 and not 500: no call at all is made, however many resources there are, and the engine's own time grows faster than their number.
test("Cost: a preview of 100 unchanged resources makes no call (pulumi#12351, pulumi#6716)", async () => {
  const many = program(`for (let index = 1; index <= 100; index++) new CustomObject("Thing" + index, { fields: { code: text() } });`);
  await withTenant({ program: many, environment: { PULUMI_SKIP_CHECKPOINTS: "true" } }, async ({ emulator, project }) => {
    await project.up();
    expect(project.resources()).toHaveLength(100);

    emulator.requests.clear();
    const preview = await project.preview({ args: ["--expect-no-changes"] });
    expect(preview.changes).toEqual({ same: 101 });
    expect(emulator.requests.count()).toBe(0);
  });
});

test("Cost: a run asks once for the list of objects, whatever number of relations name their targets", async () => {
  const targets = ["demo__Team__CST", "demo__Person__CST"];
  const related = program(`
for (let index = 1; index <= 5; index++)
  new CustomObject("Thing" + index, { fields: {
    team: lookup("${targets[0]}", { relationshipName: "Teams" + index }),
    person: lookup("${targets[1]}", { relationshipName: "People" + index }),
  } });`);
  const seed = { objects: targets.map((name) => ({ name })) };
  await withTenant({ program: related, emulator: { seed } }, async ({ emulator, project }) => {
    await project.up();
    expect(emulator.requests.count({ operation: "QueryCustomObject" })).toBe(1);
  });
});
