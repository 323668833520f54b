import { fieldNames, objectNames, program, withTenant, writes } from "../support/tenant";

const customer = (fields: string, more = "") =>
  program(`exports.id = new CustomObject("Customer", { label: "Customer", ${more} fields: { ${fields} } }).id;`);

const declared = `code: text({ length: 20 }), city: text(), since: date(), note: text({ length: 100 }), a: text(), spare: text()`;
const name = "demo__Customer__CST";
const records = [
  { demo__code__CST: "C-1", demo__city__CST: "Bern", demo__note__CST: "first", demo__a__CST: "x" },
  { demo__code__CST: "C-2", demo__note__CST: "second", demo__a__CST: "y", demo__since__CST: "2024-05-01" },
  { demo__code__CST: "C-3" },
];

test("changes that would destroy data are refused in the preview, with field and count (gadget-inc/ggt#1628, strapi#1583, #12626)", async () => {
  await withTenant({ program: customer(declared) }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.objects.get(name);
    emulator.world.records.add(name, records);
    const before = structuredClone(emulator.world.state);
    emulator.requests.clear();

    // code goes, a becomes b, since changes its type, note gets shorter, city is required; spare goes, too, but is empty.
    const destructive = `city: text({ required: true }), since: text(), note: text({ length: 50 }), b: text()`;
    const destroyed = [
      "AZ102: dropping field demo__code__CST of object demo__Customer__CST destroys 3 values.",
      "AZ102: dropping field demo__a__CST of object demo__Customer__CST destroys 2 values.",
      "AZ103: changing field demo__since__CST of object demo__Customer__CST from date to text drops it and creates it again, which destroys 1 value.",
      "AZ104: shortening field demo__note__CST of object demo__Customer__CST drops it and creates it again, which destroys 2 values.",
      "AZ106: requiring field demo__city__CST of object demo__Customer__CST is refused while 2 records hold no value.",
    ];
    project.setProgram(customer(destructive));
    for (const refused of [await project.preview({ fails: true }), await project.up({ fails: true })]) {
      const text = refused.diagnostics.map(({ message }) => message).join("\n");
      for (const message of destroyed) expect(text).toContain(`${message} Set allowDataLoss: true on the resource to proceed anyway.`);
      for (const path of ["fields.code", "fields.a", "fields.since.dataType", "fields.note.length", "fields.city.required"]) {
        expect(text).toContain(`has a problem: ${path}: AZ10`);
      }
      expect(text).not.toContain("spare");
    }
    expect(writes(emulator)).toEqual([]);
    expect(emulator.world.state).toEqual(before);

    project.setProgram(customer(destructive, "allowDataLoss: true,"));
    const allowed = await project.up();
    expect(allowed.steps).toMatchObject([{ op: "update", name: "Customer" }]);
    expect(project.outputs().id).toBe(id);
    expect(fieldNames(emulator, name).sort()).toEqual(["demo__b__CST", "demo__city__CST", "demo__note__CST", "demo__since__CST"]);
    expect(emulator.world.fields.get(name, "demo__since__CST").dataType).toBe("Text");
    expect(emulator.world.records.count(name)).toBe(3);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("an object with records is deleted only with permission (contentful-migration#852)", async () => {
  const guarded = customer("code: text()");
  await withTenant({ program: guarded }, async ({ emulator, project }) => {
    await project.up();
    emulator.world.records.add(name, [{ demo__code__CST: "C-1" }, {}]);

    const refused = await project.destroy({ fails: true });
    const text = refused.diagnostics.map(({ message }) => message).join("\n");
    expect(text).toContain("AZ101: deleting object demo__Customer__CST destroys 2 records. Set allowDataLoss: true on the resource");
    expect(text).toContain("set that first and run `pulumi up`");
    expect(emulator.requests.count({ method: "DELETE" })).toBe(0);
    expect(project.resources()).toHaveLength(1);

    emulator.requests.clear();
    project.setProgram(customer("code: text()", "allowDataLoss: true,"));
    await project.up();
    expect(writes(emulator)).toEqual([]);

    project.setProgram(program(""));
    await project.up();
    expect(writes(emulator)).toEqual(["DeleteCustomObject"]);
    expect(objectNames(emulator)).toEqual([]);
  });
});

test("labels, descriptions and other optional attributes change in place, records or not (directus#27877, #10755, sst#5984)", async () => {
  const before = customer(
    `code: text({ label: "Code", length: 20, inlineHelpText: "Three letters" }), note: textArea()`,
    `description: "Who buys",`,
  );
  const after = customer(`code: text({ label: "Number", length: 20 }), note: textArea()`, `pluralLabel: "Clientele",`);
  await withTenant({ program: before }, async ({ emulator, project }) => {
    await project.up();
    const { id } = emulator.world.objects.get(name);
    const field = emulator.world.fields.get(name, "demo__code__CST").id;
    emulator.world.records.add(name, [{ demo__code__CST: "A" }, {}, {}]);

    project.setProgram(after);
    const [step] = await project.previewJson();
    expect(step).toMatchObject({ op: "update", name: "Customer" });
    expect(Object.keys(step?.detailedDiff ?? {}).sort()).toEqual([
      "description",
      "fields.code.inlineHelpText",
      "fields.code.label",
      "pluralLabel",
    ]);
    emulator.requests.clear();
    await project.up();

    expect(writes(emulator)).toEqual(["UpdateCustomObject", "UpdateField"]);
    expect(emulator.requests.count({ method: "DELETE" })).toBe(0);
    expect(emulator.world.objects.get(name)).toMatchObject({ id, description: "", pluralLabel: "Clientele" });
    expect(emulator.world.fields.get(name, "demo__code__CST")).toMatchObject({ id: field, label: "Number", inlineHelpText: "" });
    expect(
      emulator.world.records.count(name, { conjunction: "AND", conditions: [{ field: "demo__code__CST", operator: "isnotnull" }] }),
    ).toBe(1);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});

test("a picklist value goes when no record holds it, else only with permission (MicrosoftDocs/power-platform#1914)", async () => {
  const picklists = (status: string, region: string, more = "") =>
    program(`
      const status = new Picklist("Status", { values: [${status}], ${more} });
      new Picklist("Region", { values: [${region}] });
      new CustomObject("Order", { fields: { status: singleSelect(status) } });`);
  await withTenant({ program: picklists(`"New", "Done"`, `"North", "South"`) }, async ({ emulator, project }) => {
    await project.up();
    const values = (picklist: string) => emulator.world.picklists.get(picklist).values.map(({ value }) => value);

    emulator.world.records.add("demo__Order__CST", [{ name: "one", demo__status__CST: "Done" }]);
    project.setProgram(picklists(`"New"`, `"North", "South"`));
    const refused = await project.preview({ fails: true });
    expect(refused.diagnostics.map(({ message }) => message).join("\n")).toContain(
      'AZ105: deleting value "Done" of picklist demo__Status destroys 1 value in field demo__status__CST of object demo__Order__CST.',
    );

    project.setProgram(picklists(`"New", "Done"`, `"North"`));
    const preview = await project.preview({ args: ["--diff"] });
    expect(preview.steps.filter(({ op }) => op !== "same")).toMatchObject([
      { op: "update", name: "Region", detailedDiff: { "values[1]": { diffKind: "delete" } } },
    ]);
    expect(preview.stdout).toContain('- [1]: "South"');
    await project.up();
    expect(values("demo__Region")).toEqual(["North"]);

    project.setProgram(picklists(`"New"`, `"North"`, "allowDataLoss: true"));
    await project.up();
    expect(values("demo__Status")).toEqual(["New"]);
    expect(emulator.requests.count({ operation: "DeletePicklistValue" })).toBe(0);
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
