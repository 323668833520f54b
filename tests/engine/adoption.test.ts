import type { Emulator } from "../../emulator";
import { fieldNames, objectNames, program, withTenant, writes } from "../support/tenant";

/** What somebody made in the designer. */
function makeVisit({ world }: Emulator): { visit: string; reason: string; region: string } {
  const region = world.picklists.create({
    name: "demo__Region",
    masterLabel: "Region",
    picklistValues: [{ value: "North", label: "North" }],
  });
  const visit = world.objects.create({ name: "demo__Visit__CST", label: "Visit", fields: [], description: "By hand" });
  const [reason] = world.fields.add(visit.id, [
    { name: "demo__reason__CST", label: "Reason", dataType: "text", dataLength: 100, isRequired: true },
    { name: "demo__other__CST", label: "Other", dataType: "checkbox" },
  ]);
  world.records.add(visit.id, [{ demo__reason__CST: "rain" }]);
  return { visit: visit.id, reason: reason?.id ?? "", region: region.id };
}

const visits = (adopt: string) =>
  program(`
    new CustomObject("Visit", { label: "Visits", fields: { reason: text({ length: 100, required: true }), guest: text() } ${adopt} });
    new Picklist("Region", { values: ["North", "South"] ${adopt} });`);

test("what exists is adopted, changed in place and kept; a preview of it leaves no trace (alchemy#793)", async () => {
  await withTenant({ program: visits(", adoptExisting: true") }, async ({ emulator, project }) => {
    const { visit, reason, region } = makeVisit(emulator);
    const [server, state] = [structuredClone(emulator.world.state), project.stateText()];
    const preview = await project.preview();
    expect(preview.changes).toEqual({ create: 3 });
    project.setProgram(visits(""));
    await project.preview();
    expect(emulator.world.state).toEqual(server);
    expect(project.stateText()).toBe(state);
    expect(emulator.requests.count()).toBe(0);

    // Without the permission nothing is taken over: the object has records and fields that the program does not know.
    const refused = await project.up({ fails: true });
    const text = refused.diagnostics.map(({ message }) => message).join("\n");
    expect(text).toContain(`Object demo__Visit__CST exists already (id ${visit}). Set adoptExisting: true to manage it`);
    expect(emulator.world.objects.get(visit).label).toBe("Visit");

    project.setProgram(visits(", adoptExisting: true"));
    await project.up();
    expect(emulator.world.objects.get(visit)).toMatchObject({ label: "Visits", description: "By hand" });
    expect(fieldNames(emulator, visit).sort()).toEqual(["demo__guest__CST", "demo__other__CST", "demo__reason__CST"]);
    expect(emulator.world.fields.get(visit, "demo__reason__CST").id).toBe(reason);
    expect(emulator.world.picklists.get(region).values.map(({ value }) => value)).toEqual(["North", "South"]);
    expect(emulator.world.records.count(visit)).toBe(1);
    await project.preview({ args: ["--expect-no-changes"] });

    emulator.requests.clear();
    const destroy = await project.destroy();
    expect(destroy.stdout).toContain("Object demo__Visit__CST existed before this program adopted it");
    expect(writes(emulator)).toEqual([]);
    expect(objectNames(emulator)).toEqual(["demo__Visit__CST"]);
    expect(project.resources()).toEqual([]);
  });
});

test("get reads what the program does not manage, and fails for what does not exist", async () => {
  const reader = (id: string, field: string, picklist: string) =>
    program(`
      const visit = CustomObject.get("visit", "${id}");
      const reason = Field.get("reason", "${field}");
      const region = Picklist.get("region", "${picklist}");
      exports.visit = pulumi.all([visit.name, visit.label, visit.description]);
      exports.reason = pulumi.all([reason.name, reason.label, reason.dataType, reason.fieldId]);
      exports.region = pulumi.all([region.name, region.values]);`);
  await withTenant({ program: "" }, async ({ emulator, project }) => {
    const { visit, reason, region } = makeVisit(emulator);
    project.setProgram(reader(visit, `${visit}/${reason}`, region));
    await project.up();
    expect(project.outputs()).toEqual({
      visit: ["demo__Visit__CST", "Visit", "By hand"],
      reason: ["demo__reason__CST", "Reason", "text", reason],
      region: ["demo__Region", ["North"]],
    });
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(writes(emulator)).toEqual([]);
    expect(objectNames(emulator)).toEqual(["demo__Visit__CST"]);

    project.setProgram(program(`CustomObject.get("visit", "cust000001Dg00000000");`));
    const missing = await project.preview({ fails: true });
    expect(missing.diagnostics.map(({ message }) => message).join("\n")).toContain(
      "There is no CustomObject with the id cust000001Dg00000000.",
    );
    expect(`${missing.stdout}${missing.stderr}`).not.toMatch(/^\s+at /m);
  });
});
