import type { World } from "../../../emulator";
import { operations } from "../../../provider/contract";
import { send, useSession } from "../emulator/session";
import { type Fixture, loadFixtures } from "./fixtures";

const fixtures = loadFixtures();

/** Calls of which the reference prints no example at all. */
const withoutExample = ["DeletePicklistValuebyID", "QueryPicklistReferences"];

test("every documented call has its example", () => {
  const documented = operations.filter(({ evidence }) => evidence === "documented").map(({ name }) => name);
  expect([...fixtures.keys(), ...withoutExample].sort()).toEqual(documented.sort());
});

describe.each([...fixtures])("%s", (name, fixture) => {
  const operation = operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`the contract has no operation ${name}`);
  const { request, response } = fixture;

  test("the contract accepts the request", () => {
    expect(request.method).toBe(operation.method);
    expect(operation.query.safeParse(request.query).error?.issues ?? []).toEqual([]);
    expect(operation.body.safeParse(request.body).error?.issues ?? []).toEqual([]);
  });

  test("the path is the contract's", () => {
    const pattern = operation.path.replace(/\{\w+\}/g, "[0-9A-Za-z_]+");
    expect(request.path).toMatch(new RegExp(`^${pattern}$`, "i"));
  });

  test("the contract accepts the answer", () => {
    const result = operation.answer === "bare" ? response : response.result;
    expect(operation.result.safeParse(result).error?.issues ?? []).toEqual([]);
  });
});

/**
 * Makes what a call needs, like the things that the examples speak of; returns the ids that stand in the example's
 * request and what they are called here.
 */
const stages: Record<string, (world: World) => Record<string, string>> = {
  QueryCustomObject: (world) => {
    const { id } = world.objects.create({ name: "SmartCampus__OperatorOrganization__CST", fields: [] });
    const referenceObjectsDetails = [{ referenceObjectName: "Account" }];
    world.fields.add(id, [{ name: "SmartCampus__account__CST", label: "Account", dataType: "masterdetail", referenceObjectsDetails }]);
    world.objects.protect(id);
    return {};
  },
  QueryCustomObjectbyID: (world) => ({ cust000000aKtFZpERvc: world.objects.create({ name: "test__dfg__CST", fields: [] }).id }),
  AddField: (world) => {
    const { id } = world.objects.create({ name: "CNAME1__qw__CST", fields: [] });
    return { cust000000aKoa6I4E6K: id, "000D000000aKoa6OJOxk": String(world.layouts.all(id)[0]?.id) };
  },
  AddFields: (world) => ({ cust000000aHYAsrPh4K: world.objects.create({ name: "VehicleType__CST", fields: [] }).id }),
  QueryField: (world) => {
    const { id } = world.objects.create({ name: "CNAME1__t1__CST", fields: [] });
    const [field] = world.fields.add(id, [{ name: "CNAME1__test__CST", label: "test", dataType: "text", defaultValue: "vfdsg" }]);
    return { cust000001Dgez2L19N2: id, cust000001DoWciUWMaG: String(field?.id) };
  },
  QueryObjectLayout: layoutStage,
  QueryObjectLayoutbyID: layoutStage,
  QueryPicklistValue: (world) => {
    world.picklists.create({ name: "testName", masterLabel: "testLabel" });
    return {};
  },
  AddPicklistValue: picklistStage,
  QueryPicklistValuebyID: picklistStage,
  ModifyPicklistValue: picklistStage,
  DeletePicklistValue: picklistStage,
  QueryDatabyRecordID: recordStage,
  DeleteDatabyRecordID: recordStage,
  UpdateDatabyRecordID: recordStage,
  AddData: recordStage,
  QueryData: queryStage,
  QueryObjectRecordNumber: queryStage,
};

function layoutStage(world: World): Record<string, string> {
  const { id } = world.objects.create({ name: "Test__t1__CST", label: "t1", fields: [] });
  return { cust000001Dgez2L19N2: id, "000D000001Dgez2PYjS4": String(world.layouts.all(id)[0]?.id) };
}

function picklistStage(world: World): Record<string, string> {
  const { id } = world.picklists.create({ name: "testName", masterLabel: "testLabel", picklistValues: [{ value: "A", label: "A" }] });
  return { "000y000000aM92DCu6hU": id };
}

function recordStage(world: World): Record<string, string> {
  const { id } = world.objects.create({ name: "TestProject__testForObject__CST", fields: [] });
  world.fields.add(id, [{ name: "TestProject__address__CST", label: "Address", dataType: "text" }]);
  const [record] = world.records.add(id, [{ name: "testd" }]);
  return { cfw0000000aKin6AQgfQ: String(record?.id) };
}

function queryStage(world: World): Record<string, string> {
  const { id } = world.objects.create({ name: "TestProject__testForObject1__CST", fields: [] });
  const field = (name: string, dataType: string) => ({ name: `TestProject__${name}__CST`, label: name, dataType });
  world.fields.add(id, [field("age", "number"), field("length", "number"), field("name", "text")]);
  world.records.add(id, [{ name: "zhang", TestProject__length__CST: "888" }, { name: "lisi" }]);
  return {};
}

describe("the emulator answers as documented", () => {
  const session = useSession();

  test.each([...fixtures])("%s", async (name, { request, response }) => {
    // The page promises fields here, and its example shows none.
    session.emulator.dialect.fieldList = "list";
    const ids = stages[name]?.(session.emulator.world) ?? {};
    const answer = await ask(replaced(request, ids));
    expect(answer.status).toBe(200);
    expect(shape(answer.body)).toEqual(shape(response));
  });

  function ask({ method, path, query, body }: Fixture["request"]) {
    const url = `${session.emulator.url}${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
    if (path.endsWith("/token")) return send(url, { method, body: new URLSearchParams(body as Record<string, string>) });
    const headers = { "content-type": "application/json", "access-token": session.token };
    return send(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  }
});

function replaced<T>(value: T, ids: Record<string, string>): T {
  return JSON.parse(Object.entries(ids).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value)));
}

/** Member names in their order, and JSON types; of a list, the shapes that its elements have. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))].map((text) => JSON.parse(text));
  if (value === null) return "null";
  if (typeof value === "object") return Object.entries(value).map(([member, inner]) => [member, shape(inner)]);
  return typeof value;
}
