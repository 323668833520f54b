import type { Operation } from "../support/engine";
import { program, runnableFlow, withTenant } from "../support/tenant";

const asking = (body: string) => program(`const astrozero = require("pulumi-astrozero");\n${body}`);

function printed({ stdout, stderr }: Operation): string {
  return `${stdout}${stderr}`;
}

/** How often a text is told under "Diagnostics". */
function times(text: string, { diagnostics }: Operation): number {
  return diagnostics.map(({ message }) => message.split(text).length - 1).reduce((sum, count) => sum + count, 0);
}

const priceScript = `
@action.object({ type: "param" })
class Input { @action.param({ type: "Number" }) amount: number; }
class Price { @action.method({ input: "Input" }) run(input: Input) {} }`;

test("a program names what it finds on the platform, and asks once, in the preview and in the update", async () => {
  const text = asking(`
module.exports = async () => {
  const contact = await astrozero.getObject({ name: "Contact" });
  const again = astrozero.getObjectOutput({ name: "Contact" });
  const visit = new CustomObject("Visit", { label: \`Visit of a \${contact.label}\`, fields: { who: lookup(contact.name) } });
  new Field("visits", { object: again.id, ...number() });
  return { prefix: again.keyPrefix, kind: astrozero.getFieldOutput({ object: visit, name: "who" }).dataType };
};`);
  await withTenant({ program: text }, async ({ emulator, project }) => {
    const [, visit] = await project.previewJson();
    expect(visit).toBeDefined();
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, QueryCustomObject: 1, QueryCustomObjectbyID: 1 });

    await project.up();
    expect(project.outputs()).toEqual({ prefix: "10gf", kind: "Lookup" });
    expect(emulator.world.objects.get("demo__Visit__CST").label).toBe("Visit of a Contact");
    expect(emulator.world.fields.find("Contact", "demo__visits__CST")).toBeDefined();

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    // The object for both forms; its list for the name; the object and the field for the output that waits for the resource.
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, QueryCustomObject: 1, QueryCustomObjectbyID: 2, QueryField: 1 });
  });
});

describe("an output that names what the program makes waits for it", () => {
  test("when all of it is new", async () => {
    const text = asking(`
const order = new CustomObject("Order", {});
const script = new Script("price", { content: ${JSON.stringify(priceScript)}, active: true });
const name = pulumi.interpolate\`__layout__\${order.name}__detail\`;
exports.prefix = astrozero.getObjectOutput({ name: order.name }).keyPrefix;
exports.input = astrozero.getScriptSignatureOutput({ name: script.name }).inputs[0].name;
exports.page = astrozero.getPageOutput({ name }).type;
exports.pages = astrozero.getPagesOutput({}, { dependsOn: order }).length;`);
    await withTenant({ program: text }, async ({ emulator, project }) => {
      await project.preview();
      expect(emulator.requests.counts()).toEqual({});

      await project.up();
      const { keyPrefix } = emulator.world.objects.get("demo__Order__CST");
      expect(project.outputs()).toEqual({ prefix: keyPrefix, input: "amount", page: "Page", pages: 2 });
      await project.preview({ args: ["--expect-no-changes"] });
    });
  });

  test("when it is a field that an object gets", async () => {
    const customer = (fields: string, rest = "") =>
      asking(`const customer = new CustomObject("Customer", { fields: { ${fields} } });${rest}`);
    await withTenant({ program: customer("code: text()") }, async ({ emulator, project }) => {
      await project.up();
      emulator.requests.clear();

      const question = `exports.type = astrozero.getFieldOutput({ object: customer, name: "rating" }).dataType;`;
      project.setProgram(customer("code: text(), rating: number()", question));
      await project.preview();
      expect(emulator.requests.count({ operation: "QueryField" })).toBe(0);

      await project.up();
      expect(project.outputs()).toEqual({ type: "Number" });
      await project.preview({ args: ["--expect-no-changes"] });
    });
  });
});

test.each<[form: string, text: string]>([
  ["promise", `module.exports = async () => ({ label: (await astrozero.getObject({ name: "Ordr" })).label });`],
  ["output that a resource needs", `new CustomObject("Visit", { label: astrozero.getObjectOutput({ name: "Ordr" }).label });`],
  ["output that nothing needs", `astrozero.getObjectOutput({ name: "Ordr" }); new CustomObject("Visit", {});`],
])("what is not found fails the preview, told once and without a stack trace: a %s", (_form, text) =>
  withTenant({ program: asking(text) }, async ({ project }) => {
    const failed = await project.preview({ fails: true });
    expect(times("getObject: there is no object demo__Ordr__CST or Ordr.", failed)).toBe(1);
    expect(printed(failed)).not.toMatch(/^\s+at /m);
  }),
);

