import * as pulumi from "@pulumi/pulumi";
import { CustomObject, Field, fields, getObject, getObjectOutput, getObjects, getTabs, Picklist, Provider } from "../../../provider";
import { configure, finishProgram, resolved } from "./mocks";
import { failureOf } from "./tenant";

// As a unit test of a user sets it up: mocks for everything, and no tenant.

interface Made {
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** What the mocks were asked for. */
let made: Made[];
let asked: pulumi.runtime.MockCallArgs[];

function setMocks(call: (args: pulumi.runtime.MockCallArgs) => unknown, preview = false): void {
  made = [];
  asked = [];
  const mocks = {
    newResource: ({ name, inputs, id }: pulumi.runtime.MockResourceArgs) => {
      made.push({ name, inputs });
      return { id: preview ? undefined : id || `${name}-id`, state: inputs };
    },
    call: (args: pulumi.runtime.MockCallArgs) => {
      asked.push(args);
      return call(args) as pulumi.runtime.MockCallResult;
    },
  };
  pulumi.runtime.setMocks(mocks, undefined, undefined, preview);
}

afterEach(finishProgram);

test("the namespace is all that a program without data sources needs", async () => {
  setMocks(() => undefined);
  configure({ namespace: "demo" });

  const status = new Picklist("Status", { values: ["New"] });
  const order = new CustomObject("Order", { fields: { status: fields.singleSelect(status), amount: fields.currency({ scale: 2 }) } });
  new Field("remark", { object: order, ...fields.textArea() });
  await finishProgram();

  expect(order.field("amount")).toBe("demo__amount__CST");
  expect(await resolved(order.name)).toBe("demo__Order__CST");
  expect(await resolved(order.id)).toBe("Order-id");
  expect(made.map(({ name }) => name)).toEqual(["Status", "Order", "remark"]);
  expect(made[1]?.inputs).toMatchObject({
    name: "demo__Order__CST",
    fields: { status: { dataType: "singleselect", picklistId: "Status-id" }, amount: { dataType: "currency", scale: 2 } },
  });
  expect(made[2]?.inputs).toMatchObject({ objectId: "Order-id", objectName: "demo__Order__CST", name: "demo__remark__CST" });
  expect(asked).toEqual([]);
});

test("without a namespace the error says what a unit test has to do, and no other setting", () => {
  setMocks(() => undefined);
  configure({});

  const make = () => new CustomObject("Order", {});
  expect(make).toThrow('pulumi.runtime.setAllConfig({ "astrozero:namespace": "demo" })');
  expect(make).not.toThrow("clientId");
});

test("data sources ask the mocks, and no tenant", async () => {
  const account = { id: "stad01", name: "Account", keyPrefix: "10gg" };
  const answers = new Map<string, unknown>([
    ["astrozero:index:getObject", account],
    ["astrozero:index:getObjects", [account]],
  ]);
  setMocks(({ token }) => answers.get(token));
  // Nothing listens there: whoever asks the platform fails.
  configure({ url: "http://127.0.0.1:9", clientId: "id", clientSecret: "secret", namespace: "demo" });

  const visit = new CustomObject("Visit", {});
  expect(await getObject({ name: "Account" })).toEqual(account);
  expect(await getObjects()).toEqual([account]);
  expect(await resolved(getObjectOutput({ object: visit }).keyPrefix)).toBe("10gg");

  expect(asked).toEqual([
    { token: "astrozero:index:getObject", inputs: { name: "Account" } },
    { token: "astrozero:index:getObjects", inputs: {} },
    { token: "astrozero:index:getObject", inputs: { object: "Visit-id" } },
  ]);
});

test("what waits for a data source is there when the program is over", async () => {
  setMocks(async () => ({ id: "stad01" }));
  configure({ namespace: "demo" });

  getObject({ name: "Account" }).then(({ id }) => new Field("visits", { object: id, ...fields.number() }));
  new Field("rating", { object: getObjectOutput({ name: "Account" }).id, ...fields.number() });
  await finishProgram();

  expect(made.map(({ name, inputs }) => [name, inputs.objectId]).sort()).toEqual([
    ["rating", "stad01"],
    ["visits", "stad01"],
  ]);
});

test("in a preview, an answer that waits for a new resource is not asked for", async () => {
  setMocks(() => ({ id: "cust01" }), true);
  configure({ namespace: "demo" });

  new Field("remark", { object: getObjectOutput({ object: new CustomObject("Order", {}) }).id, ...fields.textArea() });
  await finishProgram();

  expect(made.map(({ name }) => name)).toEqual(["Order", "remark"]);
  expect(asked).toEqual([]);
});

test("mocks without an answer are told so; what they throw arrives", async () => {
  configure({ namespace: "demo" });
  const provider = new Provider("tenant", { namespace: "demo" });

  setMocks(() => undefined);
  await expect(getTabs({}, { provider })).rejects.toThrow(
    "getTabs: the mocks have no answer to astrozero:index:getTabs. Let their function `call` return what getTabs is to answer.",
  );
  setMocks(() => {
    throw new Error("no such object");
  });
  expect((await failureOf(getObjectOutput({ name: "Order" }))).message).toBe("no such object");
});
