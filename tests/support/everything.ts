import { createHash } from "node:crypto";
import { join } from "node:path";
import { bucket, digest, folderFile, temporaryFolder } from "./bucket";
import type { Properties } from "./driver";
import type { Declared, Program } from "./stack";

// A program with every kind, in two versions: what a deployment of an application has, as the classes of the package register it.

const texts = { first: { a: "first a", "below/b": "first b" }, second: { a: "second a", c: "second c" } };
const folder = temporaryFolder({
  ...Object.fromEntries(
    Object.entries(texts).flatMap(([name, files]) => Object.entries(files).map(([path, text]) => [`${name}/${path}`, text])),
  ),
  "first.xlsx": "first",
  "second.xlsx": "second",
});
const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

const region = "demo__Region__CST";
const town = "demo__Town__CST";
/** As every platform takes it. */
const made = {
  name: "demo__Made__CST",
  label: "Made",
  view: {
    ObjectDetailLayout: { name: "__layout__demo__Made__CST__detail", fields: ["name"] },
    ObjectRecordsLayout: { name: "__layout__demo__Made__CST__records", fields: ["name"] },
  },
};
const text = { dataType: "text", length: 40 };
const columns = { demo__code__CST: "text", demo__title__CST: "text" };

/** A run with its intent, which is made again for what makes it run again. */
function once(
  name: string,
  kind: string,
  needs: readonly string[],
  inputs: (outputs: (name: string) => Properties) => Properties,
): Program {
  const intent = `${name}-${kind}`;
  return {
    [intent]: { kind: "RunIntent", needs, inputs: (outputs) => ({ digest: hash(inputs(outputs)) }) },
    [name]: { kind, needs: [...needs, intent], inputs: (outputs) => ({ ...inputs(outputs), __intent: outputs(intent).madeAt }) },
  };
}

/** What a user adds to the resources of runs: that one took place, or that it is to run again. */
export type Resolved = Readonly<Record<string, Properties>>;

