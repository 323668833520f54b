import * as pulumi from "@pulumi/pulumi";
import type { Stored, World } from "../../../emulator";
import * as astrozero from "../../../provider";
import { where } from "../../../provider";
import { resolved } from "./mocks";
import { failureOf, inside, useTenant } from "./tenant";

const tenant = useTenant();

type Exports = typeof astrozero;
type FunctionName = { [Name in keyof Exports]: `${Name}Output` extends keyof Exports ? Name : never }[keyof Exports];

interface Story {
  /** Puts things into the tenant; what it returns, `asked` may name. */
  given?: (world: World) => unknown;
  asked: object | ((there: unknown) => object);
  /** What the answer holds, at least. */
  answer: unknown;
}

function makeOrder(world: World): Stored<"objects"> {
  const preset = { name: "name", label: "Title", dataType: "Name" };
  const order = world.objects.create({ name: "demo__Order__CST", label: "Order", fields: [preset] });
  world.fields.add(order.id, [{ name: "demo__amount__CST", label: "Amount", dataType: "currency", dataLength: 12, scale: 2 }]);
  return order;
}

function makeTrigger(world: World) {
  return world.triggers.create(makeOrder(world).id, { name: "check", script: "demo__check", active: true, event: "BeforeInsert" });
}

function makeValidator(world: World) {
  const errorExpression = "demo__amount__CST<=0";
  return world.validators.create(makeOrder(world).id, { name: "positive", active: false, errorExpression, errorMessage: "Too small" });
}

function makeButton(world: World) {
  return world.buttons.create(makeOrder(world).id, { name: "approve", actionScript: "run()" });
}

function makePicklist(world: World) {
  const picklistValues = ["New", "Paid"].map((value) => ({ value, label: `${value}!` }));
  return world.picklists.create({ name: "demo__Status", masterLabel: "State", picklistValues, useFirstAsDefault: true });
}

function makeFlow(world: World) {
  const variables = [
    { name: "id", isInput: true },
    { name: "price", isOutput: true },
  ];
  const recordCreates = [{ name: "create", object: "demo__Order__CST" }];
  const definition = { label: "Greet", processType: "Autolaunched Flow" as const, localUrl: "/run/demo__greet", startElement: "create" };
  return world.flows.create({ name: "demo__greet", ...definition, variables, recordCreates });
}

const source = `
@action.object({ type: "param" })
class Input { @action.param({ type: "Number", required: true }) amount: number; }
class Output { @action.param({ type: "String" }) text: string; }
class Price { @action.method({ input: "Input", output: "Output" }) run(input: Input): Output { return new Output(); } }`;

function makeScript(world: World) {
  return world.scripts.create({ name: "demo__price", content: source, jscode: "js", sourceMap: "map", label: "Price" });
}

function makeBpm(world: World) {
  return world.bpms.create({ name: "demo__approval", label: "Approval", startEvents: [{ name: "start", connector: "" }] });
}

function makePrice(world: World) {
  const handler = ({ method, query }: { method: string; query: object }) => ({ method, query });
  return world.customApis.add({ application: "demo__Sales", version: "1.0.0", operation: "orders/price", methods: ["GET"], handler });
}

/** Three orders, of which two have an amount of 7 or more. */
function makeRecords(world: World): string[] {
  const { id } = makeOrder(world);
  const rows = [7, 3, 9].map((amount) => ({ name: `Order ${amount}`, demo__amount__CST: amount }));
  return world.records.add(id, rows).map((record) => record.id);
}

function makeInstance(world: World) {
  world.bpms.setActive(makeBpm(world).id, true);
  return world.bpmInstances.start({ name: "demo__approval" });
}

const atLeast = where.currency("demo__amount__CST").ge(7);

const order = { name: "demo__Order__CST", label: "Order", pluralLabel: "Orders", category: 3, allowSearch: false };
const amount = { name: "demo__amount__CST", label: "Amount", dataType: "Currency", dataLength: 12, scale: 2, isRequired: false };
const detail = {
  name: "Order Detail",
  type: "ObjectDetailLayout",
  content: { view: { name: "__layout__demo__Order__CST__detail", fields: ["name"] } },
};
const records = {
  name: "Order Records",
  type: "ObjectRecordsLayout",
  content: { view: { name: "__layout__demo__Order__CST__records", fields: ["name"] } },
};
const button = { name: "approve", label: "approve", type: "Button", actionScript: "run()" };
const trigger = { name: "check", script: "demo__check", active: true, event: "BeforeInsert" };
const validator = { name: "positive", active: false, errorExpression: "demo__amount__CST<=0", errorMessage: "Too small" };
const status = { name: "demo__Status", masterLabel: "State", isGlobal: true };
const sample = { name: "demo__Sample", label: "Sample", type: "Custom Application" };
const page = { name: "__layout__demo__Order__CST__detail", type: "Page", version: "1.0.1" };
const flow = {
  name: "demo__greet",
  label: "Greet",
  active: false,
  version: "1.0.1",
  processType: "Autolaunched Flow",
  localUrl: "/run/demo__greet",
};
const instance = { name: "demo__greet", state: "Completed OK", endTime: "2024-05-06 07:08:09" };
const script = { name: "demo__price", version: "1.0.1", active: false, content: source, jscode: "js", sourceMap: "map" };
const bpm = { name: "demo__approval", label: "Approval", version: "1.0.1", active: false };

