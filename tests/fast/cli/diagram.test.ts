import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { runCommandLine } from "../../support/commandLine";

let emulator: Emulator;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "diagram-"));
  emulator = await startEmulator();
});

afterEach(async () => {
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

const diagram = async (...args: string[]) => {
  const { lines, output, exitCode } = await runCommandLine(["diagram", ...args], { environment: emulator.environment });
  return { text: lines.join("\n"), output, exitCode };
};

const state = (inputs: object, type = "CustomObject") => ({
  type: `pulumi-nodejs:dynamic/astrozero:${type}`,
  id: "1",
  inputs,
  outputs: {},
});

/** A plan with these steps, in a file. */
function planOf(...steps: { op: string; old?: object; next?: object; type?: string }[]): string {
  const file = join(folder, "plan.json");
  const plan = {
    steps: steps.map(({ op, old, next, type }, index) => ({
      op,
      urn: `urn:pulumi:test::shop::x::r${index}`,
      ...(old && { oldState: state(old, type) }),
      ...(next && { newState: state(next, type) }),
    })),
  };
  writeFileSync(file, JSON.stringify(plan));
  return file;
}

const customer = { name: "demo__Customer__CST", fields: { code: { dataType: "text" } } };

test("where nothing is found, a line beside the drawing says so", async () => {
  const told: string[] = [];
  const { lines, exitCode } = await runCommandLine(["diagram"], { environment: emulator.environment, tell: (line) => told.push(line) });
  expect(told).toEqual(["There is nothing to draw: no object was found."]);
  expect([lines.join("\n").split("\n")[0], exitCode]).toEqual(["flowchart LR", 0]);
});

test("a tenant: objects, their own fields, and an arrow for each relation", async () => {
  const { objects, fields } = emulator.world;
  objects.create({ name: "demo__Customer__CST", fields: [{ name: "demo__code__CST", label: "Code", dataType: "Text" }] });
  const { id } = objects.create({ name: "demo__Order__CST", fields: [] });
  const referenceObjectsDetails = [{ referenceObjectName: "demo__Customer__CST" }];
  fields.add(id, [{ name: "demo__by__CST", label: "By", dataType: "lookup", referenceObjectsDetails }]);
  const { text, exitCode } = await diagram();

  expect(exitCode).toBe(0);
  expect(text.split("\n").slice(0, 4)).toEqual([
    "flowchart LR",
    '  o0["<b>Customer</b><br/>code: text"]',
    '  o1["<b>Order</b><br/>by: lookup"]',
    "  o1 -->|by| o0",
  ]);
  expect((await diagram("--object", "Order")).text.split("\n").slice(0, 4)).toEqual([
    "flowchart LR",
    '  o0["<b>Order</b><br/>by: lookup"]',
    '  r0["Customer"]',
    "  o0 -->|by| r0",
  ]);
});

test("an object that the tenant does not have is told, and nothing is drawn", async () => {
  emulator.world.objects.create({ name: "demo__Order__CST", fields: [] });
  const { text, output, exitCode } = await diagram("--object", "Order", "Customr");
  expect({ text, output, exitCode }).toEqual({ text: "", output: "The tenant has no object Customr.\n", exitCode: 1 });
});

test("a plan: what is created, changed, replaced and deleted is marked, by sign and colour", async () => {
  const order = { name: "demo__Order__CST", fields: { customer: { dataType: "lookup", referenceObjectName: "demo__Customer__CST" } } };
  const plan = planOf(
    {
      op: "update",
      old: { ...customer, fields: { code: { dataType: "text" }, old: { dataType: "date" }, vip: { dataType: "checkbox" } } },
      next: {
        ...customer,
        fields: { code: { dataType: "text", label: "Code" }, vip: { dataType: "checkbox" }, more: { dataType: "number" } },
      },
    },
    { op: "create", next: order },
    { op: "delete", old: { name: "demo__Gone__CST" } },
    { op: "same", old: { name: "demo__Still__CST" }, next: { name: "demo__Still__CST" } },
    {
      op: "replace",
      type: "Field",
      old: { objectName: "demo__Still__CST", name: "demo__size__CST", dataType: "text" },
      next: { objectName: "demo__Still__CST", name: "demo__size__CST", dataType: "number" },
    },
  );
  const { text } = await diagram("--plan", plan);

  expect(text.split("\n").slice(0, 6)).toEqual([
    "flowchart LR",
    '  o0["<b>~ Customer</b><br/>~ code: text<br/>vip: checkbox<br/>+ more: number<br/>- old: date"]:::changed',
    '  o1["<b>+ Order</b><br/>+ customer: lookup"]:::created',
    '  o2["<b>- Gone</b>"]:::deleted',
    '  o3["<b>~ Still</b><br/>+- size: number"]:::changed',
    "  o1 -->|customer| o0",
  ]);
  expect(text).toContain("classDef deleted fill:#ffebe9");
  expect(emulator.requests.list).toEqual([]);
});

test("a plan over the tenant: what the plan does not show is as it is", async () => {
  emulator.world.objects.create({
    name: "demo__Customer__CST",
    fields: [
      { name: "demo__code__CST", label: "Code", dataType: "Text" },
      { name: "demo__hand__CST", label: "Hand", dataType: "Date" },
    ],
  });
  const { text } = await diagram(
    "--tenant",
    "--plan",
    planOf({ op: "create", next: { name: "demo__New__CST" } }, { op: "update", old: customer, next: customer }),
  );

  expect(text).toContain('o0["<b>~ Customer</b><br/>code: text<br/>hand: date"]:::changed');
  expect(text).toContain('o1["<b>+ New</b>"]:::created');
});

test("what is no name is no markup", async () => {
  const { text } = await diagram(
    "--plan",
    planOf({ op: "create", next: { name: 'demo__a"]<script>__CST', fields: { '"x': { dataType: "text" } } } }),
  );

  expect(text).not.toContain("<script>");
  expect(text).toContain('"<b>+ a???script?</b><br/>+ ?x: text"');
});

test("SVG: a picture of its own, with the names in it", async () => {
  const { text, exitCode } = await diagram("--format", "svg", "--plan", planOf({ op: "create", next: customer }));

  expect(exitCode).toBe(0);
  expect(text).toMatch(/^<\?xml[\s\S]*<svg[\s\S]*\+ Customer[\s\S]*\+ code: text[\s\S]*<\/svg>\s*$/);
  expect(text).not.toMatch(/<script|href="http/);
});

test("a plan that is none, a tenant that cannot be asked", async () => {
  expect(await diagram("--plan", join(folder, "none.json"))).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining("there is no such file"),
  });
  emulator.faults.add({ kind: "status", status: 403, when: "before", operation: "QueryCustomObject", times: 9 });
  expect(await diagram()).toMatchObject({ exitCode: 1, output: expect.stringContaining("HTTP 403") });
});
