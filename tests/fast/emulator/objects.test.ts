import { metadata, objectBody, openSession, useSession } from "./session";

const session = useSession();

const objects = `${metadata}/Object`;

test("a created object answers its id, 20 characters beginning with cust", async () => {
  const answer = await session.post(objects, objectBody("demo__Order__CST"));
  expect(answer.body).toEqual({ resCode: "0", resMsg: "成功", result: expect.stringMatching(/^cust[0-9A-Za-z]{16}$/) });
});

test("ids grow", async () => {
  const ids = [];
  for (const name of ["A", "B", "C"]) ids.push((await session.post(objects, objectBody(`demo__${name}__CST`))).id);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(3);
});

test("two emulators give out different ids", async () => {
  const other = await openSession();
  const first = await session.makeObject("demo__Order__CST");
  const second = await other.makeObject("demo__Order__CST");
  expect(first.id).not.toBe(second.id);
});

test("a fresh object reads back with its defaults", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const { body } = await session.get(`${objects}/${id}`);
  expect(body).toMatchObject({
    result: {
      tableInfo: {
        id,
        keyPrefix: `c${id.slice(-3)}`,
        name: "demo__Order__CST",
        category: 3,
        label: "A thing",
        pluralLabel: "A things",
        version: 0,
        status: 0,
        description: "",
        protectMode: 0,
        installedPackage: "",
        allowReports: false,
      },
      childObjects: null,
      parentObjects: [
        { parentObject: "stad00000000000000GD", cascadeDelete: false },
        { parentObject: "stad00000000000000GG", cascadeDelete: false },
        { parentObject: "stup000000000000002I", cascadeDelete: false },
        { parentObject: "stup000000000000003L", cascadeDelete: false },
      ],
      fields: [{ name: "name", dataType: "Name", label: "Title" }],
    },
  });
});

test("reading an object and giving it a field look at no other object of the tenant than those that refer to it", async () => {
  const { world } = session.emulator;
  const { id: referring } = await session.makeObject("demo__Line__CST");
  const { id } = await session.makeObject("demo__Order__CST");
  const referenceObjectsDetails = [{ referenceObjectId: id }];
  world.fields.add(referring, [{ name: "demo__order__CST", label: "Order", dataType: "lookup", referenceObjectsDetails }]);
  for (const name of ["A", "B", "C"]) await session.makeObject(`demo__${name}__CST`);
  const seen = new Set<PropertyKey>();
  const watched = new Proxy(world.state.objects, {
    get: (objects, member) => {
      seen.add(member);
      return Reflect.get(objects, member);
    },
  });
  Object.assign(world.state, { objects: watched });
  expect((await session.get(`${objects}/${id}`)).at("childObjects")).toEqual([{ childObject: referring, cascadeDelete: false }]);
  await session.post(`${objects}/${id}/Field`, { name: "demo__a__CST", label: "A", dataType: "text" });
  expect([...seen].sort()).toEqual([referring, id].sort());
});

test("a label that is not sent is the word of the name", async () => {
  const { id } = await session.post(objects, { name: "demo__Order__CST", fields: [] });
  expect((await session.get(`${objects}/${id}`)).at("tableInfo", "label")).toBe("Order");
});

test("switches of an object can be sent with its creation", async () => {
  const { id } = await session.post(objects, { ...objectBody("demo__Order__CST"), allowReports: true, pluralLabel: "Orders" });
  const { body } = await session.get(`${objects}/${id}`);
  expect(body).toMatchObject({ result: { tableInfo: { allowReports: true, allowSearch: false, pluralLabel: "Orders" } } });
});

describe("refused", () => {
  test.each([
    ["no name", { name: undefined }, "name"],
    ["a digit first", { name: "1Order__CST" }, "name"],
    ["a trailing underscore", { name: "demo__Order___CST" }, "name"],
    ["a doubled underscore in the word", { name: "demo__Or__der__CST" }, "name"],
    ["64 characters", { name: `demo__${"x".repeat(53)}__CST` }, "name"],
    ["an empty label", { label: "" }, "label"],
    ["a label of 81 characters", { label: "x".repeat(81) }, "label"],
    ["a description of 81 characters", { description: "x".repeat(81) }, "description"],
    ["no fields", { fields: undefined }, "fields"],
    ["an attribute that no page names", { colour: "red" }, "colour"],
    ["a field `name` of another type", { fields: [{ label: "Name", name: "name", dataType: "text" }] }, "name"],
    ["a field of an unknown type", { fields: [{ label: "X", name: "demo__X__CST", dataType: "location" }] }, "dataType"],
  ])("%s", async (_what, change, attribute) => {
    const answer = await session.post(objects, { ...objectBody("demo__Order__CST"), ...change });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ resCode: expect.stringMatching(/^\d{9}$/), resMsg: expect.stringContaining(attribute) });
    expect((await session.get(objects)).at()).toEqual([]);
  });

  test("63 characters are accepted", async () => {
    expect((await session.post(objects, objectBody(`demo__${"x".repeat(52)}__CST`))).status).toBe(200);
  });

  test.each(["demo__Order__CST", "demo__ORDER__CST"])("a name that exists: %s", async (name) => {
    await session.makeObject("demo__Order__CST");
    expect(await session.post(objects, objectBody(name))).toMatchObject({
      status: 400,
      body: { resMsg: expect.stringContaining("exists") },
    });
  });
});

