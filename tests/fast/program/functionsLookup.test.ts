import * as pulumi from "@pulumi/pulumi";
import type { Dialect } from "../../../emulator";
import * as astrozero from "../../../provider";
import { makeObject } from "../../support/makeObject";
import { startEngine } from "./mocks";
import { failureOf, useTenant } from "./tenant";

const tenant = useTenant();

const { getApplication, getBpm, getField, getFlow, getLayout, getObject, getObjectOutput, getPicklist, getScript, getTrigger } = astrozero;

/** The message with which a question ends. */
async function told(question: Promise<unknown>): Promise<string> {
  const error: unknown = await question.then(
    () => new Error("it should have failed"),
    (error) => error,
  );
  // Pulumi shows a stack trace for every other kind of error.
  expect(error).toBeInstanceOf(pulumi.RunError);
  return (error as Error).message;
}

describe("what a name means", () => {
  test("first the thing in the namespace, then the one that is called so", async () => {
    expect((await getObject({ name: "Account" })).id).toBe("stad00000000000000GE");

    startEngine();
    const own = makeObject(tenant, "demo__Account__CST");
    expect((await getObject({ name: "Account" })).id).toBe(own.objectId);
  });

  test("a name in full is taken as it is", async () => {
    const other = makeObject(tenant, "other__Thing__CST");
    const third = makeObject(tenant, "demo__Sales__Thing__CST");
    expect((await getObject({ name: "other__Thing__CST" })).id).toBe(other.objectId);
    expect((await getObject({ object: "other__Thing__CST" })).id).toBe(other.objectId);
    expect((await getObject({ name: "demo__Sales__Thing__CST" })).id).toBe(third.objectId);
  });

  test("an object may be told by its id", async () => {
    const { objectId: id } = makeObject(tenant, "demo__Order__CST");
    expect((await getObject({ id })).name).toBe("demo__Order__CST");
    expect((await getObject({ object: id })).name).toBe("demo__Order__CST");
    expect((await getField({ object: id, name: "name" })).objectId).toBe(id);
    expect(tenant.emulator.requests.count({ operation: "QueryCustomObject" })).toBe(0);
  });

  test("the type of an object is told", async () => {
    const { objectId: id } = makeObject(tenant, "demo__Order__CST");
    tenant.emulator.world.objects.get(id).objectType = 1;
    expect(await getObject({ id })).toMatchObject({ objectType: 1 });
    expect(await astrozero.getObjects()).toMatchObject([{ objectType: 1 }]);
  });

  test("a name of 20 letters is not taken for an id", async () => {
    expect((await getObject({ object: makeObject(tenant, "demo__OperatorOrganization__CST").objectId })).name).toBe(
      "demo__OperatorOrganization__CST",
    );
    expect((await getObject({ object: "OperatorOrganization" })).name).toBe("demo__OperatorOrganization__CST");
  });

  test("preset fields and fields in the namespace", async () => {
    const { objectId: id } = makeObject(tenant, "demo__Order__CST");
    tenant.emulator.world.fields.add(id, [{ name: "demo__code__CST", label: "Code", dataType: "text" }]);
    expect((await getField({ object: "Order", name: "code" })).name).toBe("demo__code__CST");
    expect((await getField({ object: "Order", name: "name" })).dataType).toBe("Name");
  });

  test("the exact one, however loosely the platform filters", async () => {
    tenant.emulator.dialect.nameFilter = "ignored";
    const { picklists } = tenant.emulator.world;
    for (const name of ["demo__State", "demo__Status", "demo__Status2"]) picklists.create({ name, masterLabel: name });
    expect((await getPicklist({ name: "Status" })).name).toBe("demo__Status");
  });
});

