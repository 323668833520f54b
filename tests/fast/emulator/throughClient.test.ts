import { strToU8, zipSync } from "fflate";
import { createClient } from "../../../provider/client/client";
import * as bpmInstances from "../../../provider/contract/bpmInstances";
import * as bulk from "../../../provider/contract/bulk";
import * as customApis from "../../../provider/contract/customApis";
import * as flows from "../../../provider/contract/flows";
import * as records from "../../../provider/contract/records";
import * as scripts from "../../../provider/contract/scripts";
import { createSend } from "../../support/send";
import { useSession } from "./session";

// The calls of what runs and of records, all the way from the client: no resource makes them yet.

const session = useSession();
const transport = createSend();
afterAll(() => transport.close());

const name = "demo__Order__CST";
const path = { objectName: name };

function open() {
  const { url, clientId, clientSecret } = session.emulator;
  const options = {
    url,
    credentials: { clientId, clientSecret },
    undocumentedOperations: "deny",
    maxConcurrency: 10,
    deadline: 60_000,
  } as const;
  return createClient(options, { environment: {}, clock: session.clock, send: session.clock.watch(transport.send) });
}

beforeEach(async () => {
  await session.makeObject(name, [{ name: "demo__amount__CST", dataType: "number" }]);
  session.emulator.world.objects.get(name).allowBulkApiAccess = true;
});

test("records are written, read and deleted", async () => {
  const client = open();
  const condition = { conjunction: "AND" as const, conditions: [{ field: "demo__amount__CST", operator: "gt", value: 1 }] };
  const made = await client.call(records.add, { path, body: { records: [{ name: "one" }] } });
  const [one = { id: "" }, two = { id: "" }] = await client.call(records.upsert, {
    path,
    body: {
      records: [
        { id: made[0]?.id, demo__amount__CST: 5 },
        { name: "two", demo__amount__CST: 1 },
      ],
    },
  });
  const recordId = one.id;
  expect(await client.call(records.update, { path: { ...path, recordId }, body: { setValue: { name: "first" } } })).toBe(1);
  expect(await client.call(records.get, { path: { ...path, recordId } })).toMatchObject([{ name: "first", demo__amount__CST: "5" }]);
  expect(await client.call(records.listByIds, { path, query: { records: `${two.id},${one.id}` } })).toMatchObject([two, one]);
  expect(await client.call(records.updateByCondition, { path, body: { setValue: { name: "much" }, condition } })).toBe(1);
  expect(await client.call(records.query, { path, body: { condition, relation: { parents: [] } } })).toMatchObject([{ name: "much" }]);
  expect(await client.call(records.count, { path, body: { condition } })).toBe(1);
  expect(await client.call(records.removeByCondition, { path, body: { condition } })).toBe(1);
  expect(await client.call(records.removeByIds, { path, query: { records: two.id } })).toBe(1);
  await expect(client.call(records.remove, { path: { ...path, recordId } })).rejects.toMatchObject({ failure: "missing" });
});