const bucket = { connectorType: "obs", connectorName: "files" };
/** As `printf hello | sha256sum` prints it. */
const sha256OfHello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

function makeFile({ connectors, files }: World) {
  const { id } = connectors.add({ type: "obs", name: "demo__files" });
  files.put(id, "a/b.txt", "hello", "text/plain");
  files.put(id, "a/c/d.txt", "below");
}

/** Every data source but the one whose answers are secret (functionsFiles.test.ts), asked for something that is there, by its short name where it has one. */
const stories: Record<Exclude<FunctionName, "getShareToken">, Story> = {
  getFiles: {
    given: makeFile,
    asked: { ...bucket, directory: "a" },
    answer: [
      { path: "a/b.txt", name: "b.txt", isDirectory: false, size: 5 },
      { path: "a/c", name: "c", isDirectory: true, size: 0 },
    ],
  },
  getFile: {
    given: makeFile,
    asked: { ...bucket, path: "a/b.txt" },
    answer: { path: "a/b.txt", size: 5, contentType: "text/plain", content: "hello", contentHash: sha256OfHello },
  },
  getEndpoint: { given: makeFile, asked: bucket, answer: { endpoint: "https://files.obs.example.com/" } },
  getObjects: { given: makeOrder, asked: {}, answer: [order] },
  getObject: {
    given: makeOrder,
    asked: { name: "Order" },
    answer: { ...order, fields: [{ name: "name", label: "Title" }, amount] },
  },
  getField: { given: makeOrder, asked: { object: "Order", name: "amount" }, answer: amount },
  getLayouts: { given: makeOrder, asked: { object: "Order" }, answer: [detail, records] },
  getLayout: { given: makeOrder, asked: { object: "Order", name: "Order Detail" }, answer: detail },
  getButtons: {
    given: makeButton,
    asked: { object: "Order" },
    answer: [button],
  },
  getButton: {
    given: makeButton,
    asked: { object: "Order", name: "approve" },
    answer: button,
  },
  getTriggers: { given: makeTrigger, asked: { object: "Order" }, answer: [trigger] },
  getTrigger: { given: makeTrigger, asked: { object: "Order", name: "check" }, answer: trigger },
  getValidators: { given: makeValidator, asked: { object: "Order" }, answer: [validator] },
  getValidator: { given: makeValidator, asked: { object: "Order", name: "positive" }, answer: validator },
  getPicklists: { given: makePicklist, asked: { name: "Status" }, answer: [status] },
  getPicklist: {
    given: makePicklist,
    asked: { name: "Status" },
    answer: {
      ...status,
      picklistValues: [
        { value: "New", label: "New!", isDefault: true, isActive: true, sequenceNo: 0 },
        { value: "Paid", label: "Paid!", isDefault: false, isActive: true, sequenceNo: 1 },
      ],
    },
  },
  getPicklistReferences: {
    given(world) {
      const picklistId = makePicklist(world).id;
      world.fields.add(makeOrder(world).id, [{ name: "demo__status__CST", label: "Status", dataType: "singleselect", picklistId }]);
    },
    asked: { name: "Status" },
    answer: [expect.anything()],
  },
  getApplications: { asked: {}, answer: [sample] },
  getApplication: { asked: { name: "Sample" }, answer: sample },
  getPages: { given: makeOrder, asked: {}, answer: [page, { name: "__layout__demo__Order__CST__records" }] },
  getPage: {
    given: makeOrder,
    asked: { name: "__layout__demo__Order__CST__detail" },
    answer: { ...page, events: [{ action: expect.stringContaining("formSave") }] },
  },
  getTabs: { asked: {}, answer: [{ id: "001g0000000000000000", name: "Home", type: "PortalTab" }] },
  getFlows: { given: makeFlow, asked: { name: "greet" }, answer: [flow] },
  getFlow: { given: makeFlow, asked: { name: "greet" }, answer: flow },
  getFlowParameters: {
    given: makeFlow,
    asked: { name: "greet" },
    answer: { inputs: [{ name: "id" }], outputs: [{ name: "price" }] },
  },
  getFlowDependencies: { given: makeFlow, asked: { name: "greet" }, answer: ["demo__Order__CST"] },
  getFlowInstances: {
    given: (world) => world.flowInstances.add(instance),
    asked: { state: "completedFlow" },
    answer: [instance],
  },
  getScripts: { given: makeScript, asked: {}, answer: [script] },
  getScript: { given: makeScript, asked: { name: "price" }, answer: script },
  getScriptSignature: {
    given: makeScript,
    asked: { name: "price" },
    answer: {
      script: "demo__price",
      methodObject: "Price",
      methodName: "run",
      inputs: [{ name: "amount", valueType: "Number", required: true }],
      outputs: [{ name: "text", valueType: "String", required: false }],
    },
  },
  getScriptDeclarations: { asked: {}, answer: { "bingo.d.ts": expect.any(String), "lib.es2017.d.ts": expect.any(String) } },
  getFormulaFunctions: { asked: {}, answer: expect.arrayContaining([expect.objectContaining({ name: "CONTAINS" })]) },
  getBpms: { given: makeBpm, asked: { name: "approval" }, answer: [bpm] },
  getBpmInstances: {
    given: makeInstance,
    asked: { states: ["Dispatched"] },
    answer: [{ name: "demo__approval", version: "1.0.1", suspended: false }],
  },
  getRecord: {
    given: makeRecords,
    asked: (ids) => ({ object: "Order", id: (ids as string[])[1], fields: ["name"] }),
    answer: { name: "Order 3" },
  },
  getRecords: {
    given: makeRecords,
    asked: { object: "Order", condition: atLeast, orderby: [{ field: "name", order: "desc" }] },
    answer: [{ name: "Order 9" }, { name: "Order 7" }],
  },
  countRecords: { given: makeRecords, asked: { object: "Order", condition: atLeast }, answer: 2 },
  callApi: {
    given: makePrice,
    asked: { application: "Sales", version: "1.0.0", operation: "orders/price", query: { code: "A" } },
    answer: { method: "GET", query: { code: "A" } },
  },
  getBpm: { given: makeBpm, asked: { name: "approval" }, answer: { ...bpm, startEvents: [{ name: "start" }] } },
};