describe("nothing is found", () => {
  const questions: [title: string, ask: () => Promise<unknown>, message: string][] = [
    ["an object", () => getObject({ name: "Ordr" }), "getObject: there is no object demo__Ordr__CST or Ordr."],
    ["an object by its full name", () => getObject({ name: "a__B__CST" }), "getObject: there is no object a__B__CST."],
    [
      "an object by its id",
      () => getObject({ id: "cust00000000000000zz" }),
      "getObject: there is no object with the id cust00000000000000zz.",
    ],
    ["a field", () => getField({ object: "Account", name: "vip" }), "getField: there is no field demo__vip__CST or vip in object Account."],
    [
      "a field by its id",
      () => getField({ object: "Account", id: "cust00000000000000zz" }),
      "getField: there is no field with the id cust00000000000000zz in object Account.",
    ],
    [
      "the object of a field",
      () => getField({ object: "Acount", name: "vip" }),
      "getField: there is no object demo__Acount__CST or Acount.",
    ],
    [
      "the object of layouts",
      () => astrozero.getLayouts({ object: "cust00000000000000zz" }),
      "getLayouts: there is no object with the id cust00000000000000zz.",
    ],
    ["a layout", () => getLayout({ object: "Account", name: "Detail" }), "getLayout: there is no layout Detail in object Account."],
    ["a trigger", () => getTrigger({ object: "Account", name: "check" }), "getTrigger: there is no trigger check in object Account."],
    ["a picklist", () => getPicklist({ name: "Status" }), "getPicklist: there is no picklist demo__Status or Status."],
    [
      "the references of a picklist",
      () => astrozero.getPicklistReferences({ id: "0004000000000000zzzz" }),
      "getPicklistReferences: there is no picklist with the id 0004000000000000zzzz.",
    ],
    ["an application", () => getApplication({ name: "Sales" }), "getApplication: there is no application demo__Sales or Sales."],
    ["a page", () => astrozero.getPage({ name: "a__b" }), "getPage: there is no page a__b."],
    ["a flow", () => getFlow({ name: "greet" }), "getFlow: there is no flow demo__greet or greet."],
    [
      "a flow instance",
      () => astrozero.getFlowInstances({ id: "002N0000000000000000" }),
      "getFlowInstances: there is no flow instance with the id 002N0000000000000000.",
    ],
    ["a script", () => getScript({ name: "price" }), "getScript: there is no script demo__price or price."],
    ["a signature", () => astrozero.getScriptSignature({ name: "price" }), "getScriptSignature: there is no script demo__price or price."],
    ["a BPM", () => getBpm({ name: "approval" }), "getBpm: there is no BPM demo__approval or approval."],
  ];

  test.each(questions)("%s", async (_title, ask, message) => {
    expect(await told(ask())).toBe(message);
  });

  test("the output form says the same", async () => {
    const error = await failureOf(getObjectOutput({ name: "Ordr" }));
    expect(error).toBeInstanceOf(pulumi.RunError);
    expect(error.message).toBe("getObject: there is no object demo__Ordr__CST or Ordr.");
  });

  test.each([
    ["another case", "order"],
    ["another namespace", "sales__Order__CST"],
    ["no suffix", "demo__Order"],
  ])("what has %s is named", async (_title, name) => {
    makeObject(tenant, "demo__Order__CST");
    expect(await told(getObject({ name }))).toMatch(/^getObject: there is no object .*\. Did you mean demo__Order__CST\?$/);
  });

  test("what has another case is named where the platform filters by name", async () => {
    const { flows, picklists, scripts } = tenant.emulator.world;
    picklists.create({ name: "demo__Status", masterLabel: "Status" });
    flows.create({ name: "demo__greet", label: "Greet", processType: "Autolaunched Flow", localUrl: "/run/demo__greet" });
    scripts.create({ name: "other__price", content: "", jscode: "", sourceMap: "" });

    expect(await told(getPicklist({ name: "status" }))).toContain("Did you mean demo__Status?");
    expect(await told(getFlow({ name: "Greet" }))).toContain("Did you mean demo__greet?");
    expect(await told(getScript({ name: "price" }))).toContain("Did you mean other__price?");
    expect(await told(astrozero.getScriptSignature({ name: "price" }))).toContain("Did you mean other__price?");
  });

  test("a failure of the search for similar names is not told in its place", async () => {
    tenant.emulator.faults.add({ kind: "status", status: 403, operation: "QueryFlow", skip: 2, when: "before", times: 9 });
    expect(await told(getFlow({ name: "greet" }))).toBe("getFlow: there is no flow demo__greet or greet.");
  });
});

test("what a BPM's definition does not tell of its record the list tells", async () => {
  const { bpms } = tenant.emulator.world;
  const startEvents = [{ name: "start" }];
  const { id } = bpms.create({ name: "demo__approval", label: "Approval", startEvents });
  bpms.setActive(id, true);
  tenant.emulator.dialect.bpmRead = "definition";

  expect(await getBpm({ name: "approval" })).toMatchObject({ id, active: true, status: "Pass", version: "1.0.1", startEvents });
});

