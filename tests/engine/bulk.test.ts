import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, withTenant } from "../support/tenant";

const importing = (more = "") =>
  program(`
const { DataImport, DataExport } = require("pulumi-astrozero");
const region = new CustomObject("Region", { allowBulkApiAccess: true, fields: { size: number() } });
const table = { object: region, csv: "data/regions.csv" };
const regions = new DataImport("regions", { tables: [table], waitSeconds: 20 ${more} });
new DataExport("backup", { objects: [region] });
exports.effects = regions.effects;`);

test("a csv file is imported once, relative to the folder of the program; a changed file shows in the preview", async () => {
  await withTenant({ program: importing() }, async ({ emulator, project }) => {
    const write = (text: string) => {
      mkdirSync(join(project.directory, "data"), { recursive: true });
      writeFileSync(join(project.directory, "data/regions.csv"), text);
    };
    const count = (operation: string) => emulator.requests.count({ operation });
    write("name,demo__size__CST\nNorth,3\nSouth,4\n");

    await project.preview();
    expect(emulator.requests.list).toEqual([]);
    await project.up();
    expect(project.outputs()).toEqual({ effects: [{ objectName: "demo__Region__CST", before: 0, expected: 2 }] });
    expect(emulator.world.records.all("demo__Region__CST").map(({ values }) => values.name)).toEqual(["North", "South"]);
    const state = project.stateText();
    for (const hidden of ["North", project.directory]) expect(state).not.toContain(hidden);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.list).toEqual([]);
    await project.refresh({ args: ["--expect-no-changes"] });
    expect(emulator.requests.counts()).not.toHaveProperty("ImportData");

    write("name\nWest\n");
    const changed = await project.up();
    const steps = changed.steps.filter(({ op }) => op !== "same");
    expect(steps.map(({ op, name }) => [op, name])).toEqual([
      ["update", "regions-DataImport"],
      ["update", "regions"],
    ]);
    expect([count("ImportData"), count("ExportData")]).toEqual([1, 0]);
    expect(emulator.world.records.count("demo__Region__CST")).toBe(3);

    emulator.world.objects.get("demo__Region__CST").allowBulkApiAccess = true;
    for (const { id } of emulator.world.records.all("demo__Region__CST")) emulator.world.records.delete("demo__Region__CST", id);
    const destroyed = await project.destroy();
    expect(destroyed.stdout).toContain("what it imported stays on the platform");
  });
});

test("an import whose answer got lost is sent once; the next up goes on when the program says so", async () => {
  await withTenant({ program: importing() }, async ({ emulator, project }) => {
    mkdirSync(join(project.directory, "data"));
    writeFileSync(join(project.directory, "data/regions.csv"), "name\nNorth\n");
    const sent = () => emulator.requests.count({ operation: "ImportData" });
    emulator.faults.add({ operation: "ImportData", kind: "cut", when: "before", times: 1 });

    const failed = await project.up({ fails: true });
    const words = `${failed.stdout}${failed.stderr}`;
    expect(words).toContain("It is not sent again by itself");
    const since = /assumeDone: "([^"]+)"/.exec(words)?.[1];
    await project.up({ fails: true });
    expect(sent()).toBe(1);

    project.setProgram(importing(`, assumeDone: "${since}"`));
    await project.up();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(sent()).toBe(1);
  });
});
