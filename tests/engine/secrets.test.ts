import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { Tokens } from "../../emulator/core/tokens";
import { type Operation, Project } from "../support/engine";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { objectNames, program, withTenant } from "../support/tenant";

const canary = "canary/s3cret+of=one tenant";
const otherCanary = "canary/s3cret+of=another tenant";

/** The access tokens that emulators have given out. */
let tokens: jest.SpyInstance<string>;

beforeEach(() => {
  tokens = jest.spyOn(Tokens.prototype, "issue");
});

afterEach(() => tokens.mockRestore());

/** A secret as it is, in JSON, in an address, in a form. */
function spellings(secret: string): string[] {
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), String(new URLSearchParams({ "": secret })).slice(1)];
}

/** What the project stored, what its commands printed and logged, and what the emulators logged must hold no secret. */
function expectNoSecrets(project: Project, operations: readonly Operation[], emulators: readonly Emulator[]): void {
  const traces = [
    project.stateText(),
    ...emulators.map(({ requests }) => JSON.stringify(requests.list)),
    ...operations.flatMap(({ stdout, stderr, events }) => [stdout, stderr, JSON.stringify(events)]),
  ].join("\n");
  const given = tokens.mock.results.map(({ value }) => value);
  expect(given.length).toBeGreaterThanOrEqual(operations.length);
  const found = [canary, otherCanary, ...given].filter((secret) => spellings(secret).some((spelling) => traces.includes(spelling)));
  expect(found).toEqual([]);
}

/** A server that repeats what it was sent. */
function echo({ faults }: Emulator, secret: string): void {
  faults.add({
    kind: "status",
    status: 400,
    resMsg: `cannot serve ${spellings(secret).join(" or ")}`,
    when: "before",
    operation: "CreateCustomObject",
  });
}

const customer = program(`exports.id = new CustomObject("Customer", { fields: { code: text() } }).id;`);

test.each(["stack configuration", "environment"])("a secret of the %s stays one (pulumi#8265, pulumi-aws#2447)", async (place) => {
  const inEnvironment = place === "environment";
  const environment: Record<string, string> = { ASTROZERO_LOG: "trace", ...(inEnvironment && { ASTROZERO_CLIENT_SECRET: canary }) };
  const options = { program: customer, emulator: { clientSecret: canary }, configured: false, environment };
  await withTenant(options, async ({ emulator, project }) => {
    await project.config("astrozero:url", emulator.url);
    await project.config("astrozero:clientId", emulator.clientId);
    await project.config("astrozero:namespace", emulator.namespace);
    if (!inEnvironment) await project.config("astrozero:clientSecret", canary, { secret: true });

    echo(emulator, canary);
    const failed = await project.up({ fails: true });
    expect(failed.stdout).toContain("cannot serve [secret] or [secret]");
    const up = await project.up();
    expect(up.stdout).toContain("astrozero: CreateCustomObject POST");
    const refresh = await project.refresh();
    expectNoSecrets(project, [failed, up, refresh], [emulator]);
    const destroy = await project.destroy();
    expect(objectNames(emulator)).toEqual([]);
    expectNoSecrets(project, [destroy], [emulator]);
  });
});

test("a secret that was renewed: destroy takes the stored one and says what to do, which works (pulumi#4981)", async () => {
  const directory = temporaryDirectory();
  removeAtEnd(() => rmSync(directory, { recursive: true }));
  const dataFile = join(directory, "tenant.json");
  const old = await startEmulator({ dataFile, clientSecret: canary });
  const { ASTROZERO_CLIENT_SECRET, ...environment } = old.environment;
  const project = await Project.create({ program: customer, environment });
  try {
    await project.config("astrozero:clientSecret", canary, { secret: true });
    await project.up();
  } finally {
    await old.stop();
  }

  const emulator = await startEmulator({ dataFile, clientSecret: otherCanary });
  const moved = { ASTROZERO_URL: emulator.url };
  try {
    await project.config("astrozero:clientSecret", otherCanary, { secret: true });
    const refused = await project.destroy({ fails: true, environment: moved });
    expect(refused.diagnostics.map(({ message }) => message).join("\n")).toContain(
      "A destroy or refresh takes the settings that the last `pulumi up` stored: after a change run `pulumi up` first, or add --run-program.",
    );
    expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);

    const destroy = await project.destroy({ args: ["--run-program"], environment: moved });
    expect(objectNames(emulator)).toEqual([]);
    expect(project.resources()).toEqual([]);
    expectNoSecrets(project, [refused, destroy], [old, emulator]);
  } finally {
    await project.dispose();
    await emulator.stop();
  }
});

test("two tenants in one program: each thing lands in its own, each secret stays one", async () => {
  const other = await startEmulator({ namespace: "acme", clientSecret: otherCanary });
  const two = program(`
    const config = new pulumi.Config();
    const one = new Provider("one", {
      url: config.require("url"), clientId: "emulator-client", clientSecret: config.requireSecret("one"), namespace: "demo",
    });
    const other = new Provider("other", {
      url: "${other.url}", clientId: "emulator-client", clientSecret: config.requireSecret("other"), namespace: "acme",
    });
    for (const [prefix, provider, length] of [["one", one, 10], ["other", other, 20]]) {
      const parent = new pulumi.ComponentResource("test:Tenant", prefix, {}, { providers: [provider] });
      const status = new Picklist(prefix + "-status", { name: "Status", values: [prefix] }, { parent });
      const customer = new CustomObject(prefix + "-customer", {
        name: "Customer", fields: { code: text({ length }), status: singleSelect(status) },
      }, { parent });
      new Field(prefix + "-remark", { name: "remark", object: customer, ...textArea() }, { parent });
    }`);
  try {
    const options = { program: two, emulator: { clientSecret: canary }, configured: false, environment: { ASTROZERO_LOG: "trace" } };
    await withTenant(options, async ({ emulator, project }) => {
      await project.config("url", emulator.url);
      await project.config("one", canary, { secret: true });
      await project.config("other", otherCanary, { secret: true });

      echo(other, otherCanary);
      const failed = await project.up({ fails: true });
      const up = await project.up();
      expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
      expect(objectNames(other)).toEqual(["acme__Customer__CST"]);
      expect(emulator.world.fields.get("demo__Customer__CST", "demo__code__CST").dataLength).toBe(10);
      expect(other.world.fields.get("acme__Customer__CST", "acme__code__CST").dataLength).toBe(20);
      expect(other.world.fields.get("acme__Customer__CST", "acme__remark__CST").dataType).toBe("TextArea");
      expect(emulator.world.picklists.get("demo__Status").values).toMatchObject([{ value: "one" }]);
      expect(other.world.picklists.get("acme__Status").values).toMatchObject([{ value: "other" }]);

      const preview = await project.preview({ args: ["--expect-no-changes"] });
      expectNoSecrets(project, [failed, up, preview], [emulator, other]);
      const destroy = await project.destroy();
      expect([...objectNames(emulator), ...objectNames(other)]).toEqual([]);
      expectNoSecrets(project, [destroy], [emulator, other]);
      expect(other.failures).toEqual([]);
    });
  } finally {
    await other.stop();
  }
});