test("flows, scripts and BPMs run", async () => {
  const client = open();
  const { world } = session.emulator;
  const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
  const definition = { name: "demo__F", label: "F", processType: "Autolaunched Flow" as const, localUrl: "/run/demo__F", ...elements };
  world.flows.setActive(world.flows.create(definition).id, true);
  world.flows.answer("demo__F", (inputs) => ({ outputs: inputs }));
  const flow = await client.call(flows.orchestrate, { path: { action: "run", flowOrInstance: "demo__F" }, body: { amount: 7 } });
  expect(flow).toMatchObject({ interviewId: expect.any(String), outputs: { amount: 7 } });
  // Public callers use it, no page prints it.
  await expect(client.call(flows.run, { path: { flowName: "demo__F" }, body: {} })).rejects.toMatchObject({ failure: "unsupported" });

  world.scripts.create({ name: "demo__S", content: "", jscode: "", sourceMap: "" });
  world.scripts.answer("demo__S", () => ({ value: 1, log: "one" }));
  expect(await client.call(scripts.run, { path: { scriptName: "demo__S" }, body: {} })).toMatchObject({ value: 1, log: "" });
  expect(await client.call(scripts.debug, { path: { scriptName: "demo__S" }, body: {} })).toMatchObject({ value: 1, log: "one" });

  world.bpms.setActive(world.bpms.create({ name: "demo__B", label: "B", startEvents: [{ name: "start" }] }).id, true);
  const { id: instanceId } = await client.call(bpmInstances.start, { body: { name: "demo__B" } });
  await client.call(bpmInstances.setVariables, { path: { instanceId }, body: { amount: 1 } });
  expect(await client.call(bpmInstances.act, { path: { instanceId }, body: { action: "suspend" } })).toMatchObject({ suspended: true });
  expect(await client.call(bpmInstances.list, { query: { states: "Dispatched" } })).toMatchObject([{ id: instanceId, suspended: true }]);
  await client.call(bpmInstances.remove, { path: { instanceId } });
  expect(await client.call(bpmInstances.list, {})).toEqual([]);
});

test("custom APIs are called, and tell what is wrong in their own words", async () => {
  const client = open();
  const place = { application: "demo__Store", version: "1.0.0", operation: "order/list" };
  session.emulator.world.customApis.add({
    ...place,
    methods: ["GET", "POST"],
    handler: ({ method, query, body }) => (body.bad ? { refused: "Bad order.", status: 422 } : { method, query, body }),
  });
  expect(await client.call(customApis.get, { path: place, query: { a: "1" } })).toEqual({ method: "GET", query: { a: "1" }, body: {} });
  expect(await client.call(customApis.post, { path: place, body: { a: 1 } })).toEqual({ method: "POST", query: {}, body: { a: 1 } });
  await expect(client.call(customApis.post, { path: place, body: { bad: true } })).rejects.toMatchObject({
    httpStatus: 422,
    resMsg: "Bad order.",
  });
  await expect(client.call(customApis.remove, { path: place })).rejects.toMatchObject({ httpStatus: 400 });
});

test.each(["id", "empty"] as const)("exports and imports are accepted (%s)", async (bulkAnswer) => {
  session.emulator.dialect.bulkAnswer = bulkAnswer;
  const client = open();
  const once = { scheduleMode: 1 as const, encodeType: "utf-8" as const, objects: [name] };
  const content = (file: string, text: string) => ({ content: new Blob([zipSync({ [file]: strToU8(text) })]) });
  const answers = [
    await client.call(bulk.exportData, { query: { file_type: "csv" }, body: once }),
    await client.call(bulk.exportMetadata, { body: once }),
    await client.call(bulk.importData, {
      query: { filename: "a.zip", flag: "noid", comment: "true" },
      body: content("a.csv", `${name}\nname,demo__amount__CST\none,5\n`),
    }),
    await client.call(bulk.importMetadata, {
      query: { filename: "a.zip" },
      body: content("a.json", '{"name":"demo__New__CST","label":"New"}'),
    }),
    await client.call(bulk.importByTemplate, { query: { template: "T", filename: "a.xlsx" }, body: { content: new Blob(["x"]) } }),
  ];
  const task = bulkAnswer === "id" ? expect.stringMatching(/^002S/) : undefined;
  expect(answers).toEqual([task, task, task, task, task]);
  await session.clock.sleep(1000);
  const { world } = session.emulator;
  expect(world.tasks.all().map(({ state, messages }) => [state, messages])).toEqual(Array.from({ length: 5 }, () => ["Done", []]));
  expect(world.records.all(name).map(({ values }) => values)).toMatchObject([{ name: "one", demo__amount__CST: "5" }]);
  expect(world.objects.get("demo__New__CST").label).toBe("New");
});