test("a tenant that the program makes known is asked when it is known; its secret stays secret", async () => {
  const text = asking(`
const config = new pulumi.Config("other");
const made = new Picklist("Made", { values: ["a"] });
const url = made.id.apply(() => config.require("url"));
const provider = new Provider("other", { url, clientId: "emulator-client", clientSecret: config.requireSecret("secret"), namespace: "demo" });
exports.application = astrozero.getApplicationOutput({ name: "Sample" }, { provider }).label;
astrozero.getTabs().then((tabs) => pulumi.log.info(\`tabs: \${tabs.length}\`));`);
  await withTenant({ program: text }, async ({ emulator, project }) => {
    await project.config("other:url", emulator.url);
    await project.config("other:secret", emulator.clientSecret, { secret: true });

    await project.preview();
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, QueryTab: 1 });

    const done = await project.up();
    expect(project.outputs()).toEqual({ application: "Sample" });
    expect(printed(done)).toContain("tabs: 1");
    expect(emulator.requests.count({ operation: "QueryApplication" })).toBe(1);
    expect(printed(done)).not.toContain(emulator.clientSecret);
    expect(project.stateText()).not.toContain(emulator.clientSecret);
  });
});

test("a custom API that may change something is called by updates, and by no preview", async () => {
  const text = asking(`
const order = new CustomObject("Order", {});
const place = { application: "Sales", version: "1.0.0", operation: "smoke" };
exports.price = astrozero.callApiOutput({ ...place, method: "POST", body: { key: pulumi.secret("hush-hush") } }, { dependsOn: order });
exports.status = astrozero.callApiOutput({ ...place, operation: "status" });
exports.count = astrozero.countRecordsOutput({ object: order });`);
  await withTenant({ program: text }, async ({ emulator, project }) => {
    const place = { application: "demo__Sales", version: "1.0.0" };
    const { customApis } = emulator.world;
    customApis.add({ ...place, operation: "smoke", handler: ({ body }) => ({ said: body.key }) });
    customApis.add({ ...place, operation: "status", methods: ["GET"], handler: () => "open" });

    await project.preview();
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, GetCustomApi: 1 });

    const done = await project.up();
    expect(project.outputs()).toMatchObject({ status: "open", count: 0 });
    expect(printed(done) + project.stateText()).not.toContain("hush-hush");
    expect(emulator.requests.count({ operation: "PostCustomApi" })).toBe(1);

    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count({ operation: "PostCustomApi" })).toBe(1);
    await project.up();
    expect(emulator.requests.count({ operation: "PostCustomApi" })).toBe(2);
  });
});

test("a program reads records by a condition on an object of its own", async () => {
  const text = asking(`
const customer = new CustomObject("Customer", { fields: { vip: checkbox(), code: text() } });
const condition = astrozero.where.checkbox(customer.field("vip")).eq(true);
exports.names = astrozero.getRecordsOutput({ object: customer, condition }).apply((found) => found.map(({ name }) => name));`);
  await withTenant({ program: text }, async ({ emulator, project }) => {
    await project.preview();
    expect(emulator.requests.counts()).toEqual({});
    await project.up();
    const { id } = emulator.world.objects.get("demo__Customer__CST");
    emulator.world.records.add(id, [{ name: "Ann", demo__vip__CST: true }, { name: "Bob" }]);
    await project.up();
    expect(project.outputs()).toEqual({ names: ["Ann"] });
  });
});

test("the calls that no other program of these tests makes", async () => {
  const text = (value: string, instance: string) =>
    program(`
const az = require("pulumi-astrozero");
const customer = new CustomObject("Customer", { fields: { code: text(), title: text() } });
const record = new az.Record("first", { object: customer, key: "code", values: { code: "A", title: "${value}" } });
const after = { dependsOn: record };
exports.byId = az.getRecordOutput({ object: "Customer", id: record.recordId }, after).apply((one) => one.demo__title__CST);
exports.byIds = az.getRecordsOutput({ object: "Customer", ids: [record.recordId] }, after).apply((all) => all.length);
exports.buttons = az.getButtonsOutput({ object: "Customer" }, after).apply((all) => all.length);
exports.button = az.getButton({ object: "Visit", name: "Approve" }).then(({ name }) => name);
exports.parameters = az.getFlowParameters({ name: "setUp" }).then((all) => typeof all);
exports.instances = az.getFlowInstances({ state: "activeFlow" }).then((all) => all.length);
exports.declarations = az.getScriptDeclarations().then((all) => typeof all);
exports.functions = az.getFormulaFunctions().then((all) => all.length > 0);
exports.value = new ScriptRun("setUp", { script: "setUp" }).value;
${instance}`);
  const name = "demo__setUp";
  const seed = {
    objects: [{ name: "demo__Visit__CST", buttons: [{ name: "Approve" }] }],
    flows: [runnableFlow(name)],
    scripts: [{ name, content: "", jscode: "", sourceMap: "", active: true }],
    bpms: [{ name: "demo__visit", label: "Visit", startEvents: [{ name: "start" }], active: true }],
  };
  await withTenant(
    { program: text("one", `new BpmInstance("visit", { bpm: "visit", purge: true });`), emulator: { seed } },
    async (tenant) => {
      const { emulator, project } = tenant;
      await project.up();
      expect(project.outputs()).toMatchObject({ byId: "one", byIds: 1, buttons: 0, button: "Approve", functions: true });
      project.setProgram(text("two", ""));
      await project.up();
      expect(project.outputs()).toMatchObject({ byId: "two" });
      expect(emulator.requests.count({ operation: "UpdateDatabyRecordID" })).toBe(1);
      expect(emulator.requests.count({ operation: "DeleteBPMInstance" })).toBe(1);
    },
  );
});
