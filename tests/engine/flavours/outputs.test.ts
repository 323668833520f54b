import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, runnableFlow, withTenant, writes } from "../../support/tenant";
import { samples } from "./samples";

const ways = {
  plain: "(value) => value",
  output: "(value) => pulumi.output(value)",
  late: "(value) => source.id.apply(() => value)",
};

/** One resource of each kind, with every argument that takes an output given in one way. */
const everything = (way: keyof typeof ways, ids: { object: string; picklist: string }, source = "Source") =>
  program(`
const samples = ${JSON.stringify(samples)};
const source = new Picklist("Source", { name: "${source}", values: ["One"] });
const given = ${ways[way]};
const all = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, given(value)]));
const object = given("${ids.object}");

new Picklist("Status", { ...all(samples.picklist), values: [given("New"), all(samples.picklistValue)] });
const customer = new CustomObject("Customer", {});
new CustomObject("Order", {
  ...all(samples.object),
  nameField: { label: given("Title") },
  fields: {
    ...Object.fromEntries(Object.entries(samples.definitions).map(([name, values]) => [name, fields[name](all(values))])),
    singleSelect: fields.singleSelect(given("${ids.picklist}"), all(samples.select)),
    multiSelect: fields.multiSelect(given("${ids.picklist}"), all(samples.select)),
    lookup: fields.lookup(customer, all(samples.relation)),
    masterDetail: fields.masterDetail(customer, { ...all(samples.relation), relationshipName: given("Details") }),
    shown: fields.text({ layouts: [given("detail")] }),
  },
});
new Field("remark", { object, ...textArea(all(samples.definitions.textArea)) });
new Trigger("check", { object, ...all(samples.trigger) });
new Validator("given", { object, ...all(samples.validator) });
new Layout("Desk", { object, ...all(samples.layout), fields: [given("name")] });
const { DataExport, DataImport, MetadataExport, MetadataImport, TemplateImport } = require("pulumi-astrozero");
new DataImport("rows", { ...all(samples.dataImport), tables: [{ object: given("Visit"), ...all(samples.table) }] });
new MetadataImport("objects", { ...all(samples.metadataImport), objects: [given(samples.importedObject)] });
new TemplateImport("sheet", { ...all(samples.templateImport) });
new DataExport("records", { ...all(samples.dataExport), schedule: all(samples.schedule) });
new MetadataExport("described", { ...all(samples.metadataExport), schedule: all(samples.schedule) });
new Script("one", all(samples.script));
new Flow("approve", all(samples.flow));
new Bpm("leave", all(samples.bpm));
new FlowRun("setUp", { ...all(samples.flowRun), onDelete: { flow: given("demo__setUp") } });
new ScriptRun("setUp", { ...all(samples.scriptRun), onDelete: { script: given("demo__setUp") } });
new BpmInstance("visit", all(samples.bpmInstance));
const { File, Directory } = require("pulumi-astrozero");
new File("file", { ...all(samples.file), connectorName: "files" });
new Directory("directory", { ...all(samples.directory), connectorName: "files" });
`);

/** What the program takes by its id. */
const seed = {
  connectors: [{ type: "obs", name: "demo__files" } as const],
  objects: [{ name: "demo__Visit__CST", label: "Visit", allowBulkApiAccess: true }],
  picklists: [{ name: "demo__Payment", masterLabel: "Payment", picklistValues: [{ value: "Paid", label: "Paid" }] }],
  flows: [runnableFlow("demo__setUp")],
  scripts: [{ name: "demo__setUp", content: "", jscode: "", sourceMap: "", active: true }],
  bpms: [{ name: "demo__visit", label: "Visit", startEvents: [{ name: "start" }], active: true }],
};

/** One for each run, import and export. */
const intents = 8;

test("every argument that takes an output takes it: known or not, the values end where plain ones do", async () => {
  await withTenant({ program: "", emulator: { seed } }, async ({ emulator, project }) => {
    const ids = {
      object: emulator.world.objects.get("demo__Visit__CST").id,
      picklist: emulator.world.picklists.get("demo__Payment").id,
    };

    mkdirSync(join(project.directory, "site"));
    writeFileSync(join(project.directory, "site/page"), "one");
    writeFileSync(join(project.directory, "visits.xlsx"), "cells");

    // None of them is known before the update.
    project.setProgram(everything("late", ids));
    expect((await project.preview()).changes).toEqual({ create: 22 + intents });
    expect((await project.up()).diagnostics).toEqual([]);
    await project.preview({ args: ["--expect-no-changes"] });
    for (const way of ["output", "plain"] as const) {
      project.setProgram(everything(way, ids));
      await project.preview({ args: ["--expect-no-changes"] });
    }

    // All of them are unknown in the preview of a change, and as before in the update.
    project.setProgram(everything("late", ids, "Other"));
    emulator.requests.clear();
    expect((await project.preview()).diagnostics).toEqual([]);
    expect(writes(emulator)).toEqual([]);
    const { changes, diagnostics } = await project.up();
    expect(diagnostics).toEqual([]);
    expect(changes).toEqual({ replace: 1, same: 21 + intents });
  });
});