describe("several are found", () => {
  function makeVersions() {
    const { bpms, flows, state } = tenant.emulator.world;
    for (const version of ["1.0.1", "1.0.2"]) bpms.create({ name: "demo__approval", label: "Approval", version });
    const definition = { label: "Greet", processType: "Autolaunched Flow", localUrl: "/run/demo__greet" } as const;
    const first = flows.create({ name: "demo__greet", ...definition });
    state.flows["000y00000000000000zz"] = { ...first, id: "000y00000000000000zz", version: "2.0.0" };
  }

  test("the versions of a BPM and of a flow: one must be given", async () => {
    makeVersions();
    expect(await told(getBpm({ name: "approval" }))).toBe(
      "getBpm: there is more than one BPM demo__approval. Give the version: one of 1.0.1, 1.0.2.",
    );
    expect(await told(getFlow({ name: "greet" }))).toBe(
      "getFlow: there is more than one flow demo__greet. Give the version: one of 1.0.1, 2.0.0.",
    );
    expect((await getBpm({ name: "approval", version: "1.0.2" })).version).toBe("1.0.2");
    expect((await getFlow({ name: "greet", version: "1.0.1" })).version).toBe("1.0.1");
  });

  test("a version that does not exist", async () => {
    makeVersions();
    expect(await told(getBpm({ name: "approval", version: "1.0.3" }))).toBe(
      "getBpm: there is no version 1.0.3 of BPM demo__approval. It has 1.0.1, 1.0.2.",
    );
  });

  test("what has no versions is told by its id", async () => {
    const { state } = tenant.emulator.world;
    const [application] = tenant.emulator.world.applications.all();
    if (!application) throw new Error("the emulator has an application");
    const id = "000f000001Dg00000009";
    state.applications[id] = { ...application, id };
    expect(await told(getApplication({ name: "Sample" }))).toBe(
      `getApplication: there is more than one application demo__Sample. Give the id: one of ${application.id}, ${id}.`,
    );
  });
});

describe("exactly one of the arguments tells the thing", () => {
  // What the compiler refuses, and JavaScript does not.
  const loose = astrozero as unknown as Record<string, (args?: object) => Promise<unknown>>;

  test.each([
    ["getObject", {}, "give name or id or object."],
    ["getObject", undefined, "give name or id or object."],
    ["getObject", { name: "Order", id: "cust00000000000000zz" }, "give only one of name, id, object."],
    ["getObject", { name: "" }, "name must be a text that is not empty."],
    ["getPicklist", { id: 7 }, "id must be a text that is not empty."],
    ["getField", { object: "Account" }, "give name or id."],
    ["getField", { name: "vip" }, "give object."],
    ["getLayouts", {}, "give object."],
    ["getFlowInstances", {}, "give state or id."],
    ["getScriptSignature", {}, "give name."],
  ])("%s(%j): %s", async (name, args, message) => {
    expect(await told(loose[name]?.(args) as Promise<unknown>)).toBe(`${name}: ${message}`);
    expect(tenant.emulator.requests.count({ operation: "QueryCustomObjectbyID" })).toBe(0);
  });
});

describe("in the dialects of the platform", () => {
  function speak(dialect: Partial<Dialect>): void {
    Object.assign(tenant.emulator.dialect, dialect);
  }

  test.each<Dialect["fieldList"]>(["both", "object", "list"])("fields are listed: %s", async (fieldList) => {
    speak({ fieldList });
    makeObject(tenant, "demo__Order__CST");
    expect((await getObject({ name: "Order" })).fields?.map(({ name }) => name)).toEqual(["name"]);
    expect((await getField({ object: "Order", name: "name" })).dataType).toBe("Name");
  });

  test("fields are not listed", async () => {
    speak({ fieldList: "none" });
    const order = makeObject(tenant, "demo__Order__CST");
    const [preset] = tenant.emulator.world.fields.all(order.objectId);
    expect(await getObject({ name: "Order" })).not.toHaveProperty("fields");
    expect(await told(getField({ object: "Order", name: "name" }))).toBe(
      "getField: this installation does not list the fields of an object. Give the id of the field.",
    );
    expect((await getField({ object: "Order", id: preset?.id ?? "" })).name).toBe("name");
  });

  test.each<Dialect["scriptLookup"]>(["both", "list", "query"])("scripts are found: %s", async (scriptLookup) => {
    speak({ scriptLookup });
    const { id } = tenant.emulator.world.scripts.create({ name: "demo__price", content: "c", jscode: "j", sourceMap: "m" });
    expect((await astrozero.getScripts()).map((script) => script.id)).toEqual([id]);
    expect((await getScript({ name: "price" })).id).toBe(id);
  });

  test.each<Dialect["missing"]>(["404", "null", "emptyArray"])("a thing that is not there: %s", async (missing) => {
    speak({ missing });
    expect(await told(getPicklist({ id: "0004000000000000zzzz" }))).toBe(
      "getPicklist: there is no picklist with the id 0004000000000000zzzz.",
    );
  });

  test("a refusal is passed on with the name of the data source", async () => {
    speak({ missing: "400" });
    expect(await told(getPicklist({ id: "0004000000000000zzzz" }))).toMatch(
      /^getPicklist: QueryPicklistValuebyID \(GET .*0004000000000000zzzz\) failed: HTTP 400, .*does not exist/,
    );
  });

  test.each<Dialect["layoutContent"]>(["textInList", "text", "object"])("layouts hold their fields: %s", async (layoutContent) => {
    speak({ layoutContent });
    makeObject(tenant, "demo__Order__CST");
    const [detail] = await astrozero.getLayouts({ object: "Order" });
    expect(detail?.content.view.fields).toEqual(["name"]);
    expect((await getLayout({ object: "Order", id: detail?.id ?? "" })).content).toEqual(detail?.content);
  });
});
