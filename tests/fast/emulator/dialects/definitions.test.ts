import type { Dialect } from "../../../../emulator";
import { data, metadata } from "../session";
import { bpms, flows, scripts, useDialects } from "./open";

const { session, open } = useDialects();

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

  test.each(["kept", "cleared"] as const)("bpmRead: definition has a version where one was sent, putOmitted: %s", async (putOmitted) => {
    const { get, put } = open({ bpmRead: "definition", putOmitted });
    const first = await make(bpms, { ...bpm, version: "1.0.1" });
    const next = await make(bpms, { ...bpm, version: "1.0.2" });
    const silent = await make(bpms, { ...bpm, name: "demo__B" });
    const versions = async () => [
      (await get(first)).at("version"),
      (await get(next)).at("version"),
      "version" in Object((await get(silent)).at()),
    ];
    expect(await versions()).toEqual(["1.0.1", "1.0.2", false]);
    await put(first, { name: "demo__A", label: "New" });
    await put(silent, { name: "demo__B", label: "New" });
    expect(await versions()).toEqual(["1.0.1", "1.0.2", false]);
    await put(silent, { name: "demo__B", label: "New", version: "1.0.1" });
    expect((await get(silent)).at("version")).toBe("1.0.1");
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

  test.each<[Dialect["changeActive"], number]>([
    ["allowed", 200],
    ["refused", 400],
  ])("changeActive: %s", async (changeActive, status) => {
    const { put, emulator } = open({ changeActive });
    const { world } = emulator;
    for (const [path, body, things] of [
      [flows, flow, world.flows],
      [bpms, bpm, world.bpms],
      [scripts, { content: "class B {}" }, world.scripts],
    ] as const) {
      const one = await make(path, path === scripts ? script : body);
      things.setActive("demo__A", true);
      expect((await put(one, body)).status).toBe(status);
      // What is switched off by the way is off when it changes, and what is switched alone does not change.
      expect((await put(one, path === flows ? { active: false } : { ...body, active: false })).status).toBe(200);
      expect((await put(one, body)).status).toBe(200);
      expect((await put(one, path === bpms ? { ...body, active: true } : { active: true })).status).toBe(200);
    }
  });

  test.each<[Dialect["listOrder"], string[]]>([
    ["oldestFirst", ["demo__A", "demo__B"]],
    ["newestFirst", ["demo__B", "demo__A"]],
  ])("listOrder: %s", async (listOrder, names) => {
    const { get, post } = open({ listOrder });
    for (const name of ["demo__A", "demo__B"]) {
      await make(flows, { ...flow, name, localUrl: `/run/${name}` });
      await make(bpms, { ...bpm, name });
      await make(scripts, { ...script, name });
    }
    const condition = { conjunction: "AND", conditions: [] };
    const lists = [await get(flows), await get(bpms), await get(scripts), await post(`${data}/query/Script`, { condition })];
    for (const list of lists) expect([list.at(0, "name"), list.at(1, "name")]).toEqual(names);
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
