import type { Operation } from "../support/engine";
import { program, withTenant } from "../support/tenant";

const many = program(`for (let index = 1; index <= 20; index++) new CustomObject("Thing" + index, { fields: { code: text() } });`);

/** How often a text is told. The engine prints each message under "Diagnostics", and its first line in the lines of progress as well. */
function times(text: string, { diagnostics }: Operation): number {
  return diagnostics.map(({ message }) => message.split(text).length - 1).reduce((sum, count) => sum + count, 0);
}

function expectNoStackTrace({ stdout, stderr }: Operation): void {
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
}

const ways = {
  url: 'pulumi config set astrozero:url "https://<your installation>"   or the environment variable ASTROZERO_URL',
  clientId: 'pulumi config set astrozero:clientId "<client_id of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_ID',
  clientSecret:
    'pulumi config set --secret astrozero:clientSecret "<client_secret of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_SECRET',
  namespace: 'pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
};

test("missing settings are listed in one message, with both ways to set each", async () => {
  await withTenant({ program: many, configured: false }, async ({ emulator, project }) => {
    const nothing = await project.preview({ fails: true });
    for (const way of Object.values(ways)) expect(times(way, nothing)).toBe(1);
    expect(times("Astro Zero is not configured: 4 settings are missing.", nothing)).toBe(1);
    expectNoStackTrace(nothing);

    const { ASTROZERO_NAMESPACE, ASTROZERO_URL } = emulator.environment;
    const partly = await project.preview({ fails: true, environment: { ASTROZERO_NAMESPACE, ASTROZERO_URL } });
    expect(times("Astro Zero is not configured: 2 settings are missing.", partly)).toBe(1);
    for (const way of [ways.clientId, ways.clientSecret]) expect(times(way, partly)).toBe(1);
    for (const way of [ways.url, ways.namespace]) expect(times(way, partly)).toBe(0);
    expectNoStackTrace(partly);
    expect(emulator.requests.count()).toBe(0);
  });
});

test("a wrong secret is told once, and tried once", async () => {
  await withTenant({ program: many, environment: { ASTROZERO_CLIENT_SECRET: "not-the-secret" } }, async ({ emulator, project }) => {
    const failed = await project.up({ fails: true });
    expect(times("The platform refused the sign-in: check astrozero:clientId and astrozero:clientSecret", failed)).toBe(1);
    expect(`${failed.stdout}${failed.stderr}`).not.toContain("not-the-secret");
    expectNoStackTrace(failed);
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1 });
    expect(project.resources()).toEqual([]);
  });
});

test("an installation out of reach is told once, with its address", async () => {
  // Nothing listens on port 1.
  await withTenant({ program: many, environment: { ASTROZERO_URL: "http://127.0.0.1:1" } }, async ({ project }) => {
    const failed = await project.up({ fails: true });
    expect(times("Check the address of the installation (astrozero:url or ASTROZERO_URL)", failed)).toBe(1);
    expect(failed.stdout).toContain("127.0.0.1:1");
    expectNoStackTrace(failed);
    expect(project.resources()).toEqual([]);
  });
});

test("all faults of a declaration are told at once, each with its place", async () => {
  const faulty = program(`
    new CustomObject("Customer", {
      label: "L".repeat(81),
      fields: {
        "1st": text(),
        two__parts__CST: text(),
        code: text({ length: 256 }),
        CODE: checkbox(),
        kind: { dataType: "string" },
        vip: checkbox({ colour: "red" }),
        ["n".repeat(60)]: text(),
      },
    });`);
  await withTenant({ program: faulty }, async ({ emulator, project }) => {
    const failed = await project.preview({ fails: true });
    const told = (property: string, reason: string) => {
      const message = expect.stringMatching(`'Customer' has a problem: ${property}: .*${reason}`);
      expect(failed.diagnostics).toContainEqual(expect.objectContaining({ message }));
    };
    told("label", "is longer than 80 characters");
    told("fields.1st", "demo__1st__CST must start with a letter");
    told("fields.code.length", "255");
    told("fields.code", "has the API name demo__code__CST, as field CODE has");
    told("fields.kind.dataType", "unknown data type; one of text, ");
    told("fields.vip.colour", 'unknown attribute "colour"');
    told(`fields.${"n".repeat(60)}`, "is longer than 63 characters");
    expect(failed.diagnostics).toHaveLength(7);
    expectNoStackTrace(failed);
    expect(emulator.requests.count()).toBe(0);
  });
});

// O7 and P8 of the first hour: each ended in a stack trace.
test.each([
  [
    "O7: the option `import`",
    `new CustomObject("Customer", {}, { import: "cust000000aHYAsrPh4K" });`,
    /CustomObject Customer: the option `import` does not work for dynamic providers\. .* `adoptExisting: true`/,
  ],
  [
    "P8: a definition that is no JSON, in a file",
    `require("node:fs").writeFileSync("pay.json", "{ nothing");
    new Flow("pay", { definition: new pulumi.asset.FileAsset("pay.json") });`,
    /Flow pay: pay\.json is not JSON: /,
  ],
  [
    "P8: a definition that is no JSON, in a text",
    `new Bpm("leave", { definition: new pulumi.asset.StringAsset("{ nothing") });`,
    /Bpm leave: the text is not JSON: /,
  ],
  [
    "P8: a switch that is a text",
    `new CustomObject("Customer", { fields: { code: text({ required: "yes" }) } });`,
    /'Customer' has a problem: fields\.code\.required: must be true or false, not a text$/,
  ],
  [
    "a constructor of fields that is not called",
    `new CustomObject("Customer", { fields: { code: text } });`,
    /CustomObject Customer: the field code is the function text itself\. Call it: text\(\)\./,
  ],
])("%s is told in one sentence, without a stack trace", async (_title, body, sentence) => {
  await withTenant({ program: program(body) }, async ({ emulator, project }) => {
    const failed = await project.preview({ fails: true });
    expect(failed.diagnostics.map(({ message }) => message.trim())).toEqual([expect.stringMatching(sentence)]);
    expectNoStackTrace(failed);
    expect(emulator.requests.count()).toBe(0);
  });
});

test("a field that does not exist does not compile", async () => {
  const typo = `
    import * as astrozero from "pulumi-astrozero";
    const order = new astrozero.CustomObject("Order", { fields: { amount: astrozero.fields.currency({ scale: 2 }) } });
    export const name = order.field("amuont");`;
  await withTenant({ program: typo, language: "typescript" }, async ({ emulator, project }) => {
    const failed = await project.preview({ fails: true });
    expect(failed.stdout + failed.stderr).toMatch(/Argument of type '"amuont"' is not assignable to parameter of type '.*"amount"/);
    expect(emulator.requests.count()).toBe(0);

    project.setProgram(typo.replace("amuont", "amount"));
    await project.up();
    expect(project.outputs()).toEqual({ name: "demo__amount__CST" });
  });
});
