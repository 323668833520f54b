import type { Dialect } from "../../../../emulator";
import { data, objectBody } from "../session";
import { objects, picklists, unknownObject, useDialects } from "./open";

const { session, open } = useDialects();

describe("all calls", () => {
  test.each([
    ["string", "0", "990000404"],
    ["number", 0, 990000404],
  ] as const)("resCode: %s", async (resCode, good, bad) => {
    const { get } = open({ resCode });
    expect((await get(objects)).body).toMatchObject({ resCode: good });
    expect((await get(unknownObject)).body).toMatchObject({ resCode: bad });
  });

  test.each(["成功", "Success"] as const)("resMsg: %s", async (resMsg) => {
    const { get } = open({ resMsg });
    expect((await get(objects)).body).toMatchObject({ resMsg });
  });

  test.each<[Dialect["errorStatus"], number, RegExp]>([
    ["envelope", 400, /"resCode":"990000400"/],
    ["ok", 200, /"resCode":"990000400"/],
    ["gateway", 400, /^\{"error_code":"APIGW\./],
    ["html", 502, /^<html>/],
  ])("errorStatus: %s", async (errorStatus, status, text) => {
    const { post } = open({ errorStatus });
    expect(await post(objects, { name: "1" })).toMatchObject({ status, text: expect.stringMatching(text) });
  });

  test.each<[Dialect["duplicateStatus"], number]>([
    ["400", 400],
    ["409", 409],
  ])("duplicateStatus: %s", async (duplicateStatus, status) => {
    const { post, order, field } = open({ duplicateStatus });
    const { id } = await order();
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(status);
    expect((await post(`${objects}/${id}/Field`, field("code"))).status).toBe(status);
    expect((await post(`${objects}/${id}/fields`, { fields: [field("a"), field("code")] })).status).toBe(status);
    expect((await post(`${objects}/${id}/Field`, { name: "1" })).status).toBe(400);
  });

  test.each<[Dialect["metadataTypes"], unknown[], unknown[]]>([
    ["typed", [3, false], [true, 0]],
    ["text", ["3", "false"], ["true", "0"]],
  ])("metadataTypes: %s", async (metadataTypes, ofObject, ofValue) => {
    const { get, post, order, emulator } = open({ metadataTypes, checkboxWire: "boolean" });
    const { id } = await order();
    const { at } = await get(`${objects}/${id}`);
    expect([at("tableInfo", "category"), at("tableInfo", "allowSearch")]).toEqual(ofObject);
    const made = await post(picklists, { name: "demo__P", masterLabel: "P", picklistValues: [{ value: "a", label: "A" }] });
    const values = (await get(`${picklists}/${made.id}`)).at(0, "picklistValues", 0) as Record<string, unknown>;
    expect([values.isActive, values.sequenceNo]).toEqual(ofValue);
    emulator.world.fields.add(id, [{ name: "demo__paid__CST", label: "Paid", dataType: "checkbox" }]);
    const [record] = emulator.world.records.add(id, [{ name: "one", demo__paid__CST: true }]);
    expect((await get(`${data}/bobject/demo__Order__CST/${record?.id}`)).at(0, "demo__paid__CST")).toBe(true);
  });

  test.each<[Dialect["missing"], number, object]>([
    ["404", 404, { resCode: "990000404" }],
    ["400", 400, { resCode: "990000404" }],
    ["null", 200, { resCode: "0", result: null }],
    ["emptyArray", 200, { resCode: "0", result: [] }],
  ])("missing: %s", async (missing, status, body) => {
    const { get, del } = open({ missing });
    for (const path of [
      unknownObject,
      `${unknownObject}/Layout`,
      `${picklists}/00040000000000000000`,
      `${data}/bobject/User/10gd0000000000000000`,
    ])
      expect(await get(path)).toMatchObject({ status, body });
    expect((await del(unknownObject)).status).toBe(404);
  });

  test.each<[Dialect["writeResult"], unknown, unknown]>([
    ["printed", "1", 1],
    ["text", "1", "1"],
    ["number", 1, 1],
    ["zero", 0, 0],
    ["null", null, null],
    ["absent", undefined, undefined],
  ])("writeResult: %s", async (writeResult, ofUpdate, ofDelete) => {
    const { post, put, del } = open({ writeResult });
    const { id } = await post(picklists, { name: "demo__P", masterLabel: "P" });
    expect((await put(`${picklists}/${id}`, { masterLabel: "Q" })).at()).toBe(ofUpdate);
    expect((await del(`${picklists}/${id}`)).at()).toBe(ofDelete);
  });

  test.each<[Dialect["createResult"], (id: string) => unknown, (ids: string[]) => unknown]>([
    ["id", (id) => id, (ids) => ids],
    ["array", (id) => [id], (ids) => ids],
    ["object", (id) => ({ id }), (ids) => ids.map((id) => ({ id }))],
    ["null", () => null, () => null],
    ["parent", (id) => id, (ids) => ids],
  ])("createResult: %s", async (createResult, one, many) => {
    const { post, emulator, field } = open({ createResult });
    const object = (await post(objects, objectBody("demo__Order__CST"))).at();
    const { id } = emulator.world.objects.get("demo__Order__CST");
    expect(object).toEqual(one(id));
    const several = (await post(`${objects}/${id}/fields`, { fields: [field("a"), field("b")] })).at();
    const single = (await post(`${objects}/${id}/Field`, field("c"))).at();
    const [, a, b, c] = emulator.world.fields.all(id).map((made) => made.id);
    expect(several).toEqual(many([String(a), String(b)]));
    expect(single).toEqual(one(String(c)));
    const trigger = (await post(`${objects}/${id}/Trigger`, { name: "Check", script: "x" })).at();
    const validator = (await post(`${objects}/${id}/Validator`, { name: "Check", active: false })).at();
    const made = [emulator.world.triggers.get(id, "Check").id, emulator.world.validators.get(id, "Check").id];
    expect([trigger, validator]).toEqual(createResult === "parent" ? [id, id] : made.map(one));
  });

  test.each<[Dialect["clearDescription"], number]>([
    ["accepted", 200],
    ["refused", 400],
  ])("clearDescription: %s", async (clearDescription, status) => {
    const { get, post, put, order, field } = open({ clearDescription });
    const object = `${objects}/${(await order()).id}`;
    const texts = { description: "x", inlineHelpText: "y" };
    const { description } = texts;
    const made: [string, string, object, object][] = [
      [picklists, "description", { name: "demo__P", masterLabel: "P", description }, { masterLabel: "P" }],
      [`${object}/Trigger`, "description", { name: "Check", script: "x", description }, {}],
      [`${object}/Validator`, "description", { name: "Check", active: false, description }, {}],
      [`${object}/Field`, "description", field("a", texts), {}],
      [`${object}/Field`, "inlineHelpText", field("b", texts), {}],
    ];
    for (const [kind, text, body, more] of made) {
      const path = `${kind}/${(await post(kind, body)).id}`;
      const read = async () => (await get(path)).at(...(kind === picklists ? [0] : []), text);
      const written = await read();
      expect(written).toMatch(/^[xy]$/);
      expect((await put(path, { ...more, [text]: "" })).status).toBe(status);
      expect(await read()).toBe(status === 200 ? "" : written);
      expect((await put(path, { ...more, [text]: null })).status).toBe(200);
      expect((await read()) || "").toBe("");
    }
  });

  test("staleReads: the first reads after a write show the state before it", async () => {
    const { get, post, put } = open({ staleReads: 2 });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    expect([(await get(`${objects}/${id}`)).status, (await get(objects)).at(), (await get(`${objects}/${id}`)).status]).toEqual([
      404,
      [],
      200,
    ]);
    await put(`${objects}/${id}`, { label: "New" });
    const label = async () => (await get(`${objects}/${id}`)).at("tableInfo", "label");
    expect([await label(), await label(), await label()]).toEqual(["A thing", "A thing", "New"]);
  });

  test.each<[Dialect["staleReads"], string[], string[]]>([
    ["alternating", ["New", "Old", "New", "Old", "New"], ["New", "Old", "New", "Old", "New"]],
    ["byId", ["Old", "Old", "New"], ["New", "New"]],
  ])("staleReads: %s, of metadata only", async (staleReads, byId, listed) => {
    const { get, post, put, order, emulator } = open({ staleReads });
    const { id } = await order();
    emulator.world.records.add(id, [{ name: "one" }]);
    const read = async () => (await get(`${objects}/${id}`)).at("tableInfo", "label");
    const list = async () => (await get(objects)).at(0, "label");
    const several = async (look: () => Promise<unknown>, times: number) => {
      const seen = [];
      for (let time = 0; time < times; time++) seen.push(await look());
      return seen;
    };
    await put(`${objects}/${id}`, { label: "Old" });
    await put(`${objects}/${id}`, { label: "New" });
    expect((await post(`${data}/count/demo__Order__CST`, {})).at()).toBe(1);
    expect(await several(read, byId.length)).toEqual(byId);
    await put(`${objects}/${id}`, { label: "Old" });
    await put(`${objects}/${id}`, { label: "New" });
    expect(await several(list, listed.length)).toEqual(listed);
  });

  test.each<[Dialect["throttle"], RegExp | undefined]>([
    ["off", undefined],
    ["bare", undefined],
    ["seconds", /^1$/],
    ["date", / GMT$/],
  ])("throttle: %s", async (throttle, retryAfter) => {
    const { get } = open({ throttle, throttleRate: 3 });
    const answers = [];
    for (let turn = 0; turn < 4; turn++) answers.push(await get(objects));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, throttle === "off" ? 200 : 429]);
    const header = answers.at(-1)?.header("retry-after");
    if (!retryAfter) expect(header).toBeUndefined();
    else expect(header).toMatch(retryAfter);
    if (throttle !== "date") return;
    const wait = Date.parse(String(header)) - session.clock.now();
    expect(wait).toBeGreaterThan(500);
    await session.clock.sleep(wait);
    expect((await get(objects)).status).toBe(200);
  });

  test.each<[Dialect["undocumented"], number]>([
    ["present", 200],
    ["404", 404],
    ["405", 405],
    ["403", 403],
  ])("undocumented: %s", async (undocumented, status) => {
    const { get, put, del, order, post } = open({ undocumented });
    const { id, fields } = await order();
    expect((await put(`${objects}/${id}`, { label: "x" })).status).toBe(status);
    expect((await put(`${objects}/${id}/Field/${fields[0]}`, { label: "x" })).status).toBe(status);
    expect((await get(`${objects}/${id}/Field`)).status).toBe(200);
    expect((await del(`${objects}/${id}/Field/${fields[0]}`)).status).toBe(status);
    expect((await del(`${objects}/${id}`)).status).toBe(status);
    const picklist = (await post(picklists, { name: "demo__P", masterLabel: "P" })).id;
    expect((await del(`${picklists}/${picklist}`)).status).toBe(200);
  });

  test.each<[Dialect["nullStyle"], unknown, unknown]>([
    ["printed", "", null],
    ["null", null, null],
    ["empty", "", ""],
    ["absent", undefined, undefined],
  ])("nullStyle: %s", async (nullStyle, description, controlField) => {
    const { get, post, order } = open({ nullStyle });
    const { id } = await order();
    await post(picklists, { name: "demo__P", masterLabel: "P" });
    expect((await get(`${objects}/${id}`)).at("tableInfo", "description")).toBe(description);
    expect((await get(`${objects}/${id}`)).at("childObjects")).toBe(nullStyle === "absent" ? undefined : null);
    expect((await get(picklists)).at(0, "controlField")).toBe(controlField);
  });

  test("memberOrder: reversed", async () => {
    const { get } = open({ memberOrder: "reversed" });
    const { text } = await get(`${objects}?type=std`);
    expect(text).toMatch(/^\{"result":\[\{"parentObjects"/);
  });

  test("extraMembers: yes", async () => {
    const { get, order } = open({ extraMembers: "yes" });
    const { id } = await order();
    const { body } = await get(`${objects}/${id}`);
    expect(body).toMatchObject({ traceId: "emulator", result: { unknownMember: "emulator", tableInfo: { unknownMember: "emulator" } } });
  });

  test("unknownAttributes: ignored, at any depth; what is known is still checked", async () => {
    const { get, post } = open({ unknownAttributes: "ignored" });
    const body = {
      ...objectBody("demo__Order__CST"),
      colour: "red",
      fields: [{ label: "T", name: "name", dataType: "Name", colour: "red" }],
    };
    expect((await post(objects, { ...body, label: "" })).status).toBe(400);
    expect((await post(objects, body)).status).toBe(200);
    expect((await get(`${objects}?colour=red`)).status).toBe(200);
    expect((await get(`${picklists}?colour=red`)).status).toBe(200);
  });
});
