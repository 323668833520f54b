import { CustomObject, Field, type FieldArgs, fields, Picklist, Provider } from "../../../provider";
import { configure, finishProgram, notYetKnown, optionsOf, registration, resolved, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({ namespace: "demo" });
});
afterEach(finishProgram);

describe("what the engine is sent", () => {
  test("a custom object", async () => {
    const status = new Picklist("Status", { values: ["New"] });
    const customer = new CustomObject("Customer", {});
    const order = new CustomObject("Order", {
      label: "Order",
      pluralLabel: "Orders",
      description: "What was bought",
      nameField: { label: "Title" },
      allowReports: true,
      allowDataLoss: true,
      adoptExisting: true,
      view: { ObjectDetailLayout: { fields: ["name"] } },
      extra: { isPublic: true },
      fields: {
        customer: fields.lookup(customer, { relationshipName: "Orders" }),
        status: fields.singleSelect(status),
        amount: fields.currency({ scale: 2 }),
      },
    });

    expect(await registration(order)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:CustomObject",
      name: "Order",
      provider: "",
      id: "",
      inputs: {
        __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")',
        __fieldOrder: "customer,status,amount",
        name: "demo__Order__CST",
        label: "Order",
        pluralLabel: "Orders",
        description: "What was bought",
        nameField: { label: "Title" },
        allowReports: true,
        allowDataLoss: true,
        adoptExisting: true,
        view: { ObjectDetailLayout: { fields: ["name"] } },
        extra: { isPublic: true },
        fields: {
          customer: {
            dataType: "lookup",
            referenceObjectName: "demo__Customer__CST",
            referenceObjectId: "Customer-id",
            relationshipName: "Orders",
          },
          status: { dataType: "singleselect", picklistId: "Status-id" },
          amount: { dataType: "currency", scale: 2 },
        },
      },
    });
  });

  test("a picklist", async () => {
    const status = new Picklist("OrderStatus", {
      masterLabel: "Status",
      description: "Where it stands",
      values: ["New", { value: "Done", label: "Closed", color: "#00ff00", description: "Over" }],
      defaultValue: "New",
    });

    expect(await registration(status)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:Picklist",
      name: "OrderStatus",
      provider: "",
      id: "",
      inputs: {
        __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Picklist")',
        name: "demo__OrderStatus",
        masterLabel: "Status",
        description: "Where it stands",
        values: ["New", { value: "Done", label: "Closed", color: "#00ff00", description: "Over" }],
        defaultValue: "New",
      },
    });
  });

  test("a field of an object of the program", async () => {
    const customer = new CustomObject("Customer", {});
    const vip = new Field("vip", { object: customer, allowDataLoss: true, ...fields.checkbox({ label: "VIP" }) });

    expect(await registration(vip)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:Field",
      name: "vip",
      provider: "",
      id: "",
      inputs: {
        __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Field")',
        objectId: "Customer-id",
        objectName: "demo__Customer__CST",
        name: "demo__vip__CST",
        allowDataLoss: true,
        dataType: "checkbox",
        label: "VIP",
      },
    });
  });

  test("a field of an object that is known by its id", async () => {
    const loyalty = new Field("loyalty", { object: "stad00000000000000GA", name: "loyaltyNumber", ...fields.text({ length: 12 }) });

    expect((await registration(loyalty)).inputs).toEqual({
      __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Field")',
      objectId: "stad00000000000000GA",
      name: "demo__loyaltyNumber__CST",
      dataType: "text",
      length: 12,
    });
  });

  // pulumi/pulumi#6115, #8090
  test("the provider text is under 100 bytes", async () => {
    const resources = [
      new CustomObject("A", {}),
      new Picklist("B", { values: ["x"] }),
      new Field("c", { object: "stad00000000000000GA", ...fields.text() }),
    ];
    for (const resource of resources) {
      const { __provider } = (await registration(resource)).inputs;
      expect(Buffer.byteLength(__provider)).toBeLessThan(100);
    }
  });

  // pulumi/examples#1116
  test("in a first preview the ids of others are unknown, names are not", async () => {
    startEngine({ preview: true });
    const customer = new CustomObject("Customer", {});
    const order = new CustomObject("Order", { fields: { customer: fields.lookup(customer) } });
    const vip = new Field("vip", { object: customer, ...fields.checkbox() });

    expect((await registration(order)).inputs).toMatchObject({
      name: "demo__Order__CST",
      fields: { customer: { referenceObjectName: "demo__Customer__CST", referenceObjectId: notYetKnown } },
    });
    expect((await registration(vip)).inputs).toMatchObject({
      objectId: notYetKnown,
      objectName: "demo__Customer__CST",
      name: "demo__vip__CST",
    });
    expect(order.field("customer")).toBe("demo__customer__CST");
  });
});

