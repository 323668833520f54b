import { dataTypes } from "../../../provider/contract/dataTypes";
import { metadata, useSession } from "./session";

const session = useSession();
let object: string;
let picklist: string;
beforeEach(async () => {
  object = (await session.makeObject("demo__Order__CST")).id;
  picklist = session.emulator.world.picklists.create({
    name: "demo__Status",
    masterLabel: "Status",
    picklistValues: [{ value: "new", label: "New" }],
  }).id;
});

const path = (field = "") => `${metadata}/Object/${object}/Field${field && `/${field}`}`;
const plural = () => `${metadata}/Object/${object}/fields`;
const text = (more: Record<string, unknown> = {}) => ({ name: "demo__code__CST", label: "Code", dataType: "text", ...more });
const add = async (more: Record<string, unknown> = {}) => (await session.post(path(), text(more))).id;

test("one field answers its id; it reads back as it was sent, with the canonical type", async () => {
  const sent = text({
    dataLength: 20,
    isRequired: true,
    isUnique: true,
    isSearchable: true,
    caseSensitive: true,
    defaultValue: "x",
    inlineHelpText: "help",
    description: "about",
  });
  const answer = await session.post(path(), sent);
  expect(answer.id).toMatch(/^cust[0-9A-Za-z]{16}$/);
  const { body } = await session.get(path(answer.id));
  expect(body).toMatchObject({
    result: { ...sent, dataType: "Text", id: answer.id, objectId: object, category: 4, isIndexed: true, sequenceNo: 1001 },
  });
});

test("several fields answer their ids in the order of the request", async () => {
  const names = ["demo__c__CST", "demo__a__CST", "demo__b__CST"];
  const answer = await session.post(plural(), { fields: names.map((name) => text({ name })) });
  for (const [index, name] of names.entries()) expect((await session.get(path(String(answer.at(index))))).at("name")).toBe(name);
});

test("the fields of an object are listed, the preset name field first", async () => {
  await session.post(plural(), { fields: [text(), text({ name: "demo__b__CST" })] });
  const listed = (await session.get(path())).at();
  expect(listed).toMatchObject([{ name: "name", dataType: "Name", label: "Title" }, { name: "demo__code__CST" }, { name: "demo__b__CST" }]);
  expect((await session.get(`${metadata}/Object/${object}`)).at("fields")).toEqual(listed);
});

const typeAttributes: Record<string, () => Record<string, unknown>> = {
  singleselect: () => ({ picklistId: picklist }),
  multiselect: () => ({ picklistId: picklist }),
  lookup: () => ({ referenceObjectsDetails: [{ referenceObjectName: "User", relationshipName: "Orders", relationshipLabel: "Orders" }] }),
  masterdetail: () => ({ referenceObjectsDetails: [{ referenceObjectName: "Account" }] }),
  formula: () => ({ formula: "1 + 1" }),
  autonumber: () => ({ pattern: "A-{000}", startingNumber: 1 }),
  encryptedtext: () => ({ maskType: "all", maskChar: "*" }),
};

const basicMembers =
  "name col objectId id label dataType category isRequired isUnique isIndexed isUnionIndexed dataLength scale status encryptType caseSensitive enableFilter enableSort visibleLines populateRows startingNumber defaultValue createdBy createdDate lastModifiedBy lastModifiedDate inlineHelpText description sequenceNo protectMode installedPackage isSearchable visibility belongTo minEncryptedSearchableLength rollbackType autoType resetUnit autoExpand createdBy.name lastModifiedBy.name".split(
    " ",
  );

const typeMembers: Record<string, string[]> = {
  singleselect: ["picklistId", "picklistDefaultValue", "picklistValues"],
  multiselect: ["picklistId", "picklistDefaultValue", "picklistValues"],
  lookup: ["referenceObjectsDetails"],
  masterdetail: ["referenceObjectsDetails"],
  hierarchy: ["referenceObjectsDetails"],
  formula: ["formula"],
  autonumber: ["pattern"],
  encryptedtext: ["maskType", "maskChar"],
};