test.each(Object.entries(stories))("%s answers as a promise and as an output", async (name, { given, asked, answer }) => {
  const functions = astrozero as unknown as Record<string, (args: object) => unknown>;
  const there = given?.(tenant.emulator.world);
  const args = typeof asked === "function" ? asked(there) : asked;

  const promised = await (functions[name]?.(args) as Promise<unknown>);
  const output = functions[`${name}Output`]?.(args) as pulumi.Output<unknown>;

  expect({ result: promised }).toMatchObject({ result: answer });
  expect(await resolved(output)).toEqual(promised);
  expect(await inside(output).isSecret).toBe(false);
});

/** The same arguments with a secret in the place of each text, one after the other. */
function withSecret(args: unknown, secret: pulumi.Output<string>): unknown[] {
  if (typeof args === "string") return [secret];
  if (typeof args !== "object" || args === null) return [];
  return Object.entries(args).flatMap(([key, value]) =>
    withSecret(value, secret).map((other) => (Array.isArray(args) ? args.with(Number(key), other) : { ...args, [key]: other })),
  );
}

/** What a program and the debug log tell of a question, whether or not it has an answer. */
async function toldOf(name: string, args: unknown): Promise<string> {
  const lines: string[] = [];
  const log = jest.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  process.env.ASTROZERO_LOG = "trace";
  const output = (astrozero as unknown as Record<string, (args: unknown) => pulumi.Output<unknown>>)[`${name}Output`]?.(args);
  if (!output) throw new Error(`there is no ${name}Output`);
  const message = await failureOf(output).then(
    (error) => error.message,
    () => "",
  );
  log.mockRestore();
  return message + lines.join("");
}

const askedWithSecrets: [name: string, Pick<Story, "given" | "asked">][] = [
  ...Object.entries(stories),
  ["getFile", { given: makeFile, asked: { ...bucket, path: "a/b.txt", shareToken: "token" } }],
  ["getRecords", { given: makeRecords, asked: { object: "Order", ids: ["cfw0000000aKin6AQgfQ"] } }],
  ["getRecords", { given: makeRecords, asked: { object: "Order", condition: where.text("name").eq("Order 7") } }],
  ["countRecords", { given: makeRecords, asked: { object: "Order", condition: where.and(where.name("name").in(["Order 7"])) } }],
];