test("each constructor makes a field of its data type", () => {
  const { self, ...constructors } = fields;
  const made = {
    ...constructors,
    singleSelect: () => fields.singleSelect("0004000001"),
    multiSelect: () => fields.multiSelect("0004000001"),
    lookup: () => fields.lookup("Account"),
    masterDetail: () => fields.masterDetail("Account"),
    formula: () => fields.formula({ formula: "1+1" }),
  };
  const dataTypes = Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make().dataType]));

  expect(self).toBe("self");
  // The words of requests: pages 0032 and 0035, and the script library for the last five.
  expect(dataTypes).toEqual({
    text: "text",
    encryptedText: "encryptedtext",
    textArea: "textarea",
    number: "number",
    percent: "percent",
    phone: "phone",
    currency: "currency",
    date: "date",
    dateTime: "datetime",
    email: "email",
    checkbox: "checkbox",
    singleSelect: "singleselect",
    multiSelect: "multiselect",
    url: "url",
    lookup: "lookup",
    autoNumber: "autonumber",
    formula: "formula",
    masterDetail: "masterdetail",
    multiLanguage: "multilanguage",
    rollupSummary: "rollupsummary",
    postalCode: "postalcode",
    hierarchy: "hierarchy",
  });
});

describe("what a program can use", () => {
  test("outputs that only the platform knows", async () => {
    startEngine({
      outputs: {
        Order: { keyPrefix: "cRvc", fieldIds: { amount: "cust000000aHaE6S3mim" } },
        Status: { valueIds: { New: "000500000" } },
        vip: { fieldId: "cust000000aHaE6TlNVA", adopted: true },
      },
    });
    const order = new CustomObject("Order", { fields: { amount: fields.currency() } });
    const status = new Picklist("Status", { values: ["New"] });
    const vip = new Field("vip", { object: order, ...fields.checkbox() });

    expect(await resolved(order.keyPrefix)).toBe("cRvc");
    expect(await resolved(order.fieldIds.amount)).toBe("cust000000aHaE6S3mim");
    expect(await resolved(order.label)).toBeUndefined();
    expect(await resolved(status.valueIds)).toEqual({ New: "000500000" });
    expect(await resolved(vip.fieldId)).toBe("cust000000aHaE6TlNVA");
    expect(await resolved(vip.objectId)).toBe("Order-id");
    expect(await resolved(vip.adopted)).toBe(true);
  });

  test("field() gives API names of declared and of preset fields", () => {
    const order = new CustomObject("Order", { fields: { amount: fields.currency(), other__Shared__CST: fields.text() } });

    expect(order.field("amount")).toBe("demo__amount__CST");
    expect(order.field("other__Shared__CST")).toBe("other__Shared__CST");
    expect(order.field("owner")).toBe("owner");
    expect(order.field("createdDate")).toBe("createdDate");
  });

  test("field() means the declared field where a preset one has the same word", () => {
    const order = new CustomObject("Order", { fields: { owner: fields.text() } });

    expect(order.field("owner")).toBe("demo__owner__CST");
    expect(order.field("name")).toBe("name");
  });

  test("fields of an object written in full belong to the namespace of the object", () => {
    const shared = new CustomObject("other__Shared__CST", { fields: { code: fields.text() } });

    expect(shared.apiName).toBe("other__Shared__CST");
    expect(shared.field("code")).toBe("other__code__CST");
  });
});

