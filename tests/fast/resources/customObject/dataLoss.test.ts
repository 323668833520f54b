import { CheckError, complaint, Driver, type Properties } from "../../../support/driver";

const objectName = "demo__Customer__CST";
const inputs: Properties = {
  name: objectName,
  label: "Customer",
  fields: { code: { dataType: "text", length: 20 }, vip: { dataType: "checkbox" }, note: { dataType: "text" } },
};

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(async () => {
  driver.reset();
});
afterEach(() => expect(driver.emulator.failures).toEqual([]));
afterAll(() => driver.stop());

async function withRecords() {
  const customer = driver.declare("CustomObject", inputs);
  await customer.up();
  driver.emulator.world.records.add(objectName, [
    { name: "a", demo__code__CST: "A", demo__note__CST: "x" },
    { name: "b", demo__code__CST: "B" },
    { name: "c", demo__code__CST: "C" },
  ]);
  driver.emulator.requests.clear();
  return customer;
}

const changed = (fields: Properties) => ({ ...inputs, fields });
const all = inputs.fields as Record<string, Properties>;

test("K1: a field that a killed update has dropped destroys nothing any more", async () => {
  const customer = await withRecords();
  const { id } = driver.emulator.world.fields.all(objectName).find(({ name }) => name === "demo__note__CST") ?? { id: "" };
  driver.emulator.world.fields.delete(objectName, id);
  expect(await customer.up(changed({ code: all.code, vip: all.vip }))).toBe("updated");
});

describe("what destroys data is refused with the code, the field and the count", () => {
  test.each<[string, Properties, string, string]>([
    // gadget-inc/ggt#1628
    [
      "dropping a field",
      changed({ code: all.code, vip: all.vip }),
      "fields.note",
      "AZ102: dropping field demo__note__CST of object demo__Customer__CST destroys 1 value.",
    ],
    // strapi/strapi#1583, #12626, #19075
    [
      "renaming a field",
      changed({ key: all.code, vip: all.vip, note: all.note }),
      "fields.code",
      "AZ102: dropping field demo__code__CST of object demo__Customer__CST destroys 3 values.",
    ],
    [
      "changing a type",
      changed({ ...all, code: { dataType: "number" } }),
      "fields.code.dataType",
      "AZ103: changing field demo__code__CST of object demo__Customer__CST from text to number drops it and creates it again, which destroys 3 values.",
    ],
    [
      "shortening a field",
      changed({ ...all, code: { dataType: "text", length: 5 } }),
      "fields.code.length",
      "AZ104: shortening field demo__code__CST of object demo__Customer__CST drops it and creates it again, which destroys 3 values.",
    ],
    [
      "requiring a field",
      changed({ ...all, note: { dataType: "text", required: true } }),
      "fields.note.required",
      "AZ106: requiring field demo__note__CST of object demo__Customer__CST is refused while 2 records hold no value.",
    ],
    [
      "a new required field",
      changed({ ...all, more: { dataType: "date", required: true } }),
      "fields.more.required",
      "AZ106: requiring the new field demo__more__CST of object demo__Customer__CST is refused while 3 records hold no value.",
    ],
  ])("%s", async (_title, news, property, reason) => {
    const customer = await withRecords();

    const error = await customer.up(news).catch((error) => error);

    expect(error).toBeInstanceOf(CheckError);
    expect(error.failures).toEqual([
      { property: "", reason: `${property}: ${reason} Set allowDataLoss: true on the resource to proceed anyway.` },
    ]);
    expect(
      driver.emulator.requests.count(
        ({ method, operation }) => method !== "GET" && !operation?.startsWith("Query") && operation !== "OAuth2Token",
      ),
    ).toBe(0);
  });

  test("renaming the object", async () => {
    const customer = await withRecords();

    expect(await complaint(customer.up({ ...inputs, name: "demo__Client__CST" }))).toContain(
      "AZ101: deleting object demo__Customer__CST destroys 3 records. Set allowDataLoss: true on the resource to proceed anyway.",
    );
    expect(driver.emulator.requests.count(({ operation }) => /^(Create|Delete)/.test(String(operation)))).toBe(0);
  });

  it("L4: an adopted object gets another name: it stays, and nothing is counted", async () => {
    await withRecords();
    const adopted = driver.declare("CustomObject", { name: objectName, adoptExisting: true });
    await adopted.up();
    driver.emulator.requests.clear();

    expect(await adopted.up({ name: "demo__Client__CST", adoptExisting: true })).toBe("replaced");

    expect(driver.emulator.world.objects.find(objectName)).toBeDefined();
    expect(driver.emulator.requests.count({ operation: "QueryDataCount" })).toBe(0);
    expect(driver.warnings).toEqual([expect.stringContaining("it is removed from state, not deleted")]);
  });

  it("L4: an adopted field gets another name, or another type: what stays loses no values", async () => {
    const { objectId } = { objectId: (await withRecords()).id };
    const note = { objectId, name: "demo__note__CST", dataType: "text", adoptExisting: true };
    const adopted = driver.declare("Field", note);
    await adopted.up();

    expect(await adopted.up({ ...note, name: "demo__more__CST" })).toBe("replaced");
    const back = driver.declare("Field", note);
    await back.up();
    expect(await complaint(back.up({ ...note, dataType: "number" }))).not.toMatch(/AZ10[37]/);
    expect(driver.emulator.world.fields.find(objectName, "demo__note__CST")).toBeDefined();
  });

  it("AZ107: a field that holds nothing is not created again under its name without permission", async () => {
    const customer = driver.declare("CustomObject", inputs);
    await customer.up();
    const { id } = driver.emulator.world.fields.get(objectName, "demo__code__CST");
    const shorter = changed({ ...all, code: { dataType: "text", length: 5 } });

    expect(await complaint(customer.up(shorter))).toBe(
      "fields.code.length: AZ107: creating field demo__code__CST of object demo__Customer__CST again under its name gives it a new id: what refers " +
        "to the old one breaks, and packages of the app no longer install where the old one is. Set allowDataLoss: true on the resource to proceed anyway.",
    );
    expect(driver.emulator.world.fields.get(objectName, "demo__code__CST").id).toBe(id);
    expect(await customer.up({ ...shorter, allowDataLoss: true })).toBe("updated");
  });

  // contentful/contentful-migration#852
  test("deleting an object", async () => {
    const customer = await withRecords();

    const message = await complaint(customer.destroy());

    expect(message).toContain("AZ101: deleting object demo__Customer__CST destroys 3 records.");
    expect(driver.emulator.world.objects.find(objectName)).toBeDefined();

    expect(await customer.up({ ...inputs, allowDataLoss: true })).toBe("updated");
    await customer.destroy();
    expect(driver.emulator.world.objects.find(objectName)).toBeUndefined();
  });
});

