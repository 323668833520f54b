import { characters, type Dialect, dialectAlternatives } from "../../../emulator";
import type { ObjectDefinition } from "../../../emulator/world/objects";
import { operations } from "../../../provider/contract";
import { type Answer, data, metadata, objectBody, useSession } from "./session";

const session = useSession();

const objects = `${metadata}/Object`;
const picklists = `${metadata}/Picklist`;
const flows = `${metadata}/Flow`;
const scripts = `${metadata}/Script`;
const bpms = "/u-route/baas/bp/v2.0/metadata/definitions";
const unknownObject = `${objects}/cust00000000000000XX`;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Turns switches of the emulator; what is open stays open. */
function open(dialect: Partial<Dialect>) {
  Object.assign(session.emulator.dialect, dialect);
  const field = (name: string, more: object = {}) => ({ name: `demo__${name}__CST`, label: name, dataType: "text", ...more });
  const order = () => session.makeObject("demo__Order__CST", ["demo__code__CST"]);
  return { ...session, field, order };
}

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
    const header = answers.at(-1)?.headers.get("retry-after");
    if (!retryAfter) expect(header).toBeNull();
    else expect(header).toMatch(retryAfter);
    if (throttle !== "date") return;
    const wait = Date.parse(String(header)) - Date.now();
    expect(wait).toBeGreaterThan(500);
    await pause(wait);
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

  test("objectDelete: dropping keeps the name for a moment", async () => {
    const { get, post, put, del, order } = open({ objectDelete: "dropping" });
    const { id } = await order();
    expect((await del(`${objects}/${id}`)).status).toBe(200);
    expect((await get(`${objects}/${id}`)).at("tableInfo", "status")).toBe("dropping");
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(400);
    expect((await put(`${objects}/${id}`, { label: "x" })).status).toBe(400);
    await pause(350);
    expect((await get(`${objects}/${id}`)).status).toBe(404);
    expect((await post(objects, objectBody("demo__Order__CST"))).status).toBe(200);
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
  ])("fieldDelete: %s", async (fieldDelete, status) => {
    const { post, del, emulator, field } = open({ fieldDelete });
    const { id } = await post(objects, objectBody("demo__Order__CST"));
    const [layout] = emulator.world.layouts.all(id);
    const shown = await post(`${objects}/${id}/Field`, field("a", { layouts: [layout?.id] }));
    const free = await post(`${objects}/${id}/Field`, field("b"));
    expect((await del(`${objects}/${id}/Field/${shown.id}`)).status).toBe(status);
    expect((await del(`${objects}/${id}/Field/${free.id}`)).status).toBe(200);
    expect(layout?.view.fields).toEqual(status === 200 ? ["name"] : ["name", "demo__a__CST"]);
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

describe("triggers, validators, layouts", () => {
  const rule = { name: "Check", label: "A check", description: "x", errorExpression: "1>2", errorMessage: "No." };
  const lost = { label: null, description: null, errorExpression: null, errorMessage: null };

  test.each<[Dialect["activeOnCreate"], object]>([
    ["honoured", { ...rule, active: true }],
    ["inactive", { ...rule, active: false }],
    ["losesOthers", { ...lost, name: "Check", active: true, errorLocation: "topOfPage" }],
  ])("activeOnCreate: %s", async (activeOnCreate, kept) => {
    const { get, post, order } = open({ activeOnCreate });
    const validators = `${objects}/${(await order()).id}/Validator`;
    const { id } = await post(validators, { ...rule, active: true });
    expect((await get(`${validators}/${id}`)).at()).toMatchObject(kept);
    const inactive = await post(validators, { ...rule, name: "Other", active: false });
    expect((await get(`${validators}/${inactive.id}`)).at()).toMatchObject({ ...rule, name: "Other", active: false });
  });

  test.each<[Dialect["activeMixed"], number, boolean]>([
    ["othersIgnored", 200, true],
    ["refused", 400, false],
  ])("activeMixed: %s", async (activeMixed, status, active) => {
    const { get, post, put, order } = open({ activeMixed });
    const object = `${objects}/${(await order()).id}`;
    for (const [kind, more] of [
      ["Trigger", { script: "x" }],
      ["Validator", { active: false }],
    ] as const) {
      const path = `${object}/${kind}/${(await post(`${object}/${kind}`, { name: "Check", label: "Old", ...more })).id}`;
      expect((await put(path, { active: true, label: "New" })).status).toBe(status);
      expect((await get(path)).at()).toMatchObject({ active, label: "Old" });
      expect((await put(path, { active: true })).status).toBe(200);
      expect((await put(path, { label: "New" })).status).toBe(200);
      expect((await get(path)).at()).toMatchObject({ active: true, label: "New" });
    }
  });

  test.each<[Dialect["eventChange"], number, string]>([
    ["inPlace", 200, "AfterDelete"],
    ["refused", 400, "BeforeInsert"],
  ])("eventChange: %s", async (eventChange, status, event) => {
    const { get, post, put, order } = open({ eventChange });
    const triggers = `${objects}/${(await order()).id}/Trigger`;
    const { id } = await post(triggers, { name: "Check", script: "x", event: "BeforeInsert" });
    expect((await put(`${triggers}/${id}`, { event: "AfterDelete" })).status).toBe(status);
    expect((await put(`${triggers}/${id}`, { label: "New", event })).status).toBe(200);
    expect((await get(`${triggers}/${id}`)).at()).toMatchObject({ event, label: "New" });
  });

  test.each<[Dialect["layoutContent"], string, string]>([
    ["textInList", "string", "object"],
    ["text", "string", "string"],
    ["object", "object", "object"],
  ])("layoutContent: %s", async (layoutContent, inList, byId) => {
    const { get, order } = open({ layoutContent });
    const layouts = `${objects}/${(await order()).id}/Layout`;
    const list = await get(layouts);
    const one = await get(`${layouts}/${list.at(0, "id")}`);
    expect([typeof list.at(0, "content"), typeof one.at("content")]).toEqual([inList, byId]);
    const contents = [list.at(0, "content"), one.at("content")].map((content) =>
      typeof content === "string" ? JSON.parse(content) : content,
    );
    const view = { name: "__layout__demo__Order__CST__detail", fields: ["name"] };
    expect(contents).toEqual([0, 1].map(() => ({ name: "", type: "", view })));
  });

  test.each<[Dialect["layoutDefaults"], string]>([
    ["pattern", "__layout__demo__Order__CST__Short"],
    ["viewName", "brief"],
  ])("layoutDefaults: %s", async (layoutDefaults, name) => {
    const { get, post, order, emulator } = open({ layoutDefaults });
    const { id } = await order();
    const existingPageLayout = emulator.world.layouts.all(id)[0]?.id;
    const named = await post(`${objects}/${id}/Layout`, { name: "Short", viewName: "brief", existingPageLayout });
    const unnamed = await post(`${objects}/${id}/Layout`, { name: "Long", existingPageLayout });
    expect((await get(`${objects}/${id}/Layout/${named.id}`)).at("content", "view", "name")).toBe(name);
    expect((await get(`${objects}/${id}/Layout/${unnamed.id}`)).at("content", "view", "name")).toBe("__layout__demo__Order__CST__Long");
  });
});

describe("flows, BPMs, scripts", () => {
  const flow = {
    ...{ name: "demo__A", label: "A", processType: "Autolaunched Flow", localUrl: "/run/demo__A", description: "About" },
    ...{ startElement: "a", actionCalls: [{ name: "a" }] },
  };
  const bpm = { name: "demo__A", label: "A", description: "About", config: { cancelable: true }, startEvents: [{ name: "start" }] };
  const script = { name: "demo__A", content: "class A {}", jscode: "var A;", sourceMap: "{}" };
  const make = async (path: string, body: object) => {
    const answer = await session.post(path, body);
    return `${path}/${answer.at("id") ?? answer.id}`;
  };
  const isActive = async (path: string) => (await session.get(path)).at("active");

  test.each<[Dialect["names"], string]>([
    ["asSent", "A"],
    ["addPrefix", "demo__A"],
    ["addSuffix", "A"],
  ])("names: %s", async (names, stored) => {
    const { emulator } = open({ names });
    await make(flows, { ...flow, name: "A", localUrl: `/run/${stored}` });
    await make(bpms, { ...bpm, name: "A" });
    await make(scripts, { ...script, name: "A" });
    const { world } = emulator;
    expect([world.flows.all(), world.bpms.all(), world.scripts.all()]).toMatchObject([
      [{ name: stored }],
      [{ name: stored }],
      [{ name: stored }],
    ]);
  });

  test("undocumented: 404 takes activation and the writes of scripts away, no documented call", async () => {
    const { get, put, del } = open({ undocumented: "404" });
    const [oneFlow, oneBpm] = [await make(flows, flow), await make(bpms, bpm)];
    expect([(await put(oneFlow, { active: true })).status, (await put(oneBpm, { ...bpm, active: true })).status]).toEqual([404, 404]);
    expect((await put(oneFlow, flow)).status).toBe(200);
    expect((await put(oneBpm, bpm)).status).toBe(200);
    const { id } = session.emulator.world.scripts.create(script);
    expect((await put(`${scripts}/${id}`, { active: true })).status).toBe(404);
    expect((await get(`${scripts}/${id}`)).status).toBe(200);
    for (const one of [oneFlow, oneBpm]) expect((await del(one)).status).toBe(200);
  });

  test.each<[Dialect["definitionRead"], boolean]>([
    ["returned", true],
    ["absent", false],
  ])("definitionRead: %s", async (definitionRead, returned) => {
    const { get } = open({ definitionRead });
    const [oneFlow, oneBpm] = [await make(flows, flow), await make(bpms, bpm)];
    for (const answer of [await get(oneFlow), await get(`${flows}?name=demo__A`)]) {
      const record = [answer.at()].flat()[0] as object;
      expect(["actionCalls" in record, "startElement" in record, "description" in record]).toEqual([returned, true, true]);
    }
    const one = (await get(oneBpm)).at() as object;
    expect(["startEvents" in one, "config" in one, "label" in one]).toEqual([returned, returned, true]);
    expect((await get(bpms)).at(0, "config")).toBe('{"cancelable":true,"noCancelAfterElem":"","noCancelAfterElemLabel":""}');
  });

  test.each<[Dialect["bpmRead"], boolean]>([
    ["record", true],
    ["definition", false],
  ])("bpmRead: %s", async (bpmRead, told) => {
    const { get } = open({ bpmRead });
    const one = (await get(await make(bpms, bpm))).at() as object;
    expect(["id", "label", "startEvents", "active", "status", "createdBy"].map((name) => name in one)).toEqual([
      true,
      true,
      true,
      told,
      told,
      told,
    ]);
  });

  test.each<[Dialect["putOmitted"], string, string]>([
    ["kept", "About", "Pass"],
    ["cleared", "", "Error"],
  ])("putOmitted: %s", async (putOmitted, description, status) => {
    const { get, put } = open({ putOmitted });
    const [oneFlow, oneBpm] = [await make(flows, flow), await make(bpms, bpm)];
    await put(oneFlow, { label: "New", processType: "Autolaunched Flow" });
    await put(oneBpm, { name: "demo__A", label: "New" });
    for (const path of [oneFlow, oneBpm])
      expect((await get(path)).at()).toMatchObject({ name: "demo__A", label: "New", description, status });
  });

  test.each<[Dialect["activation"], object, object, object]>([
    ["accepted", { status: 200, active: true }, { status: 200, active: true }, { status: 404, active: false }],
    ["refused", { status: 400, active: false }, { status: 400, active: false }, { status: 404, active: false }],
    ["ignored", { status: 200, active: false }, { status: 200, active: false }, { status: 404, active: false }],
    ["metadata", { status: 200, active: true }, { status: 200, active: false }, { status: 200, active: true }],
  ])("activation: %s", async (activation, ofFlow, ofBpm, ofBpmRecord) => {
    const { put } = open({ activation });
    const oneFlow = await make(flows, flow);
    expect({ status: (await put(oneFlow, { active: true })).status, active: await isActive(oneFlow) }).toEqual(ofFlow);
    const oneBpm = await make(bpms, bpm);
    expect({ status: (await put(oneBpm, { ...bpm, active: true })).status, active: await isActive(oneBpm) }).toEqual(ofBpm);
    const other = await make(bpms, { ...bpm, name: "demo__B" });
    const record = `${metadata}/BPM/${other.split("/").at(-1)}`;
    expect({ status: (await put(record, { active: true })).status, active: await isActive(other) }).toEqual(ofBpmRecord);
  });

  test("activation: metadata keeps the rest of a definition that is sent with active", async () => {
    const { get, put } = open({ activation: "metadata" });
    const one = await make(bpms, bpm);
    await put(one, { ...bpm, label: "New", active: true });
    expect((await get(one)).at()).toMatchObject({ label: "New", active: false });
  });

  test.each<[Dialect["deleteActive"], number]>([
    ["allowed", 200],
    ["refused", 400],
  ])("deleteActive: %s", async (deleteActive, status) => {
    const { del, emulator } = open({ deleteActive });
    const { world } = emulator;
    for (const [path, body, things] of [
      [flows, flow, world.flows],
      [bpms, bpm, world.bpms],
      [scripts, script, world.scripts],
    ] as const) {
      const one = await make(path, body);
      things.setActive("demo__A", true);
      expect((await del(one)).status).toBe(status);
      if (status === 200) continue;
      things.setActive("demo__A", false);
      expect((await del(one)).status).toBe(200);
    }
  });

  test.each<[Dialect["bpmCreateResult"], (id: string) => unknown]>([
    ["compileInfo", (id) => ({ errors: [], id, warnings: [] })],
    ["id", (id) => id],
  ])("bpmCreateResult: %s", async (bpmCreateResult, result) => {
    const { post, put, emulator } = open({ bpmCreateResult });
    const created = (await post(bpms, bpm)).at();
    const { id } = emulator.world.bpms.get("demo__A");
    expect(created).toEqual(result(id));
    expect((await put(`${bpms}/${id}`, bpm)).at()).toEqual(result(id));
    expect((await put(`${bpms}/${id}`, { ...bpm, active: true })).at()).toEqual(result(id));
  });

  test.each<[Dialect["scriptCreate"], number]>([
    ["works", 200],
    ["absent", 404],
  ])("scriptCreate: %s", async (scriptCreate, status) => {
    const { post, put, emulator } = open({ scriptCreate });
    expect((await post(scripts, script)).status).toBe(status);
    const { id } = emulator.world.scripts.create({ ...script, name: "demo__B" });
    expect((await put(`${scripts}/${id}`, { active: true })).status).toBe(200);
  });

  test.each<[Dialect["scriptDelete"], number, number]>([
    ["works", 200, 0],
    ["absent", 404, 1],
  ])("scriptDelete: %s", async (scriptDelete, status, left) => {
    const { del, emulator } = open({ scriptDelete });
    const { id } = emulator.world.scripts.create(script);
    expect((await del(`${scripts}/${id}`)).status).toBe(status);
    expect(emulator.world.scripts.all()).toHaveLength(left);
  });

  test.each<[Dialect["scriptLookup"], number, number]>([
    ["both", 200, 200],
    ["list", 200, 404],
    ["query", 404, 200],
  ])("scriptLookup: %s", async (scriptLookup, byList, byQuery) => {
    const { get, post, emulator } = open({ scriptLookup });
    const { id } = emulator.world.scripts.create(script);
    const condition = { conjunction: "AND", conditions: [{ field: "name", operator: "eq", value: "demo__A" }] };
    const answers = [await get(scripts), await post(`${data}/query/Script`, { condition })];
    expect(answers.map(({ status }) => status)).toEqual([byList, byQuery]);
    for (const answer of answers) expect(answer.at(0, "id")).toBe(answer.status === 200 ? id : undefined);
    expect((await get(`${scripts}/${id}`)).status).toBe(200);
  });
});

describe("picklists", () => {
  const set = {
    name: "demo__Status",
    masterLabel: "Status",
    picklistValues: [
      { value: "a", label: "A", isDefault: true, color: "#fff" },
      { value: "b", label: "B" },
    ],
  };

  test.each<[Dialect["byId"], object]>([
    ["array", [{ name: "demo__Status" }]],
    ["object", { name: "demo__Status" }],
  ])("byId: %s", async (byId, result) => {
    const { get, post } = open({ byId });
    const { id } = await post(picklists, set);
    expect((await get(`${picklists}/${id}`)).at()).toMatchObject(result);
  });

  test.each<[Dialect["valueDelete"], string, string, string]>([
    ["query", "value", "set", "value"],
    ["body", "set", "value", "value"],
    ["either", "value", "value", "value"],
  ])("valueDelete: %s", async (valueDelete, byQuery, byBody, byBoth) => {
    const { post, del, emulator } = open({ valueDelete });
    const removed = [];
    for (const [inQuery, inBody] of [
      [true, false],
      [false, true],
      [true, true],
    ]) {
      const { id } = await post(picklists, set);
      const value = emulator.world.picklists.get(id).values[0]?.id;
      expect((await del(`${picklists}/${id}${inQuery ? `?value=${value}` : ""}`, inBody ? { value } : undefined)).status).toBe(200);
      removed.push(emulator.world.picklists.find(id) ? "value" : "set");
      if (emulator.world.picklists.find(id)) emulator.world.picklists.delete(id);
    }
    expect(removed).toEqual([byQuery, byBody, byBoth]);
  });

  test.each<[Dialect["nameFilter"], string, string[]]>([
    ["exact", "demo__Status", ["demo__Status"]],
    ["exact", "Status", []],
    ["fuzzy", "status", ["demo__Status", "demo__Status2"]],
    ["ignored", "demo__Status", ["demo__Status", "demo__Status2", "demo__Other"]],
  ])("nameFilter: %s of %s", async (nameFilter, name, found) => {
    const { get, post } = open({ nameFilter });
    for (const made of ["demo__Status", "demo__Status2", "demo__Other"]) await post(picklists, { ...set, name: made });
    const list = (await get(`${picklists}?name=${name}`)).at() as { name: string }[];
    expect(list.map((picklist) => picklist.name)).toEqual(found);
  });

  test.each<[Dialect["valueAttributes"], object]>([
    ["valueAndLabel", { isDefault: false, color: "" }],
    ["all", { isDefault: true, color: "#fff" }],
  ])("valueAttributes: %s", async (valueAttributes, kept) => {
    const { get, post } = open({ valueAttributes });
    const { id } = await post(picklists, set);
    expect((await get(`${picklists}/${id}`)).at(0, "picklistValues", 0)).toMatchObject(kept);
  });

  test.each<[Dialect["clearDescription"], number]>([
    ["accepted", 200],
    ["refused", 400],
  ])("clearDescription: %s", async (clearDescription, status) => {
    const { post, put } = open({ clearDescription });
    const { id } = await post(picklists, { ...set, description: "x" });
    expect((await put(`${picklists}/${id}`, { masterLabel: "x", description: "" })).status).toBe(status);
  });
});

describe("records", () => {
  async function withRecord(dialect: Partial<Dialect>) {
    open(dialect);
    const { id: picklistId } = session.emulator.world.picklists.create({
      name: "demo__Tags",
      masterLabel: "Tags",
      picklistValues: ["red", "blue"].map((value) => ({ value, label: value })),
    });
    const { id } = await session.makeObject("demo__Order__CST", [
      { name: "demo__amount__CST", dataType: "currency" },
      { name: "demo__paid__CST", dataType: "checkbox" },
      { name: "demo__tags__CST", dataType: "multiselect", picklistId },
    ]);
    const values = { demo__amount__CST: "7.50", demo__paid__CST: true, demo__tags__CST: "red;blue" };
    const [record] = session.emulator.world.records.add(id, [values]);
    return (await session.get(`${data}/bobject/demo__Order__CST/${record?.id}`)).at(0);
  }

  test.each<[Partial<Dialect>, object]>([
    [{ numberWire: "string" }, { demo__amount__CST: "7.50" }],
    [{ numberWire: "number" }, { demo__amount__CST: 7.5 }],
    [{ checkboxWire: "boolean" }, { demo__paid__CST: true }],
    [{ checkboxWire: "string" }, { demo__paid__CST: "true" }],
    [{ multiSelectWire: "joined" }, { demo__tags__CST: "red;blue" }],
    [{ multiSelectWire: "array" }, { demo__tags__CST: ["red", "blue"] }],
  ])("%j", async (dialect, wire) => {
    expect(await withRecord(dialect)).toMatchObject(wire);
  });

  test.each<[Dialect["systemFields"], number]>([
    ["ignored", 200],
    ["refused", 400],
  ])("systemFields: %s", async (systemFields, status) => {
    const { post, order, emulator } = open({ systemFields });
    const { id } = await order();
    const records = [{ name: "one", createdDate: "2020-01-01 00:00:00" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(status);
    const [made] = emulator.world.records.query(id).records;
    if (status === 200) expect(made?.createdDate).not.toBe("2020-01-01 00:00:00");
  });

  test("schemaCache: delayed", async () => {
    const { post, order, emulator } = open({ schemaCache: "delayed" });
    const { id } = await order();
    expect((await post(`${data}/count/demo__Order__CST`, {})).status).toBe(404);
    await pause(250);
    expect((await post(`${data}/count/demo__Order__CST`, {})).at()).toBe(0);
    emulator.world.fields.add(id, [{ name: "demo__late__CST", label: "Late", dataType: "text" }]);
    const records = [{ demo__late__CST: "x" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(400);
    await pause(250);
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(200);
  });
});

test("the alternatives are every other value of every switch, each under its name", () => {
  expect(dialectAlternatives).toContainEqual({ name: "missing: null", dialect: { missing: "null" } });
  expect(dialectAlternatives).toContainEqual({ name: "staleReads: 2", dialect: { staleReads: 2 } });
  expect(dialectAlternatives.filter(({ dialect }) => "errorStatus" in dialect)).toHaveLength(3);
  expect(new Set(dialectAlternatives.map(({ name }) => name)).size).toBe(dialectAlternatives.length);
});

const everyDialect = [...dialectAlternatives, ...Object.entries(characters).map(([name, dialect]) => ({ name, dialect }))];

test.each(everyDialect)("under $name every answer is one that the contract understands", async ({ dialect }) => {
  const { get, post, put, del, emulator } = open({ ...dialect, throttleRate: 1000 });
  const { world, requests } = emulator;
  const view = objectBody("demo__Order__CST").view as ObjectDefinition["view"];
  const { id } = world.objects.create({ name: "demo__Order__CST", fields: [], view });
  const [field] = world.fields.add(id, [
    { name: "demo__a__CST", label: "A", dataType: dialect.dataTypeCase === "camel" ? "Text" : "text" },
  ]);
  const [layout] = world.layouts.all(id);
  const trigger = world.triggers.create(id, { name: "Check", script: "x" });
  const validator = world.validators.create(id, { name: "Check", active: true });
  const button = world.buttons.create(id, { name: "Approve" });
  const picklist = world.picklists.create({ name: "demo__P", masterLabel: "P", picklistValues: [{ value: "a", label: "A" }] });
  const flowBody = { label: "F", processType: "Autolaunched Flow" as const, startElement: "a", actionCalls: [{ name: "a" }] };
  const bpmBody = { name: "demo__B", label: "B", config: { cancelable: true }, startEvents: [{ name: "start" }] };
  const texts = { content: "class Input { @action.param() a; }", jscode: "", sourceMap: "" };
  const flow = world.flows.create({ ...flowBody, name: "demo__F", localUrl: "/run/demo__F" });
  const bpm = world.bpms.create(bpmBody);
  const script = world.scripts.create({ name: "demo__S", ...texts });
  const instance = world.flowInstances.add({ name: "demo__F" });
  if (dialect.schemaCache) await pause(250);
  const [record] = world.records.add(id, [{ name: "one" }]);

  const understood = ({ status, body, at }: Answer) => {
    const { resCode } = body as { resCode: unknown };
    if (status !== 200 || String(resCode) !== "0") return;
    const operation = operations.find(({ name }) => name === requests.list.at(-1)?.operation);
    expect(operation?.result.safeParse(at()).error?.issues ?? []).toEqual([]);
  };
  const children = [
    ["Layout", layout?.id],
    ["Trigger", trigger.id],
    ["Validator", validator.id],
    ["Button", button.id],
  ].flatMap(([kind, child]) => [`/${id}/${kind}`, `/${id}/${kind}/${child}`]);
  const reads = ["", `/${id}`, `/${id}/Field`, `/${id}/Field/${field?.id}`, ...children];
  for (const path of reads) understood(await get(objects + path));
  for (const path of ["", `/${picklist.id}`, `/${picklist.id}?flag=R`]) understood(await get(picklists + path));
  for (const path of ["Application", `Application/${world.applications.all()[0]?.id}`, "View", `View/${world.pages.all()[0]?.id}`, "Tab"])
    understood(await get(`${metadata}/${path}`));
  for (const path of ["", `/${flow.id}`, ...["check", "Describe", "dep"].map((flag) => `/${flow.id}?flag=${flag}`)])
    understood(await get(flows + path));
  for (const path of ["activeFlow", instance.id, "activeFlow?fields=label"]) understood(await get(`/u-route/baas/v1.0/flow/${path}`));
  for (const path of ["", `/${bpm.id}`]) understood(await get(bpms + path));
  for (const path of ["", `/${script.id}`]) understood(await get(scripts + path));
  for (const path of ["script/v1.0/signature/demo__S", "script/v1.0/declaration", "formula/v1.0/functions"])
    understood(await get(`/u-route/baas/${path}`));
  understood(await post(`${data}/query/Script`, { condition: { conjunction: "AND", conditions: [] } }));
  understood(await get(`${data}/bobject/demo__Order__CST/${record?.id}`));
  for (const call of ["query", "count"]) understood(await post(`${data}/${call}/demo__Order__CST`, {}));

  understood(await post(objects, objectBody("demo__Other__CST")));
  understood(await post(`${objects}/${id}/Field`, { name: "demo__b__CST", label: "B", dataType: "text" }));
  understood(await post(`${objects}/${id}/fields`, { fields: [{ name: "demo__c__CST", label: "C", dataType: "Text" }] }));
  understood(await put(`${objects}/${id}`, { label: "Orders" }));
  understood(await post(`${objects}/${id}/Trigger`, { name: "Other", script: "x" }));
  understood(await put(`${objects}/${id}/Trigger/${trigger.id}`, { active: true }));
  understood(await del(`${objects}/${id}/Trigger/${trigger.id}`));
  understood(await post(`${objects}/${id}/Validator`, { name: "Other", active: false }));
  understood(await put(`${objects}/${id}/Validator/${validator.id}`, { active: false }));
  understood(await del(`${objects}/${id}/Validator/${validator.id}`));
  const copy = { name: "Copy", existingPageLayout: layout?.id };
  understood(await post(`${objects}/${id}/Layout`, copy));
  understood(await del(`${objects}/${id}/Layout/${layout?.id}`));
  understood(await put(`${picklists}/${picklist.id}`, { masterLabel: "P" }));
  understood(await post(flows, { ...flowBody, name: "demo__G", localUrl: "/run/demo__G" }));
  understood(await put(`${flows}/${flow.id}`, flowBody));
  understood(await put(`${flows}/${flow.id}`, { active: true }));
  understood(await del(`${flows}/${flow.id}`));
  understood(await post(bpms, { ...bpmBody, version: "1.0.2" }));
  understood(await put(`${bpms}/${bpm.id}`, bpmBody));
  understood(await put(`${bpms}/${bpm.id}`, { ...bpmBody, active: true }));
  understood(await put(`${metadata}/BPM/${bpm.id}`, { active: false }));
  understood(await del(`${bpms}/${bpm.id}`));
  understood(await post(scripts, { name: "demo__T", ...texts }));
  understood(await put(`${scripts}/${script.id}`, { active: true }));
  understood(await del(`${scripts}/${script.id}`));
  understood(await post(`${data}/bobject/demo__Order__CST`, { records: [{ name: "one" }] }));
  understood(await del(`${objects}/${id}`));
});
