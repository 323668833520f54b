import type { Operation } from "../support/engine";
import { program, withTenant } from "../support/tenant";

const asking = (body: string) => program(`const astrozero = require("pulumi-astrozero");\n${body}`);

function printed({ stdout, stderr }: Operation): string {
  return `${stdout}${stderr}`;
}

/** How often a text is told under "Diagnostics". */
function times(text: string, { diagnostics }: Operation): number {
  return diagnostics.map(({ message }) => message.split(text).length - 1).reduce((sum, count) => sum + count, 0);
}

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

test.each<[form: string, text: string]>([
  ["promise", `module.exports = async () => ({ label: (await astrozero.getObject({ name: "Ordr" })).label });`],
  ["output that a resource needs", `new CustomObject("Visit", { label: astrozero.getObjectOutput({ name: "Ordr" }).label });`],
  ["output that nobody needs", `astrozero.getObjectOutput({ name: "Ordr" }); new CustomObject("Visit", {});`],
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
