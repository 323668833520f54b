import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { reviewResult } from "../../cli/review/result";
import { environment } from "../support/environment";
import { fieldNames, objectNames, program, type Tenant, withTenant, writes } from "../support/tenant";

const name = "demo__Customer__CST";
const customer = (fieldsOf: string, { allowed = false, more = "" } = {}) =>
  program(`const customer = new CustomObject("Customer", { ${allowed ? "allowDataLoss: true," : ""} fields: { code: text({ length: 20 }), ${fieldsOf} } });
${more}`);
const nick = (allowed = false) =>
  `new Field("nick", { object: customer, ${allowed ? "allowDataLoss: true," : ""} ...text({ length: 40 }) });`;
const phone = "phone: text({ length: 30 })";
const records = [
  { demo__code__CST: "C-1", demo__phone__CST: "1", demo__nick__CST: "a" },
  { demo__code__CST: "C-2", demo__phone__CST: "2", demo__nick__CST: "b" },
  { demo__code__CST: "C-3" },
];

/** `pulumi … --json | astrozero review --format json`: both ends, and what the second says. */
async function review({ project, emulator }: Tenant, command: readonly string[]) {
  const plan = await project.pulumi([...command, "--json"]);
  const main = "node_modules/pulumi-astrozero/dist/cli/main.js";
  const child = spawn(process.execPath, [main, "review", "--format", "json"], {
    cwd: project.directory,
    env: environment(emulator.environment),
  });
  const code = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  child.stdin.end(plan.stdout);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(stderr).toBe("");
  const result = reviewResult.parse(JSON.parse(stdout));
  const findings = result.changes.flatMap((change) =>
    change.findings.map(({ code, message, allowed }) => `${change.name} ${code} ${allowed ? "allowed" : "refused"}: ${message}`),
  );
  return { code: await code, findings };
}

const proceed = "Set allowDataLoss: true on the resource to proceed anyway.";
const first = `${proceed} To delete it, set that first and run \`pulumi up\`.`;

/** The values of a field in all records, in the order of their codes. */
function valuesOf({ emulator }: Tenant, field: string): unknown[] {
  return emulator.world.records
    .all(name)
    .map(({ values }) => values)
    .sort((a, b) => String(a.demo__code__CST).localeCompare(String(b.demo__code__CST)))
    .map((values) => values[field] || undefined);
}

async function withRecords(story: (tenant: Tenant) => Promise<void>): Promise<void> {
  await withTenant({ program: customer(phone, { more: nick() }) }, async (tenant) => {
    await tenant.project.up();
    tenant.emulator.world.records.add(name, records);
    tenant.emulator.requests.clear();
    await story(tenant);
  });
}

test.each([
  ["removal", "", "AZ102: dropping field demo__phone__CST of object demo__Customer__CST destroys 2 values."],
  ["another type", "phone: number()", "AZ103: changing field demo__phone__CST of object demo__Customer__CST from text to number drops it"],
  ["shortening", "phone: text({ length: 10 })", "AZ104: shortening field demo__phone__CST of object demo__Customer__CST drops it"],
  [
    "a new name",
    "telephone: text({ length: 30 })",
    "AZ102: dropping field demo__phone__CST of object demo__Customer__CST destroys 2 values.",
  ],
])(
  "a field with values, %s: the preview refuses it with code and count; with permission the rest keeps its data",
  async (_what, after, message) => {
    await withRecords(async (tenant) => {
      const { emulator, project } = tenant;
      project.setProgram(customer(after, { more: nick() }));
      const refused = await project.preview({ fails: true });
      const told = refused.diagnostics.map((diagnostic) => diagnostic.message).join("\n");
      expect(told).toContain(message);
      expect(told).toContain("destroys 2 values.");
      expect(writes(emulator)).toEqual([]);

      project.setProgram(customer(after, { more: nick(), allowed: true }));
      const { code, findings } = await review(tenant, ["preview"]);
      expect({ code, findings }).toEqual({ code: 0, findings: [expect.stringContaining(`Customer ${message.replace(":", " allowed:")}`)] });
      await project.up();
      expect(valuesOf(tenant, "demo__code__CST")).toEqual(["C-1", "C-2", "C-3"]);
      expect(valuesOf(tenant, "demo__nick__CST")).toEqual(["a", "b", undefined]);
      expect(valuesOf(tenant, "demo__phone__CST")).toEqual([undefined, undefined, undefined]);
    });
  },
);

test("a field with values, renamed with renamedFrom: nothing is refused, and the values are under the new name", async () => {
  await withRecords(async (tenant) => {
    const { project } = tenant;
    project.setProgram(customer('telephone: text({ length: 30, renamedFrom: "phone" })', { more: nick() }));
    expect(await review(tenant, ["preview"])).toEqual({ code: 0, findings: [] });
    await project.up();
    expect(valuesOf(tenant, "demo__telephone__CST")).toEqual(["1", "2", undefined]);
  });
});

test("a Field that left the program: the review refuses it, and with permission it alone goes", async () => {
  await withRecords(async (tenant) => {
    const { emulator, project } = tenant;
    project.setProgram(customer(phone));
    await project.preview();
    expect(await review(tenant, ["preview"])).toEqual({
      code: 1,
      findings: [`nick AZ102 refused: dropping field demo__nick__CST of object demo__Customer__CST destroys 2 values. ${first}`],
    });
    expect(writes(emulator)).toEqual([]);

    project.setProgram(customer(phone, { more: nick(true) }));
    await project.up();
    project.setProgram(customer(phone));
    expect(await review(tenant, ["preview"])).toEqual({
      code: 0,
      findings: ["nick AZ102 allowed: dropping field demo__nick__CST of object demo__Customer__CST destroys 2 values."],
    });
    await project.up();
    expect(fieldNames(emulator, name)).toEqual(["demo__code__CST", "demo__phone__CST"]);
    expect(valuesOf(tenant, "demo__phone__CST")).toEqual(["1", "2", undefined]);
  });
});

test.each([
  ["that left the program", ["preview"]],
  ["that is destroyed", ["destroy", "--preview-only"]],
])("an object with records %s: the review refuses it once, and with permission it goes", async (_what, command) => {
  await withRecords(async (tenant) => {
    const { emulator, project } = tenant;
    const remove = async () => {
      if (command[0] === "destroy") return project.destroy();
      return project.up();
    };
    const without = () => command[0] === "preview" && project.setProgram(program(""));
    without();
    expect(await review(tenant, command)).toEqual({
      code: 1,
      findings: [`Customer AZ101 refused: deleting object demo__Customer__CST destroys 3 records. ${first}`],
    });
    expect(writes(emulator)).toEqual([]);
    expect(valuesOf(tenant, "demo__phone__CST")).toEqual(["1", "2", undefined]);

    project.setProgram(customer(phone, { allowed: true, more: nick() }));
    await project.up();
    without();
    expect(await review(tenant, command)).toEqual({
      code: 0,
      findings: ["Customer AZ101 allowed: deleting object demo__Customer__CST destroys 3 records."],
    });
    await remove();
    expect(objectNames(emulator)).toEqual([]);
  });
});
