import { type Emulator, startEmulator } from "../../emulator";
import { handlers } from "../../provider/dynamic/handlers";
import { providerText } from "../../provider/program/text";
import { PartialFailure, type Properties, type ProviderCalls, secret, startProviderProcess, unknown } from "../support/process";
import { sdkVersions } from "../support/sdk";

// These texts stand in the state of every user: they never change.
const texts = {
  Bpm: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Bpm")',
  BpmInstance: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("BpmInstance")',
  CustomObject: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("CustomObject")',
  DataExport: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("DataExport")',
  DataImport: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("DataImport")',
  Directory: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Directory")',
  Field: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Field")',
  File: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("File")',
  Flow: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Flow")',
  FlowRun: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("FlowRun")',
  Layout: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Layout")',
  MetadataExport: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("MetadataExport")',
  MetadataImport: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("MetadataImport")',
  Picklist: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Picklist")',
  Record: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Record")',
  RecordSet: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("RecordSet")',
  Script: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Script")',
  ScriptRun: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("ScriptRun")',
  TemplateImport: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("TemplateImport")',
  Trigger: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Trigger")',
  Validator: 'exports.handler=()=>require("pulumi-astrozero/provider").v1("Validator")',
};

type Kind = keyof typeof texts;

const kinds = Object.keys(texts) as Kind[];

test.each(kinds)("the text of %s is the one that states hold (pulumi#6115, pulumi#8090)", (kind) => {
  expect(providerText(kind)).toBe(texts[kind]);
  expect(texts[kind].length).toBeLessThan(100);
});

test("every kind has its text here", () => {
  expect(kinds).toEqual([...handlers.keys()].sort());
});

function configOf({ url, clientId, clientSecret, namespace }: Emulator): Properties {
  return {
    "astrozero:url": url,
    "astrozero:clientId": clientId,
    "astrozero:clientSecret": secret(clientSecret),
    "astrozero:namespace": namespace,
  };
}