describe("get", () => {
  const outputs = {
    customer: { name: "demo__Customer__CST", label: "Customer", keyPrefix: "cE6K", fieldIds: { code: "cust000000aHaE6S3mim" } },
    status: { name: "demo__Status", masterLabel: "Status", values: ["New"], valueIds: { New: "000500000" } },
    vip: { name: "demo__vip__CST", objectId: "cust000000aHYAsrPh4K", dataType: "checkbox", fieldId: "cust000000aHaE6TlNVA" },
  };

  // Without a namespace: a program that only reads makes no names.
  beforeEach(() => {
    startEngine({ outputs });
    configure({});
  });

  test("a custom object", async () => {
    const customer = CustomObject.get("customer", "cust000000aHYAsrPh4K");

    expect(await registration(customer)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:CustomObject",
      name: "customer",
      provider: "",
      id: "cust000000aHYAsrPh4K",
      inputs: { __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")' },
    });
    expect(await resolved(customer.name)).toBe("demo__Customer__CST");
    expect(await resolved(customer.label)).toBe("Customer");
    expect(await resolved(customer.keyPrefix)).toBe("cE6K");
    expect(() => customer.apiName).toThrow("use its output `name`");
  });

  test("a picklist", async () => {
    const status = Picklist.get("status", "00040000001");

    expect(await registration(status)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:Picklist",
      name: "status",
      provider: "",
      id: "00040000001",
      inputs: { __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Picklist")' },
    });
    expect(await resolved(status.name)).toBe("demo__Status");
    expect(await resolved(status.masterLabel)).toBe("Status");
    expect(await resolved(status.values)).toEqual(["New"]);
    expect(await resolved(status.valueIds)).toEqual({ New: "000500000" });
  });

  test("a field", async () => {
    const vip = Field.get("vip", "cust000000aHYAsrPh4K/cust000000aHaE6TlNVA");

    expect(await registration(vip)).toEqual({
      type: "pulumi-nodejs:dynamic/astrozero:Field",
      name: "vip",
      provider: "",
      id: "cust000000aHYAsrPh4K/cust000000aHaE6TlNVA",
      inputs: { __provider: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Field")' },
    });
    expect(await resolved(vip.name)).toBe("demo__vip__CST");
    expect(await resolved(vip.objectId)).toBe("cust000000aHYAsrPh4K");
    expect(await resolved(vip.dataType)).toBe("checkbox");
    expect(await resolved(vip.fieldId)).toBe("cust000000aHaE6TlNVA");
  });
});

const { text, lookup, masterDetail, hierarchy, singleSelect, self } = fields;

describe("a field goes with its object, without a call of its own", () => {
  test.each<[string, Omit<FieldArgs, "object"> & object]>([
    ["text", text()],
    ["a select", singleSelect("0004000001")],
    ["a lookup of the object itself", lookup(self)],
    ["a hierarchy", hierarchy()],
  ])("%s", (_title, definition) => {
    const object = new CustomObject("Order", {});
    const options = optionsOf((spy) => new Field("f", { object, ...definition } as FieldArgs, spy));
    expect(options.deletedWith).toBe(object);
  });
});

describe("a relation to another object is deleted on its own: that one may be deleted in the same run", () => {
  test.each<[string, (target: CustomObject) => Omit<FieldArgs, "object"> & object]>([
    ["a lookup", (target) => lookup(target)],
    ["a master-detail", (target) => masterDetail(target)],
    ["a lookup of a standard object", () => lookup("Account")],
  ])("%s", (_title, definition) => {
    const object = new CustomObject("Order", {});
    const target = new CustomObject("Customer", {});
    const options = optionsOf((spy) => new Field("f", { object, ...definition(target) } as FieldArgs, spy));
    expect(options.deletedWith).toBeUndefined();
  });
});

test("an object that is only known by its id cannot be gone with", () => {
  const options = optionsOf((spy) => new Field("f", { object: "stad00000000000000GA", ...text() }, spy));
  expect(options.deletedWith).toBeUndefined();
});

test("the user's own options win, and all others are kept", () => {
  const object = new CustomObject("Order", {});
  const other = new CustomObject("Other", {});
  const provider = new Provider("tenant", { namespace: "acme" });

  const options = optionsOf((spy) => new Field("f", { object, ...text() }, { ...spy, deletedWith: other, provider, protect: true }));

  expect(options).toMatchObject({ deletedWith: other, provider, protect: true });
});

// pulumi/pulumi#6350, alchemy-run/alchemy-async#583: a forced replacement does not ask the provider's diff.
test("where the platform keeps names unique a replacement deletes first, unless the user says otherwise", () => {
  const object = new CustomObject("Order", {});
  const customObject = (options?: object) => optionsOf((spy) => new CustomObject("A", {}, { ...spy, ...options }));
  const field = (options?: object) => optionsOf((spy) => new Field("f", { object, ...text() }, { ...spy, ...options }));

  for (const options of [customObject, field]) {
    expect(options().deleteBeforeReplace).toBe(true);
    expect(options({ deleteBeforeReplace: false }).deleteBeforeReplace).toBe(false);
  }
});