test.each(Object.entries(dataTypes))("%s has the members of page 00106 and those of its type", async (word, { canonical }) => {
  const id = await add({ dataType: word, ...typeAttributes[word]?.() });
  const field = (await session.get(path(id))).at() as Record<string, unknown>;
  expect(Object.keys(field)).toEqual([...basicMembers, ...(typeMembers[word] ?? [])]);
  expect(field).toMatchObject({
    dataType: canonical,
    ...(word in typeMembers && word !== "lookup" && word !== "masterdetail" ? typeAttributes[word]?.() : {}),
  });
});

test("a lookup reads back with id and name of its target", async () => {
  const id = await add({ dataType: "Lookup", ...typeAttributes.lookup?.() });
  expect((await session.get(path(id))).at("referenceObjectsDetails")).toEqual([
    { referenceObjectId: "stad00000000000000GD", referenceObjectName: "User", relationshipName: "Orders", relationshipLabel: "Orders" },
  ]);
});

test("a lookup may point at its own object", async () => {
  const id = await add({ dataType: "lookup", referenceObjectsDetails: [{ referenceObjectId: object }] });
  expect((await session.get(path(id))).at("referenceObjectsDetails", 0, "referenceObjectName")).toBe("demo__Order__CST");
});

test("a standard object takes custom fields", async () => {
  object = "stad00000000000000GD";
  const id = await add();
  expect((await session.get(path())).at()).toMatchObject([{ name: "name" }, { id }]);
});

describe("refused", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["no label", { label: undefined }, "label"],
    ["a label of 81 characters", { label: "x".repeat(81) }, "label"],
    ["help of 256 characters", { inlineHelpText: "x".repeat(256) }, "inlineHelpText"],
    ["an empty help", { inlineHelpText: "" }, "inlineHelpText"],
    ["an empty description", { description: "" }, "description"],
    ["a bad name", { name: "demo__a_" }, "name"],
    ["the name of the preset field", { name: "Name" }, "name"],
    ["the name of a system field", { name: "createdby" }, "name"],
    ["an unknown data type", { dataType: "picklist" }, "dataType"],
    ["the type of the preset field", { dataType: "Name" }, "dataType"],
    ["a text of 256 characters", { dataLength: 256 }, "dataLength"],
    ["an encrypted text of 112 characters", { dataType: "encryptedtext", dataLength: 112 }, "dataLength"],
    ["a text area beyond 1,048,576 characters", { dataType: "textarea", dataLength: 1_048_577 }, "dataLength"],
    ["a searchable encrypted text", { dataType: "encryptedtext", isSearchable: true }, "isSearchable"],
    ["a searchable formula", { dataType: "formula", formula: "1", isSearchable: true }, "isSearchable"],
    ["a select without a picklist", { dataType: "singleselect" }, "picklistId"],
    ["a select with an unknown picklist", { dataType: "multiselect", picklistId: "00040000000000000000" }, "picklistId"],
    ["a picklist on a text", { picklistId: "00040000000000000000" }, "picklistId"],
    ["a lookup without a target", { dataType: "lookup" }, "referenceObjectsDetails"],
    [
      "a lookup to nothing",
      { dataType: "lookup", referenceObjectsDetails: [{ referenceObjectName: "demo__None__CST" }] },
      "demo__None__CST",
    ],
    ["a target on a text", { referenceObjectsDetails: [{ referenceObjectName: "User" }] }, "referenceObjectsDetails"],
    [
      "a lookup whose id and name disagree",
      { dataType: "lookup", referenceObjectsDetails: [{ referenceObjectId: "stad00000000000000GD", referenceObjectName: "Account" }] },
      "referenceObjectsDetails",
    ],
    ["a formula without an expression", { dataType: "formula" }, "formula"],
    ["a default that is too long", { dataLength: 2, defaultValue: "abc" }, "defaultValue"],
    ["a default of the wrong type", { dataType: "number", defaultValue: "abc" }, "defaultValue"],
    ["a layout that does not exist", { layouts: ["000D0000000000000000"] }, "layout"],
  ])("%s", async (_what, change, named) => {
    const answer = await session.post(path(), text(change));
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(path())).at()).toHaveLength(1);
  });

  test("a searchable select", async () => {
    const answer = await session.post(path(), text({ dataType: "singleselect", picklistId: picklist, isSearchable: true }));
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("isSearchable") } });
  });

  test.each(["demo__code__CST", "demo__CODE__CST"])("a name that exists: %s", async (name) => {
    await add();
    expect((await session.post(path(), text({ name }))).status).toBe(400);
  });

  test("two fields of one name in one call; none is made", async () => {
    const answer = await session.post(plural(), { fields: [text(), text({ name: "demo__Code__CST" })] });
    expect(answer).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("fields[1]") } });
    expect((await session.get(path())).at()).toHaveLength(1);
  });

  test("a field on an unknown object", async () => {
    object = "cust00000000000000XX";
    expect((await session.post(path(), text())).status).toBe(404);
  });
});