const customer = { name: "demo__Customer__CST", label: "Customer", fields: { code: { dataType: "text", length: 20 } } };
const status = { name: "demo__Status", values: ["New", { value: "Done", label: "Closed" }] };

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe.each(sdkVersions)("in the process of the %s SDK", (sdk) => {
  let emulator: Emulator;

  beforeEach(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => emulator.stop());

  async function start(config: Properties = configOf(emulator)) {
    const host = await startProviderProcess({ sdk, config });
    const calls = Object.fromEntries(kinds.map((kind) => [kind, host.withText(texts[kind])])) as Record<Kind, ProviderCalls>;
    return { host, ...calls };
  }

  test("every kind is checked, compared, created, read, updated and deleted", async () => {
    const { host, CustomObject, Field, Picklist } = await start();
    const { world } = emulator;

    expect(await CustomObject.check({}, customer)).toEqual({ inputs: { ...customer, __provider: texts.CustomObject }, failures: [] });
    const object = await CustomObject.create(customer);
    const live = world.objects.get("demo__Customer__CST");
    const code = world.fields.get(live.id, "demo__code__CST");
    const objectState = { ...customer, keyPrefix: live.keyPrefix, fieldIds: { code: code.id }, __provider: texts.CustomObject };
    expect(object).toEqual({ id: live.id, properties: objectState });
    expect(await CustomObject.read(object.id, object.properties, customer)).toEqual({
      id: live.id,
      properties: objectState,
      inputs: { ...customer, __provider: texts.CustomObject },
    });
    const renamed = { ...customer, label: "Client" };
    const changes = "unknown" as const; // the engine compares by itself
    expect(await CustomObject.diff(object.id, object.properties, renamed)).toEqual({ changes, replaces: [], deleteBeforeReplace: true });
    const client = { ...customer, name: "demo__Client__CST" };
    expect((await CustomObject.check(customer, client)).failures).toEqual([]);
    expect((await CustomObject.diff(object.id, object.properties, client)).replaces).toEqual(["name"]);
    expect(await CustomObject.update(object.id, object.properties, renamed)).toEqual({ ...objectState, label: "Client" });
    expect(world.objects.get(live.id).label).toBe("Client");

    const remark = { objectId: live.id, objectName: live.name, name: "demo__remark__CST", dataType: "textarea" };
    const field = await Field.create(remark);
    const fieldId = world.fields.get(live.id, "demo__remark__CST").id;
    expect(field).toEqual({ id: `${live.id}/${fieldId}`, properties: { ...remark, fieldId, __provider: texts.Field } });
    expect(await Field.diff(field.id, field.properties, { ...remark, dataType: "text" })).toEqual({
      changes,
      replaces: ["dataType"],
      deleteBeforeReplace: true,
    });
    expect(await Field.update(field.id, field.properties, { ...remark, label: "Remark" })).toMatchObject({ label: "Remark", fieldId });
    expect((await Field.read(field.id, { ...field.properties, label: "Remark" })).inputs).toEqual({
      ...remark,
      label: "Remark",
      __provider: texts.Field,
    });
    await Field.delete(field.id, field.properties);
    expect((await Field.read(field.id, field.properties)).id).toBe("");

    const picklist = await Picklist.create(status);
    const set = world.picklists.get("demo__Status");
    const valueIds = Object.fromEntries(set.values.map(({ value, id }) => [value, id]));
    expect(picklist).toEqual({ id: set.id, properties: { ...status, valueIds, __provider: texts.Picklist } });
    const longer = await Picklist.update(picklist.id, picklist.properties, { ...status, values: [...status.values, "Paid"] });
    expect(longer.values).toEqual(["New", { value: "Done", label: "Closed" }, "Paid"]);
    await Picklist.delete(picklist.id, longer);
    expect((await Picklist.read(picklist.id, longer)).id).toBe("");

    await CustomObject.delete(object.id, object.properties);
    expect(world.objects.find(live.id)).toBeUndefined();
    expect((await CustomObject.read(object.id, object.properties)).id).toBe("");
    // Deleting what is gone is done.
    await CustomObject.delete(object.id, object.properties);
    await host.stop();
    expect(host.stdout + host.stderr).toBe(
      "astrozero: Object demo__Customer__CST is deleted before demo__Client__CST is created: if the creation fails, neither is there until the next up.\n",
    );
  });

  test("20 first calls at once are all configured and sign in once", async () => {
    const { host, CustomObject, Picklist } = await start();
    const made = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => [
        await CustomObject.create({ name: `demo__Thing${index}__CST` }),
        await Picklist.create({ name: `demo__Values${index}`, values: ["one"] }),
      ]),
    );
    expect(new Set(made.flat().map(({ id }) => id)).size).toBe(20);
    // Outputs that have no value are not there: a field list, a description, whether the thing was adopted.
    expect(Object.keys(made[0]?.[0]?.properties ?? {}).sort()).toEqual(["__provider", "fieldIds", "keyPrefix", "name"]);
    expect(emulator.requests.count({ operation: "OAuth2Token" })).toBe(1);
    await host.stop();
  });

  test("a create that fails half-way tells what exists and why the rest does not", async () => {
    const { host, CustomObject } = await start();
    emulator.faults.add({ kind: "refuseField", match: "demo__vip__CST", times: Number.POSITIVE_INFINITY, resMsg: "no vips here" });
    const wanted = { ...customer, fields: { ...customer.fields, vip: { dataType: "checkbox" } } };

    const failure = await failureOf(CustomObject.create(wanted));
    const { id, keyPrefix } = emulator.world.objects.get("demo__Customer__CST");
    const fieldIds = { code: emulator.world.fields.get(id, "demo__code__CST").id };
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure).toMatchObject({ id, properties: { ...customer, keyPrefix, fieldIds, __provider: texts.CustomObject } });
    expect(failure).toHaveProperty("reasons", [expect.stringMatching(/demo__vip__CST.*AddField.*HTTP 400.*no vips here/)]);

    emulator.faults.clear();
    const { properties } = failure as PartialFailure;
    expect(await CustomObject.update(id, properties, wanted)).toMatchObject({ fields: { vip: { dataType: "checkbox" } } });
    await CustomObject.delete(id, properties);
    expect(emulator.world.objects.find(id)).toBeUndefined();
    await host.stop();
  });

  test("a get of what does not exist fails, a refresh of what is gone says so", async () => {
    const { host, CustomObject, Field, Picklist } = await start();
    const { id } = await CustomObject.create(customer);
    expect(await CustomObject.read(id, {})).toMatchObject({ id, properties: { ...customer, __provider: texts.CustomObject } });

    const missing: [ProviderCalls, string, string][] = [
      [CustomObject, "cust000001Dg00000000", "There is no CustomObject with the id cust000001Dg00000000."],
      [Field, `${id}/cust000001Dg00000000`, `There is no Field with the id ${id}/cust000001Dg00000000.`],
      [Field, "amount", '"amount" is not the id of a field: write {object id}/{field id}.'],
      [Picklist, "0004000001Dg00000000", "There is no Picklist with the id 0004000001Dg00000000."],
    ];
    for (const [kind, missingId, message] of missing) {
      expect(await failureOf(kind.read(missingId, {}))).toHaveProperty("message", expect.stringContaining(message));
    }
    emulator.world.objects.delete(id);
    expect((await CustomObject.read(id, { ...customer, keyPrefix: "", fieldIds: {} })).id).toBe("");
    await host.stop();
    expect(host.stdout + host.stderr).not.toMatch(/^\s+at /m);
  });

  test("a value that is not known yet is accepted in the place of every text (pulumi/examples#1116)", async () => {
    const { host, CustomObject, Field, Picklist } = await start();
    const declarations: [ProviderCalls, Properties][] = [
      [
        CustomObject,
        {
          ...customer,
          pluralLabel: "Customers",
          description: "Who buys",
          nameField: { label: "Title" },
          view: { ObjectDetailLayout: { name: "detail", fields: ["name"] } },
          fields: {
            code: { dataType: "text", label: "Code", inlineHelpText: "Three letters", description: "Short", defaultValue: "abc" },
            kind: { dataType: "singleselect", picklistId: "0004000001Dg00000000", defaultValue: "New" },
            parent: {
              dataType: "lookup",
              referenceObjectName: "demo__Customer__CST",
              referenceObjectId: "cust000001Dg00000000",
              relationshipName: "Children",
              relationshipLabel: "Children",
            },
            number: { dataType: "autonumber", pattern: "C-{0000}", profiles: [{ profile: "000T1", readable: true, editable: true }] },
            total: { dataType: "formula", formula: "1 + 1", extra: { hint: "sum" } },
          },
        },
      ],
      [
        Field,
        { objectId: "cust000001Dg00000000", objectName: "demo__Customer__CST", name: "demo__vip__CST", dataType: "text", label: "VIP" },
      ],
      [
        Picklist,
        {
          ...status,
          masterLabel: "Status",
          description: "Of an order",
          defaultValue: "New",
          values: ["New", { value: "Done", label: "Closed", color: "red", description: "Over" }],
        },
      ],
    ];
    for (const [kind, declaration] of declarations) {
      expect((await kind.check({}, declaration)).failures).toEqual([]);
      for (const [index, path] of textPaths(declaration).entries()) {
        // Each check is one of another resource.
        const name = String(declaration.name).replace(/(__CST)?$/, `${index}$1`);
        const inputs = replaced({ ...declaration, name }, path, unknown) as Properties;
        expect({ path, ...(await kind.check({}, inputs)) }).toMatchObject({ path, inputs, failures: [] });
      }
    }
    expect(emulator.requests.count()).toBe(0);
    await host.stop();
  });

  test("without configuration every call says what is missing, with the same words", async () => {
    const { host, CustomObject, Field, Picklist } = await start({ "astrozero:url": emulator.url });
    const problem = [
      "Astro Zero is not configured: 3 settings are missing.",
      '  pulumi config set astrozero:clientId "<client_id of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_ID',
      '  pulumi config set --secret astrozero:clientSecret "<client_secret of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_SECRET',
      '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
    ].join("\n");
    for (const kind of [CustomObject, Field, Picklist]) {
      expect((await kind.check({}, customer)).failures).toEqual([{ property: "", reason: problem }]);
      const calls = [
        () => kind.create(customer),
        () => kind.read("x", { ...customer, fieldIds: {} }),
        () => kind.read("x", {}),
        () => kind.update("x", customer, customer),
        () => kind.delete("x", customer),
      ];
      for (const call of calls) expect(await failureOf(call())).toHaveProperty("message", expect.stringContaining(problem));
    }
    await host.stop();
    expect(host.stdout + host.stderr).not.toMatch(/^\s+at /m);
    expect(emulator.requests.count()).toBe(0);
  });

  test("errors of check, read and delete print no stack trace", async () => {
    const { host, CustomObject } = await start();
    const { id, properties } = await CustomObject.create(customer);
    emulator.world.records.add(id, [{ demo__code__CST: "C-1" }]);
    for (const operation of ["QueryObjectRecordNumber", "QueryCustomObjectbyID"]) {
      emulator.faults.add({ kind: "status", status: 403, resMsg: "not you", when: "before", operation, times: Number.POSITIVE_INFINITY });
    }
    const failures = [
      await failureOf(CustomObject.check(customer, { ...customer, fields: {} })),
      await failureOf(CustomObject.read(id, properties)),
      await failureOf(CustomObject.delete(id, properties)),
    ];
    for (const failure of failures)
      expect(failure).toHaveProperty("message", expect.stringMatching(/demo__Customer__CST.*HTTP 403.*not you/));
    emulator.faults.clear();
    const refused = await failureOf(CustomObject.delete(id, properties));
    expect(refused).toHaveProperty("message", expect.stringContaining("AZ101: deleting object demo__Customer__CST destroys 1 record."));
    await host.stop();
    expect(host.stdout + host.stderr).not.toMatch(/^\s+at /m);
  });

  test("a kind that this version does not know is named", async () => {
    const { host } = await start();
    const later = host.withText('exports.handler=()=>require("pulumi-astrozero/provider").v1("Telegram")');
    const message = "This version of pulumi-astrozero does not know the resource Telegram: install a newer one.";
    for (const call of [() => later.check({}, {}), () => later.create({}), () => later.delete("x", {})]) {
      expect(await failureOf(call())).toHaveProperty("message", expect.stringContaining(message));
    }
    await host.stop();
    expect(host.stdout + host.stderr).not.toMatch(/^\s+at /m);
  });
});

type Path = readonly (string | number)[];

/** Where a value holds texts. */
function textPaths(value: unknown): Path[] {
  if (typeof value === "string") return [[]];
  if (typeof value !== "object" || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => textPaths(inner).map((path) => [key, ...path]));
}

function replaced(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((inner, index) => (index === key ? replaced(inner, rest, replacement) : inner));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaced(record[key], rest, replacement) };
}