export function everything(version: "first" | "second", resolved: Resolved = {}): Program {
  const isFirst = version === "first";
  const either = <T>(first: T, second: T): T => (isFirst ? first : second);
  const rows = either(
    { A: { code: "A", title: "first" }, B: { code: "B", title: "first" }, C: { code: "C", title: "first" } },
    { A: { code: "A", title: "second" }, B: { code: "B", title: "first" }, D: { code: "D", title: "second" } },
  );
  const imported = either([{ name: "Bonn", demo__zip__CST: "53111" }], [{ name: "Kiel", demo__zip__CST: "24103" }]);
  const files = texts[version] as Record<string, string>;
  const place = (outputs: (name: string) => Properties) => ({ objectId: outputs("region").id, objectName: region });
  const leave = "bpm";
  const all: Program = {
    status: {
      kind: "Picklist",
      inputs: () => ({
        name: "demo__Status",
        masterLabel: either("Status", "State"),
        values: either(["New", "Old"], ["New", "Old", "Late"]),
      }),
    },
    region: {
      kind: "CustomObject",
      needs: ["status"],
      inputs: (outputs) => ({
        name: region,
        label: either("Region", "Regions"),
        allowBulkApiAccess: true,
        fields: {
          code: text,
          title: { ...text, label: either("Title", "Heading") },
          status: { dataType: "singleselect", picklistId: outputs("status").id },
          ...either<Properties>({ old: text }, { area: { dataType: "number" }, since: { dataType: "date" } }),
        },
      }),
    },
    town: {
      kind: "CustomObject",
      needs: ["region"],
      inputs: (outputs) => ({
        name: town,
        allowBulkApiAccess: true,
        // What was imported goes with it.
        allowDataLoss: true,
        fields: {
          zip: text,
          region: { dataType: "lookup", referenceObjectName: region, referenceObjectId: outputs("region").id },
          ...either<Properties>({ mayor: text }, { head: { ...text, renamedFrom: "mayor" } }),
        },
      }),
    },
    note: {
      kind: "Field",
      needs: ["region"],
      inputs: (outputs) => ({ ...place(outputs), name: "demo__note__CST", ...text, label: either("Note", "Remark") }),
    },
    script: { kind: "Script", inputs: () => ({ name: "demo__audit", content: `export const at = "${version}";\n`, active: true }) },
    trigger: {
      kind: "Trigger",
      needs: ["region", "script"],
      inputs: (outputs) => ({
        ...place(outputs),
        ...{ name: "audit", script: "demo__audit", event: "AfterDelete", active: true, label: either("Audit", "Audit all") },
      }),
    },
    validator: {
      kind: "Validator",
      needs: ["region"],
      inputs: (outputs) => ({
        ...place(outputs),
        ...{ name: "NameGiven", errorExpression: "name == 'never'", errorMessage: either("No", "No name"), active: true },
      }),
    },
    townRule: {
      kind: "Validator",
      needs: ["town"],
      inputs: (outputs) => ({
        ...{ objectId: outputs("town").id, objectName: town, name: "ZipGiven", errorExpression: "demo__zip__CST == 'never'" },
        ...{ errorMessage: either("No", "No zip"), active: false },
      }),
    },
    layout: {
      kind: "Layout",
      needs: ["region"],
      inputs: (outputs) => ({
        ...place(outputs),
        name: "Desk",
        allowDataLoss: true,
        fields: ["name"],
        ...either({}, { viewName: "desk" }),
      }),
    },
    flow: {
      kind: "Flow",
      inputs: () => ({
        ...{ name: "demo__approve", localUrl: "/run/demo__approve", label: either("Approve", "Approve it"), startElement: "check" },
        definition: { decisions: [{ name: "check", label: "Check" }] },
        active: true,
      }),
    },
    [leave]: {
      kind: "Bpm",
      inputs: () => ({
        ...{ name: "demo__leave", label: either("Leave", "Days off"), active: true },
        startEvents: [{ name: "start", connector: "approve" }],
        userTasks: [{ name: "approve" }],
      }),
    },
    one: {
      kind: "Record",
      needs: ["region", "trigger", "validator"],
      inputs: () => ({
        ...{ name: "one", objectName: region, key: ["code"], types: columns },
        values: { code: "one", title: either("first", "second") },
      }),
    },
    rows: {
      kind: "RecordSet",
      needs: ["region", "trigger", "validator"],
      inputs: () => ({ name: "rows", objectName: region, key: ["code"], types: columns, records: rows }),
    },
    streets: {
      kind: "RecordSet",
      // An import is told by how many records there are: others come after it.
      needs: ["town", "rows", "towns"],
      inputs: () => ({
        ...{ name: "streets", objectName: town, key: ["zip"], types: { demo__zip__CST: "text", demo__region__CST: "lookup" } },
        lookups: { region: { objectName: region, key: ["code"], types: columns } },
        records: either({ 1: { zip: "1", region: "A" } }, { 1: { zip: "1", region: "B" }, 2: { zip: "2", region: "D" } }),
      }),
    },
    ...once("flowRun", "FlowRun", ["flow", "rows"], () => ({ flow: "demo__approve", inputs: { version } })),
    ...once("scriptRun", "ScriptRun", ["script", "rows"], () => ({ script: "demo__audit", inputs: { version } })),
    "first-BpmInstance": { kind: "RunIntent", needs: [leave], inputs: () => ({ digest: "1" }) },
    first: {
      kind: "BpmInstance",
      needs: [leave, "first-BpmInstance"],
      inputs: (outputs) => {
        const { madeAt } = outputs("first-BpmInstance");
        const suspended = isFirst ? {} : { suspended: true };
        return {
          bpm: "demo__leave",
          businessKey: `pulumi/shop/dev/first/0a1b2c3d/${madeAt}`,
          __intent: madeAt,
          variables: { days: 3 },
          ...suspended,
        };
      },
    },
    ...once("towns", "DataImport", ["town"], () => ({
      tables: [{ objectName: town, rows: imported }],
      contentHash: hash(imported),
    })),
    ...once("template", "TemplateImport", [], () => ({
      ...{
        template: "Device_import",
        file: join(folder, `${version}.xlsx`),
        contentHash: createHash("sha256").update(version).digest("hex"),
      },
    })),
    ...once("made", "MetadataImport", [], () => ({ objects: [made], contentHash: "1" })),
    ...once("export", "DataExport", ["town"], () => ({ objects: [town], triggers: [version] })),
    ...once("exportAll", "MetadataExport", ["region"], () => ({ objects: [region], triggers: [version] })),
    file: { kind: "File", inputs: () => ({ ...bucket, path: "docs/readme", content: version, ...digest(version) }) },
    directory: {
      kind: "Directory",
      inputs: () => ({
        ...{ ...bucket, path: "site", source: join(folder, version) },
        files: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, folderFile(content)])),
      }),
    },
  };
  return Object.fromEntries(Object.entries(all).map(([name, declared]) => [name, resolving(name, declared, resolved)]));
}

/** The intent of a run is made again when it is to run again. */
function resolving(name: string, declared: Declared, resolved: Resolved): Declared {
  const { assumeDone, triggers } = resolved[name.split("-")[0] as string] ?? {};
  if (declared.kind === "RunIntent")
    return triggers === undefined
      ? declared
      : { ...declared, inputs: (outputs) => ({ digest: hash([declared.inputs(outputs), triggers]) }) };
  return {
    ...declared,
    inputs: (outputs) => {
      const inputs = declared.inputs(outputs);
      const all = [inputs.triggers ?? [], triggers ?? []].flat();
      return { ...inputs, ...(assumeDone !== undefined && { assumeDone }), ...(all.length > 0 && { triggers: all }) };
    },
  };
}
