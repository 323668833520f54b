import type { Dialect } from "../../../../emulator";
import { objectBody } from "../session";
import { objects, picklists, useDialects } from "./open";

const { session, open } = useDialects();

describe("objects and fields", () => {
  test.each<[Dialect["names"], string, string, string]>([
    ["asSent", "Order", "code", "Status"],
    ["addPrefix", "demo__Order", "demo__code", "demo__Status"],
    ["addSuffix", "Order__CST", "code__CST", "Status"],
  ])("names: %s", async (names, object, field, picklist) => {
    const { get, post } = open({ names });
    const { id } = await post(objects, { name: "Order", fields: [] });
    const made = await post(`${objects}/${id}/Field`, { name: "code", label: "x", dataType: "text" });
    const set = await post(picklists, { name: "Status", masterLabel: "x" });
    expect((await get(`${objects}/${id}`)).at("tableInfo", "name")).toBe(object);
    expect((await get(`${objects}/${id}/Field/${made.id}`)).at("name")).toBe(field);
    expect((await get(`${picklists}/${set.id}`)).at(0, "name")).toBe(picklist);
    expect((await post(objects, { name: object, fields: [] })).status).toBe(400);
  });

  test("names: refuse", async () => {
    const { post } = open({ names: "refuse" });
    for (const name of ["Order", "Order__CST", "demo__Order"]) expect((await post(objects, { name, fields: [] })).status).toBe(400);
    expect((await post(objects, { name: "demo__Order__CST", fields: [] })).status).toBe(200);
    expect((await post(picklists, { name: "Status", masterLabel: "x" })).status).toBe(400);
    expect((await post(picklists, { name: "demo__Status", masterLabel: "x" })).status).toBe(200);
  });

  test("names: a prefix that is added counts", async () => {
    const { post } = open({ names: "addPrefix" });
    expect((await post(objects, { name: `${"x".repeat(53)}__CST`, fields: [] })).status).toBe(400);
  });

  test.each<[Dialect["objectNames"], number]>([
    ["twoParts", 400],
    ["threeParts", 200],
  ])("objectNames: %s", async (objectNames, status) => {
    const { get, post, emulator, field } = open({ objectNames });
    expect((await post(objects, objectBody("demo__Sales__Order__CST"))).status).toBe(status);
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(200);
    const { id } = emulator.world.objects.create({ name: "demo__Sales__Item__CST", fields: [] });
    expect((await get(`${objects}/${id}`)).at("tableInfo", "label")).toBe("Item");
    expect((await post(`${objects}/${id}/Field`, field("code"))).status).toBe(200);
    expect((await post(`${objects}/${id}/Field`, { ...field("a"), name: "demo__Sales__a__CST" })).status).toBe(400);
  });

  test.each<[Dialect["fieldList"], boolean, boolean]>([
    ["both", true, true],
    ["object", true, false],
    ["list", false, true],
    ["none", false, false],
  ])("fieldList: %s", async (fieldList, inObject, inList) => {
    const { get, order } = open({ fieldList });
    const { id, fields } = await order();
    expect((await get(`${objects}/${id}`)).at("fields") !== undefined).toBe(inObject);
    expect((await get(`${objects}/${id}/Field`)).status).toBe(inList ? 200 : 404);
    expect((await get(`${objects}/${id}/Field/${fields[0]}`)).status).toBe(200);
  });

  test.each<[Dialect["fieldBatch"], number, string[]]>([
    ["atomic", 400, ["name"]],
    ["partial", 400, ["name", "demo__a__CST"]],
    ["absent", 404, ["name"]],
  ])("fieldBatch: %s", async (fieldBatch, status, names) => {
    const { post, emulator, field } = open({ fieldBatch });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    const fields = [field("a"), field("b", { dataType: "none" }), field("c")];
    expect((await post(`${objects}/${id}/fields`, { fields })).status).toBe(status);
    expect(emulator.world.fields.all(id).map(({ name }) => name)).toEqual(names);
    expect((await post(`${objects}/${id}/Field`, field("d"))).status).toBe(200);
  });

  test.each<[Dialect["viewRequired"], number]>([
    ["no", 200],
    ["yes", 400],
  ])("viewRequired: %s", async (viewRequired, status) => {
    const { post } = open({ viewRequired });
    expect((await post(objects, { ...objectBody("demo__A__CST"), view: undefined })).status).toBe(status);
    expect((await post(objects, objectBody("demo__B__CST"))).status).toBe(200);
  });

  test.each<[Dialect["dataTypeCase"], number[]]>([
    ["any", [200, 200, 200]],
    ["lower", [200, 400, 400]],
    ["camel", [400, 200, 400]],
  ])("dataTypeCase: %s", async (dataTypeCase, statuses) => {
    const { post, field } = open({ dataTypeCase });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    const answers = [];
    for (const dataType of ["textarea", "TextArea", "TEXTAREA"])
      answers.push(await post(`${objects}/${id}/Field`, field(`f${answers.length}`, { dataType })));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  test.each<[Dialect["versionCounter"], number]>([
    ["fields", 2],
    ["object", 1],
  ])("versionCounter: %s", async (versionCounter, version) => {
    const { get, put, order } = open({ versionCounter });
    const { id } = await order();
    await put(`${objects}/${id}`, { label: "x" });
    expect((await get(`${objects}/${id}`)).at("tableInfo", "version")).toBe(version);
  });

  test.each<[Dialect["objectDelete"], string | number]>([
    ["dropping", "dropping"],
    ["droppingNumbered", 2],
  ])("objectDelete: %s keeps the name for a moment", async (objectDelete, shown) => {
    const { get, post, put, del, order } = open({ objectDelete });
    const { id } = await order();
    expect((await del(`${objects}/${id}`)).status).toBe(200);
    expect((await get(`${objects}/${id}`)).at("tableInfo", "status")).toBe(shown);
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(400);
    expect((await put(`${objects}/${id}`, { label: "x" })).status).toBe(400);
    await session.clock.sleep(350);
    expect((await get(`${objects}/${id}`)).status).toBe(404);
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(200);
  });

  test("objectCreate: a pending object takes nothing in for a moment", async () => {
    const { get, post, put, field } = open({ objectCreate: "pending" });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    const path = `${objects}/${id}`;
    const add = async () => [
      (await post(`${path}/fields`, { fields: [field("a")] })).status,
      (await post(`${path}/Trigger`, { name: "Check", script: "x" })).status,
    ];
    expect((await get(path)).at("tableInfo", "status")).toBe("pending");
    expect(await add()).toEqual([400, 400]);
    expect((await put(path, { label: "x" })).status).toBe(200);
    await session.clock.sleep(350);
    expect((await get(path)).at("tableInfo", "status")).toBe(0);
    expect(await add()).toEqual([200, 200]);
  });

  test("objectDelete: refused while it has records", async () => {
    const { del, order, emulator } = open({ objectDelete: "refusedWithRecords" });
    const { id } = await order();
    const [record] = emulator.world.records.add(id, [{ name: "one" }]);
    expect(await del(`${objects}/${id}`)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("1 records") } });
    emulator.world.records.delete(id, String(record?.id));
    expect((await del(`${objects}/${id}`)).status).toBe(200);
  });

  test("objectDelete: refused while fields of others refer to it", async () => {
    const { del, makeObject } = open({ objectDelete: "refusedWhenReferenced" });
    const target = (name: string) => ({ dataType: "lookup", referenceObjectsDetails: [{ referenceObjectName: name }] });
    const one = await makeObject("demo__One__CST");
    const two = await makeObject("demo__Two__CST", [
      { name: "demo__one__CST", ...target("demo__One__CST") },
      { name: "demo__self__CST", ...target("demo__Two__CST") },
    ]);
    expect(await del(`${objects}/${one.id}`)).toMatchObject({ status: 400, body: { resMsg: expect.stringContaining("demo__one__CST") } });
    expect((await del(`${objects}/${two.id}`)).status).toBe(200);
    expect((await del(`${objects}/${one.id}`)).status).toBe(200);
  });

  test.each<[Dialect["fieldDelete"], number]>([
    ["allowed", 200],
    ["refusedWhenReferenced", 400],
    ["refusedWhenIndexed", 200],
  ])("fieldDelete of a field that a layout shows: %s", async (fieldDelete, status) => {
    const { post, del, emulator, field } = open({ fieldDelete });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    const [layout] = emulator.world.layouts.all(id);
    const shown = await post(`${objects}/${id}/Field`, field("a", { layouts: [layout?.id] }));
    const free = await post(`${objects}/${id}/Field`, field("b"));
    expect((await del(`${objects}/${id}/Field/${shown.id}`)).status).toBe(status);
    expect((await del(`${objects}/${id}/Field/${free.id}`)).status).toBe(200);
    expect(layout?.view.fields).toEqual(status === 200 ? ["name"] : ["name", "demo__a__CST"]);
  });

  test.each<[Dialect["fieldDelete"], number]>([
    ["allowed", 200],
    ["refusedWhenReferenced", 200],
    ["refusedWhenIndexed", 400],
  ])("fieldDelete of a field that an index holds: %s", async (fieldDelete, status) => {
    const { get, del, emulator, makeObject } = open({ fieldDelete });
    const { id, fields } = await makeObject("demo__Order__CST", ["demo__a__CST", "demo__b__CST", "demo__c__CST"]);
    emulator.world.indexes.create(id, { name: "ByTwo", fields: ["demo__a__CST", "demo__b__CST"] });
    const shown = async (field?: string) => (await get(`${objects}/${id}/Field/${field}`)).at("isUnionIndexed");
    expect([await shown(fields[0]), await shown(fields[1]), await shown(fields[2])]).toEqual([true, true, false]);
    expect((await del(`${objects}/${id}/Field/${fields[1]}`)).status).toBe(status);
    expect(await shown(fields[0])).toBe(status === 400);
    expect(emulator.world.indexes.all(id).map(({ name }) => name)).toEqual(status === 400 ? ["ByTwo"] : []);
    expect((await del(`${objects}/${id}/Field/${fields[2]}`)).status).toBe(200);
  });

  test.each<[Dialect["requireLater"], number]>([
    ["allowed", 200],
    ["refusedWithEmptyRecords", 400],
  ])("requireLater: %s", async (requireLater, status) => {
    const { put, order, emulator } = open({ requireLater });
    const { id, fields } = await order();
    const [record] = emulator.world.records.add(id, [{ name: "one" }]);
    expect((await put(`${objects}/${id}/Field/${fields[0]}`, { isRequired: true })).status).toBe(status);
    emulator.world.records.update(id, String(record?.id), { demo__code__CST: "a" });
    expect((await put(`${objects}/${id}/Field/${fields[0]}`, { isRequired: true })).status).toBe(200);
  });

  test("fieldLimit counts custom fields", async () => {
    const { post, order, field } = open({ fieldLimit: 2 });
    const { id } = await order();
    expect((await post(`${objects}/${id}/fields`, { fields: [field("a"), field("b")] })).status).toBe(400);
    expect((await post(`${objects}/${id}/Field`, field("a"))).status).toBe(200);
    expect((await post(`${objects}/${id}/Field`, field("b"))).status).toBe(400);
  });

  test.each<[Dialect["listEmbeds"], boolean]>([
    ["yes", true],
    ["no", false],
  ])("listEmbeds: %s", async (listEmbeds, embedded) => {
    const { get, order } = open({ listEmbeds });
    await order();
    const [listed] = (await get(objects)).at() as object[];
    expect([listed && "parentObjects" in listed, listed && "childObjects" in listed]).toEqual([embedded, embedded]);
  });
});