test.each(askedWithSecrets)("%s shows no secret in a message or in the log", async (name, { given, asked }) => {
  const { emulator } = tenant;
  const there = given?.(emulator.world);
  const secret = "hush-hush";
  // Whichever call has the secret, the platform may repeat it in its refusal.
  for (const args of withSecret(typeof asked === "function" ? asked(there) : asked, pulumi.secret(secret)))
    for (const skip of [0, 1, Number.POSITIVE_INFINITY]) {
      emulator.faults.clear();
      emulator.faults.add({
        kind: "status",
        status: 400,
        resMsg: `${secret} is wrong`,
        when: "before",
        skip,
        times: Number.POSITIVE_INFINITY,
      });
      expect(await toldOf(name, args)).not.toContain(secret);
    }
  emulator.faults.clear();
});

describe("filters travel as the platform documents them", () => {
  const filters: [title: string, ask: () => Promise<unknown>, operation: string, query: Record<string, string>][] = [
    ["objects", () => astrozero.getObjects({ type: ["cst", "std"], flag: "D" }), "QueryCustomObject", { type: "cst,std", flag: "D" }],
    [
      "picklists",
      () => astrozero.getPicklists({ flag: "A", project: "demo__Sales", type: "app", name: "Status", isGlobal: false }),
      "QueryPicklistValue",
      { flag: "A", project: "demo__Sales", type: "app", name: "demo__Status", isGlobal: "false" },
    ],
    [
      "flows",
      () => astrozero.getFlows({ name: "greet", processType: "Event Trigger", active: true, baseline: false, skip: 0, limit: 5 }),
      "QueryFlow",
      { name: "demo__greet", processType: "Event Trigger", active: "true", baseline: "false", skip: "0", limit: "5" },
    ],
    ["a part of the name of flows", () => astrozero.getFlows({ name: "gre", like: true }), "QueryFlow", { name: "gre", like: "true" }],
    [
      "flow instances",
      () =>
        astrozero.getFlowInstances({
          state: "activeFlow",
          owner: "10gd000001Dg00000001",
          creator: "10gd000001Dg00000002",
          fields: ["name", "startTime"],
          orderField: "startTime",
          orderType: 1,
          limit: 3,
          offset: 0,
        }),
      "QueryFlowInstance",
      {
        owner: "10gd000001Dg00000001",
        creator: "10gd000001Dg00000002",
        fields: "id,name,startTime",
        orderField: "startTime",
        orderType: "1",
        limit: "3",
        offset: "0",
      },
    ],
    [
      "instances of BPMs",
      () => astrozero.getBpmInstances({ states: ["Running", "Paused"], fields: ["name"], orderField: "name", orderType: "desc" }),
      "QueryBPMInstance",
      { states: "Running,Paused", fields: "id,name", orderField: "name", orderType: "desc" },
    ],
    [
      "BPMs",
      () => astrozero.getBpms({ name: "other__approval", like: false, active: false, skip: 2, limit: 1 }),
      "QueryBPMbyCondition",
      { name: "other__approval", like: "false", active: "false", skip: "2", limit: "1" },
    ],
  ];

  test.each(filters)("%s", async (_title, ask, operation, query) => {
    await ask();
    expect(tenant.emulator.requests.list.filter((request) => request.operation === operation).map((request) => request.query)).toEqual([
      query,
    ]);
  });
});

test("a list without filters is asked for without a query", async () => {
  await Promise.all([astrozero.getObjects(), astrozero.getPicklists(), astrozero.getFlows(), astrozero.getBpms(), astrozero.getTabs()]);
  const asked = tenant.emulator.requests.list.filter(({ method }) => method === "GET");
  expect(asked.map(({ query }) => query ?? {})).toEqual([{}, {}, {}, {}, {}]);
});

test("the version of a signature travels", async () => {
  makeScript(tenant.emulator.world);
  await astrozero.getScriptSignature({ name: "demo__price", version: "1.0.1" });
  expect(tenant.emulator.requests.list.at(-1)).toMatchObject({ operation: "ObtainSignatureInformation", query: { version: "1.0.1" } });
});

test("members that no page names come along", async () => {
  tenant.emulator.dialect.extraMembers = "yes";
  expect(await astrozero.getObject({ name: "Account" })).toMatchObject({ name: "Account", unknownMember: "emulator" });
});
