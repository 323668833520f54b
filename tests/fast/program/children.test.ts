import type * as pulumi from "@pulumi/pulumi";
import { CustomObject, Field, fields, Layout, Provider, Trigger, type TriggerArgs, Validator } from "../../../provider";
import { configure, finishProgram, optionsOf, registration, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({ namespace: "acme" });
});
afterEach(finishProgram);

const rule = { errorExpression: "name == ''", errorMessage: "A name is needed." };
const hook = { event: "BeforeInsert", script: "acme__check" } as const;

type Construct = (object: TriggerArgs["object"], opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource;

const kinds: [string, Construct][] = [
  ["Trigger", (object, opts) => new Trigger("thing", { object, ...hook }, opts)],
  ["Validator", (object, opts) => new Validator("thing", { object, ...rule }, opts)],
  ["Layout", (object, opts) => new Layout("thing", { object }, opts)],
];

const field: [string, Construct] = ["Field", (object, opts) => new Field("thing", { object, ...fields.text() }, opts)];

/** Objects that are on the platform when their resources are gone. */
const staying: [string, () => Exclude<TriggerArgs["object"], pulumi.Input<string>>][] = [
  ["is adopted", () => new CustomObject("Order", { adoptExisting: true })],
  ["is retained", () => new CustomObject("Order", {}, { retainOnDelete: true })],
  ["was read with get", () => CustomObject.get("Order", "cust000001Dgez2L19N2")],
];

describe.each([...kinds, field])("a %s of an object", (_kind, construct) => {
  test.each(staying)("that %s is deleted by itself", (_title, make) => {
    const order = make();

    expect(optionsOf((spy) => construct(order, spy)).deletedWith).toBeUndefined();
    expect(optionsOf((spy) => construct(order, { ...spy, deletedWith: order })).deletedWith).toBe(order);
  });

  test("that goes with its resource goes with it", () => {
    const order = new CustomObject("Order", { adoptExisting: false }, { retainOnDelete: false });

    expect(optionsOf((spy) => construct(order, spy)).deletedWith).toBe(order);
  });

  test("that was read with get knows its id", async () => {
    const { inputs } = await registration(construct(CustomObject.get("Order", "cust000001Dgez2L19N2")));

    expect(inputs.objectId).toBe("cust000001Dgez2L19N2");
    expect(inputs).not.toHaveProperty("objectName");
  });
});

describe.each(kinds)("%s", (kind, construct) => {
  test("knows the object by id and by name, and keeps its own name", async () => {
    const order = new CustomObject("Order", {});

    const { type, inputs } = await registration(construct(order));

    expect(type).toBe(`pulumi-nodejs:dynamic/astrozero:${kind}`);
    expect(inputs).toMatchObject({ objectId: "Order-id", objectName: "acme__Order__CST", name: "thing" });
    expect(inputs).not.toHaveProperty("object");
  });

  test("takes an id of an object that is not declared", async () => {
    const { inputs } = await registration(construct("stad00000000000000GD"));

    expect(inputs.objectId).toBe("stad00000000000000GD");
    expect(inputs).not.toHaveProperty("objectName");
  });

  test("goes with its object, and is replaced by deleting it first", () => {
    const order = new CustomObject("Order", {});

    expect(optionsOf((spy) => construct(order, spy))).toMatchObject({ deletedWith: order, deleteBeforeReplace: true });
    expect(optionsOf((spy) => construct("stad00000000000000GD", spy)).deletedWith).toBeUndefined();
    expect(optionsOf((spy) => construct(order, { ...spy, deleteBeforeReplace: false })).deleteBeforeReplace).toBe(false);
  });

  test("needs no namespace of its own", async () => {
    configure({});
    const tenant = new Provider("tenant", { namespace: "other" });
    const order = new CustomObject("Order", {}, { provider: tenant });

    expect((await registration(construct(order, { provider: tenant }))).inputs.objectName).toBe("other__Order__CST");
  });
});

test("the ids of `get` are an object's id and a name", async () => {
  const found = [
    Trigger.get("one", "cust000001Dgez2L19N2/check"),
    Validator.get("two", "cust000001Dgez2L19N2/check"),
    Layout.get("three", "cust000001Dgez2L19N2/Desk"),
  ];
  for (const resource of found) {
    const { id, inputs } = await registration(resource);
    expect(id).toMatch(/^cust000001Dgez2L19N2\/\w+$/);
    expect(Object.keys(inputs)).toEqual(["__provider"]);
  }
});