describe("the list", () => {
  test("holds custom objects, sorted by name, without fields", async () => {
    for (const name of ["B", "A", "C"]) await session.makeObject(`demo__${name}__CST`);
    const { body } = await session.get(objects);
    expect(body).toMatchObject({ result: [{ name: "demo__A__CST" }, { name: "demo__B__CST" }, { name: "demo__C__CST" }] });
    expect(body).not.toHaveProperty("result.0.fields");
  });

  test.each([
    ["?type=std", ["Account", "AttachFile", "Contact", "PortalUser", "User"]],
    ["?type=cst", ["demo__A__CST"]],
    ["?type=cst,std", ["Account", "AttachFile", "Contact", "PortalUser", "User", "demo__A__CST"]],
    ["?type=stp", []],
  ])("%s", async (query, names) => {
    await session.makeObject("demo__A__CST");
    const list = (await session.get(objects + query)).at() as { name: string }[];
    expect(list.map(({ name }) => name)).toEqual(names);
  });

  test("holds only objects without a tab when flag=D is sent", async () => {
    const { id } = await session.makeObject("demo__A__CST");
    await session.makeObject("demo__B__CST");
    session.emulator.world.tabs.create({ name: "As", label: "As", objectId: id });
    const names = async (query: string) => ((await session.get(objects + query)).at() as { name: string }[]).map(({ name }) => name);
    expect(await names("?flag=D")).toEqual(["demo__B__CST"]);
    expect(await names("?flag=S")).toEqual(["demo__A__CST", "demo__B__CST"]);
    expect(await names("")).toEqual(["demo__A__CST", "demo__B__CST"]);
  });

  test("comes without relations when flag=S is sent", async () => {
    await session.makeObject("demo__A__CST");
    expect((await session.get(objects)).body).toHaveProperty("result.0.parentObjects");
    expect((await session.get(`${objects}?flag=S`)).body).not.toHaveProperty("result.0.parentObjects");
  });
});

describe("update", () => {
  test("changes what is sent and nothing else, and counts a version", async () => {
    const { id } = await session.makeObject("demo__Order__CST");
    expect((await session.put(`${objects}/${id}`, { label: "Orders" })).body).toEqual({ resCode: "0", resMsg: "成功", result: "1" });
    const { body } = await session.get(`${objects}/${id}`);
    expect(body).toMatchObject({
      result: { tableInfo: { label: "Orders", pluralLabel: "A things", version: 1, name: "demo__Order__CST" } },
    });
  });

  test.each([{ name: "demo__Other__CST" }, { label: "" }, { label: "x".repeat(81) }])("refuses %j", async (body) => {
    const { id } = await session.makeObject("demo__Order__CST");
    expect((await session.put(`${objects}/${id}`, body)).status).toBe(400);
  });

  test.each(["PUT", "DELETE"])("%s of a standard object is refused", async (method) => {
    const body = method === "PUT" ? { label: "x" } : undefined;
    expect((await session.call(method, `${objects}/stad00000000000000GD`, body)).status).toBe(403);
  });

  test.each(["PUT", "DELETE"])("%s of an object of an installed package is refused", async (method) => {
    const { id } = await session.makeObject("demo__Order__CST");
    session.emulator.world.objects.protect(id);
    expect((await session.get(`${objects}/${id}`)).body).toMatchObject({
      result: { tableInfo: { protectMode: 1, installedPackage: expect.stringMatching(/^003L/) } },
    });
    expect((await session.call(method, `${objects}/${id}`, method === "PUT" ? { label: "x" } : undefined)).status).toBe(403);
  });
});

describe("delete", () => {
  test("takes layouts, fields and records with it, and frees the name", async () => {
    const { id, fields } = await session.makeObject("demo__Order__CST", ["demo__code__CST"]);
    session.emulator.world.records.add(id, [{ name: "one" }]);
    expect((await session.del(`${objects}/${id}`)).status).toBe(200);
    for (const path of ["", "/Layout", `/Field/${fields[0]}`]) expect((await session.get(`${objects}/${id}${path}`)).status).toBe(404);
    expect((await session.get(objects)).at()).toEqual([]);
    expect((await session.post(objects, objectBody("demo__Order__CST"))).id).not.toBe(id);
  });

  test("of an unknown object is refused", async () => {
    expect((await session.del(`${objects}/cust00000000000000XX`)).status).toBe(404);
  });
});

test("ids are told apart by case, and names are not ids", async () => {
  const { id } = await session.makeObject("demo__Order__CST");
  const swapped = [...id].map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join("");
  expect((await session.get(`${objects}/${swapped}`)).status).toBe(404);
  expect((await session.get(`${objects}/demo__Order__CST`)).status).toBe(404);
});

test("a relation shows on both objects", async () => {
  const customer = await session.makeObject("demo__Customer__CST");
  const order = await session.makeObject("demo__Order__CST", [
    { name: "demo__buyer__CST", dataType: "lookup", referenceObjectsDetails: [{ referenceObjectName: "demo__Customer__CST" }] },
    { name: "demo__payer__CST", dataType: "masterdetail", referenceObjectsDetails: [{ referenceObjectId: customer.id }] },
  ]);
  const parents = (await session.get(`${objects}/${order.id}`)).at("parentObjects");
  expect(parents).toHaveLength(5);
  expect(parents).toContainEqual({ parentObject: customer.id, cascadeDelete: true });
  expect((await session.get(`${objects}/${customer.id}`)).at("childObjects")).toEqual([{ childObject: order.id, cascadeDelete: true }]);
});

test("an object that is deleted leaves no trace in the objects that it referred to", async () => {
  const { world } = session.emulator;
  await session.makeObject("demo__Order__CST");
  const referenceObjectsDetails = [{ referenceObjectName: "User" }];
  world.fields.add("demo__Order__CST", [{ name: "demo__user__CST", label: "User", dataType: "lookup", referenceObjectsDetails }]);
  const user = world.objects.get("User");
  expect(world.fields.referringTo(user).map(({ name }) => name)).toEqual(["demo__user__CST"]);
  world.objects.delete("demo__Order__CST");
  expect(user.referredBy).toEqual({});
});
