import { customFields, objectNames, program, withTenant, writes } from "../../support/tenant";

/** An object with a validator and a field of its own resource, as a part of a program that is used several times. */
const component = `
class Register extends pulumi.ComponentResource {
  constructor(name, args, opts) {
    super("acme:index:Register", name, {}, opts);
    const moved = args.moved ? [{ parent: pulumi.rootStackResource }] : [];
    const within = { parent: this, aliases: moved };
    this.entry = new CustomObject(name, { fields: { code: text({ length: 20 }) } }, within);
    this.remark = new Field(name + "Remark", { object: this.entry, name: "remark", ...textArea() }, within);
    new Validator(name + "Given", { object: this.entry, errorExpression: "name == ''", errorMessage: "A name is needed." }, within);
    this.label = getObjectOutput({ object: this.entry }, { parent: this }).label;
    this.registerOutputs({ label: this.label });
  }
}`;

const withComponent = (body: string) => program(`const { getObjectOutput } = require("pulumi-astrozero");\n${component}\n${body}`);

test("what a component makes has its provider, with that one's namespace, and its data sources ask the same tenant", async () => {
  await withTenant({ program: "", emulator: { namespace: "acme" } }, async ({ emulator, project }) => {
    const { url, clientId, clientSecret } = emulator;
    const settings = JSON.stringify({ url, clientId, clientSecret, namespace: "acme" });
    project.setProgram(
      withComponent(`
const tenant = new Provider("tenant", ${settings});
const customers = new Register("Customer", {}, { providers: [tenant] });
const orders = new Register("Order", {}, { provider: tenant });
module.exports = { labels: [customers.label, orders.label], code: customers.entry.field("code"), remark: orders.remark.name };`),
    );
    // The stack itself leads nowhere.
    const nowhere = { ASTROZERO_URL: "http://127.0.0.1:9", ASTROZERO_NAMESPACE: "demo" };
    const there = { environment: nowhere };

    expect((await project.preview(there)).changes).toEqual({ create: 10 });
    await project.up(there);
    expect(objectNames(emulator)).toEqual(["acme__Customer__CST", "acme__Order__CST"]);
    expect(customFields(emulator, "acme__Order__CST").map(({ name }) => name)).toEqual(["acme__code__CST", "acme__remark__CST"]);
    expect(project.outputs()).toEqual({ labels: ["Customer", "Order"], code: "acme__code__CST", remark: "acme__remark__CST" });
    await project.preview({ ...there, args: ["--expect-no-changes"] });

    emulator.requests.clear();
    await project.destroy(there);
    // What belongs to an object goes with it.
    expect(writes(emulator)).toEqual(["DeleteCustomObject", "DeleteCustomObject"]);
    expect(objectNames(emulator)).toEqual([]);
  });
});

test("resources that move into a component with an alias stay what they are", async () => {
  const alone = program(`
const entry = new CustomObject("Customer", { fields: { code: text({ length: 20 }) } });
new Field("CustomerRemark", { object: entry, name: "remark", ...textArea() });
new Validator("CustomerGiven", { object: entry, errorExpression: "name == ''", errorMessage: "A name is needed." });`);
  await withTenant({ program: alone }, async ({ emulator, project }) => {
    await project.up();
    emulator.requests.clear();

    project.setProgram(withComponent(`new Register("Customer", { moved: true });`));
    const { changes } = await project.up();
    expect(changes).toEqual({ create: 1, same: 4 });
    expect(writes(emulator)).toEqual([]);
    const parents = project.resources().map(({ parent }) => parent?.split("::").at(-1));
    expect(parents).toEqual(["test-test", "Customer", "Customer", "Customer"]);

    // The alias has done its work.
    project.setProgram(withComponent(`new Register("Customer", {});`));
    await project.preview({ args: ["--expect-no-changes"] });
  });
});