describe("update", () => {
  test("changes what is sent", async () => {
    const id = await add({ dataLength: 20 });
    expect((await session.put(path(id), { label: "Number", isRequired: true, dataLength: 30 })).body).toMatchObject({ resCode: "0" });
    expect((await session.get(path(id))).at()).toMatchObject({
      id,
      label: "Number",
      isRequired: true,
      dataLength: 30,
      name: "demo__code__CST",
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ dataType: "number" }, "dataType"],
    [{ name: "demo__other__CST" }, "name"],
    [{ dataLength: 19 }, "dataLength"],
    [{ dataLength: 256 }, "dataLength"],
    [{ scale: 0 }, "scale"],
    [{ formula: "1" }, "formula"],
    [{ defaultValue: "x".repeat(21) }, "defaultValue"],
  ])("refuses %j", async (change, named) => {
    const id = await add({ dataLength: 20, scale: 2 });
    expect(await session.put(path(id), change)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining(named) } });
    expect((await session.get(path(id))).at()).toMatchObject({ dataLength: 20, scale: 2, dataType: "Text" });
  });

  test("of the preset name field changes only the label", async () => {
    const preset = String((await session.get(path())).at(0, "id"));
    expect((await session.put(path(preset), { label: "Number" })).status).toBe(200);
    expect((await session.put(path(preset), { isRequired: true })).status).toBe(403);
    expect((await session.del(path(preset))).status).toBe(403);
  });

  test("unique is refused while records hold the same value", async () => {
    const id = await add();
    session.emulator.world.records.add(object, [{ demo__code__CST: "a" }, { demo__code__CST: "A" }]);
    expect((await session.put(path(id), { isUnique: true })).status).toBe(400);
    expect((await session.put(path(id), { isUnique: true, caseSensitive: true })).status).toBe(200);
  });
});

test("delete takes the values with it; the same name gives a new id", async () => {
  const id = await add();
  session.emulator.world.records.add(object, [{ demo__code__CST: "a" }]);
  expect((await session.del(path(id))).status).toBe(200);
  expect((await session.get(path(id))).status).toBe(404);
  expect(await add()).not.toBe(id);
  expect(
    session.emulator.world.records.count(object, { conjunction: "AND", conditions: [{ field: "demo__code__CST", operator: "isnotnull" }] }),
  ).toBe(0);
});

test.each(["PUT", "DELETE"])("%s of a field of an installed package is refused", async (method) => {
  const id = await add();
  session.emulator.world.fields.protect(object, id);
  expect((await session.call(method, path(id), method === "PUT" ? { label: "x" } : undefined)).status).toBe(403);
});

test("each change of the fields counts a version of the object", async () => {
  const version = async () => (await session.get(`${metadata}/Object/${object}`)).at("tableInfo", "version");
  const id = await add();
  expect(await version()).toBe(1);
  await session.put(path(id), { label: "x" });
  expect(await version()).toBe(2);
  await session.del(path(id));
  expect(await version()).toBe(3);
});