describe("what destroys nothing passes", () => {
  test.each<[string, Properties]>([
    ["a label", changed({ ...all, code: { ...all.code, label: "Key" } })],
    ["a longer field", changed({ ...all, code: { dataType: "text", length: 40 } })],
    ["requiring a field that every record fills", changed({ ...all, code: { ...all.code, required: true } })],
    ["one more field that need not be filled", changed({ ...all, more: { dataType: "date" } })],
    // sst/sst#5984
    ["an attribute of the object", { ...inputs, description: "People" }],
  ])("%s", async (_title, news) => {
    const customer = await withRecords();

    expect(await customer.up(news)).toBe("updated");

    expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
    expect(driver.emulator.world.records.count(objectName)).toBe(3);
  });

  test("a computed field, an empty field, an empty object", async () => {
    const fields = { total: { dataType: "formula", formula: "1+1" }, empty: { dataType: "text" } };
    const customer = driver.declare("CustomObject", { name: objectName, fields });
    await customer.up();
    driver.emulator.world.records.add(objectName, [{ name: "a" }]);
    expect(await customer.up({ name: objectName, fields: {} })).toBe("updated");

    const empty = driver.declare("CustomObject", { name: "demo__Empty__CST" });
    await empty.up();
    await empty.destroy();
    expect(driver.emulator.world.objects.find("demo__Empty__CST")).toBeUndefined();
  });
});

test("allowDataLoss lets a type change proceed: the old field goes before the new one comes", async () => {
  // forcedotcom/cli#2619
  const customer = await withRecords();

  expect(await customer.up({ ...changed({ ...all, code: { dataType: "number" } }), allowDataLoss: true })).toBe("updated");

  const writes = [...driver.emulator.requests].filter(({ operation }) => operation === "DeleteField" || operation === "AddField");
  expect(writes.map(({ operation }) => operation)).toEqual(["DeleteField", "AddField"]);
  expect(driver.emulator.world.fields.get(objectName, "demo__code__CST").dataType.toLowerCase()).toBe("number");
});

test("a required field that may be adopted, and is not there, is counted like any other", async () => {
  await withRecords();
  const { id } = driver.emulator.world.objects.get(objectName);
  const field = { objectId: id, name: "demo__must__CST", dataType: "text", required: true };

  const message = await complaint(driver.declare("Field", { ...field, adoptExisting: true }).up());

  expect(message).toContain("AZ106: requiring the new field demo__must__CST");
  expect(driver.emulator.world.fields.find(objectName, "demo__must__CST")).toBeUndefined();
});

test("records that came after the preview still stop the change", async () => {
  const customer = driver.declare("CustomObject", inputs);
  await customer.up();
  const provider = driver.process("CustomObject");
  const news = changed({ code: all.code });
  expect((await provider.check(inputs, news)).failures).toEqual([]);
  driver.emulator.world.records.add(objectName, [{ name: "a", demo__note__CST: "late" }]);

  expect(await complaint(provider.update(customer.id, customer.outputs, news))).toContain("AZ102: dropping field demo__note__CST");
  expect(driver.emulator.world.fields.find(objectName, "demo__note__CST")).toBeDefined();
});

describe("what cannot be counted is not destroyed", () => {
  const uncountable = { status: 404, operation: "QueryObjectRecordNumber" };

  test("the installation does not know the count call", async () => {
    const customer = await withRecords();
    driver.fault(uncountable);

    const message = await complaint(customer.destroy());

    expect(message).toContain(`The records of object ${objectName} cannot be counted`);
    expect(message).toContain("HTTP 404");
    expect(message).toContain("allowDataLoss: true");
    expect(await complaint(customer.up(changed({ code: all.code })))).toContain("cannot be counted");
    expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
  });

  test("a count that fails ends with the other counts", async () => {
    const customer = await withRecords();
    driver.emulator.faults.add({ kind: "html", status: 200, operation: "QueryObjectRecordNumber", times: 1 });
    driver.fault(uncountable);

    expect(await complaint(customer.up(changed({ vip: all.vip })))).toContain("the body is not JSON");

    const counted = driver.emulator.requests.count();
    await driver.clock.sleep(60_000);
    expect(driver.emulator.requests.count()).toBe(counted);
  });

  test("an object that is gone has nothing to count", async () => {
    const customer = await withRecords();
    driver.emulator.world.objects.delete(objectName);

    await customer.destroy();

    expect(driver.emulator.requests.count({ operation: "QueryObjectRecordNumber" })).toBe(1);
  });
});
