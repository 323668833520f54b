import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "../../../provider";
import { configure, finishProgram, registration, startEngine } from "./mocks";

type Package = typeof astrozero;

beforeEach(() => {
  startEngine();
  configure({ namespace: "demo" });
});
afterEach(finishProgram);

/** The package a second time beside the same SDK, as two versions of it in one program are. */
function anotherCopy(): Package {
  let copy: Package | undefined;
  jest.isolateModules(() => {
    jest.doMock("@pulumi/pulumi", () => pulumi);
    copy = require("../../../provider");
  });
  if (copy === undefined || copy.CustomObject === astrozero.CustomObject) throw new Error("the package was not loaded again");
  return copy;
}

const bucket = { connectorType: "obs", connectorName: "files" } as const;

/** One of everything that the package makes. */
function one(from: Package, suffix = "") {
  const object = new from.CustomObject(`Order${suffix}`);
  const named = (name: string) => `${name}${suffix}`;
  return {
    Bpm: new from.Bpm(named("bpm")),
    BpmInstance: new from.BpmInstance(named("instance"), { bpm: "leave" }),
    CustomObject: object,
    DataExport: new from.DataExport(named("records"), { objects: [object] }),
    DataImport: new from.DataImport(named("rows"), { tables: [{ object, rows: [{ name: "a" }] }] }),
    Directory: new from.Directory(named("directory"), { ...bucket, path: "a", source: "tests/fast/program/files" }),
    Field: new from.Field(named("field"), { object, ...from.fields.text() }),
    File: new from.File(named("file"), { ...bucket, path: "a", content: "a" }),
    Flow: new from.Flow(named("flow")),
    FlowRun: new from.FlowRun(named("flowRun"), { flow: "flow" }),
    Layout: new from.Layout(named("layout"), { object }),
    MetadataExport: new from.MetadataExport(named("objects"), { objects: [object] }),
    MetadataImport: new from.MetadataImport(named("imported"), { objects: [{ name: "demo__A__CST" }] }),
    Picklist: new from.Picklist(named("Status"), { values: ["New"] }),
    Provider: new from.Provider(named("tenant"), { namespace: "acme" }),
    Record: new from.Record(named("record"), { object, values: { name: "x" } }),
    RecordSet: new from.RecordSet(named("set"), { object, key: "name", records: [{ name: "x" }] }),
    Script: new from.Script(named("script"), { content: "1" }),
    ScriptRun: new from.ScriptRun(named("scriptRun"), { script: "script" }),
    TemplateImport: new from.TemplateImport(named("sheet"), { template: "a", file: __filename }),
    Trigger: new from.Trigger(named("trigger"), { object, event: "BeforeInsert", script: "x" }),
    Validator: new from.Validator(named("validator"), { object, errorExpression: "x", errorMessage: "x" }),
  };
}

const classes = { ...astrozero };
const classNames = Object.keys(astrozero).filter((name): name is keyof ReturnType<typeof one> => /^[A-Z]/.test(name));

test("there is one of every class", () => {
  expect(Object.keys(one(astrozero))).toEqual(classNames.sort());
});

// O6
test("O6: isInstance of each class knows its own resources and no others", () => {
  const things = { ...one(astrozero), other: new pulumi.ComponentResource("a:b:C", "c"), output: pulumi.output({ apiName: "x" }) };
  for (const name of classNames) {
    const known = Object.entries({ ...things, nothing: undefined, text: "x", empty: {} }).filter(([, thing]) =>
      classes[name].isInstance(thing),
    );
    expect(known.map(([kind]) => kind)).toEqual([name]);
  }
});

// O6
test("O6: isInstance knows the resources of another copy of the package", () => {
  const theirs = one(anotherCopy());
  for (const name of classNames) {
    expect(theirs[name]).not.toBeInstanceOf(classes[name]);
    expect(classNames.filter((kind) => classes[kind].isInstance(theirs[name]))).toEqual([name]);
  }
});

test("the provider of another copy of the package counts: its namespace, and the tenant that is asked", async () => {
  const provider = new (anotherCopy().Provider)("tenant", { namespace: "acme", url: "nowhere", clientId: "id", clientSecret: "s" });
  const order = new astrozero.CustomObject("Order", {}, { provider });

  expect((await registration(order)).inputs.name).toBe("acme__Order__CST");
  await expect(astrozero.getTabs({}, { provider })).rejects.toThrow('The setting astrozero:url is "nowhere"');
});
