import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewResult } from "../../../cli/review/result";
import { type Emulator, startEmulator } from "../../../emulator";
import { runCommandLine } from "../../support/commandLine";

const fixtures = "tests/fixtures/plans";
const recorded = (name: string) => readFileSync(`${fixtures}/${name}.json`, "utf8");

interface Recorded {
  steps: {
    op: string;
    urn: string;
    oldState: { inputs: Record<string, unknown>; outputs: Record<string, unknown> } & Record<string, unknown>;
  }[];
}

/** A recorded plan in which the state of a resource is otherwise. */
function planWith(name: string, resource: string, change: (state: Recorded["steps"][number]["oldState"]) => void): string {
  const plan: Recorded = JSON.parse(recorded(name));
  for (const { urn, oldState } of plan.steps) if (urn.endsWith(`::${resource}`)) change(oldState);
  return JSON.stringify(plan);
}

let emulator: Emulator;
let folder: string;

/** The tenant as it was when the plans were recorded, with records in it. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "review-"));
  const dataFile = join(folder, "tenant.json");
  copyFileSync(`${fixtures}/tenant.json`, dataFile);
  emulator = await startEmulator({ namespace: "demo", dataFile });
  const { records } = emulator.world;
  records.add("demo__Customer__CST", [{ demo__phone__CST: "1" }, { demo__phone__CST: "2" }, {}]);
  records.add("demo__Item__CST", [{ demo__nick__CST: "a" }, { demo__nick__CST: "b" }, {}]);
  records.add("demo__Draft__CST", [{}, {}]);
  records.add("demo__Archive__CST", [{}]);
  records.add("demo__Old__CST", [{}, {}, {}, {}]);
});
afterEach(async () => {
  expect(emulator.failures).toEqual([]);
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

async function review(plan: string | undefined, args: string[] = [], environment: NodeJS.ProcessEnv = emulator.environment) {
  const { lines, output, exitCode } = await runCommandLine(["review", ...args], { input: async () => plan, environment });
  return { text: lines.join("\n"), output, exitCode };
}

async function judged(plan: string) {
  const { text, exitCode } = await review(plan, ["--format", "json"]);
  const result = reviewResult.parse(JSON.parse(text));
  const of = (name: string) => {
    const change = result.changes.find((candidate) => candidate.name === name);
    if (!change) throw new Error(`${name} is not in the review`);
    return change;
  };
  return { result, of, exitCode };
}

const refused = "Set allowDataLoss: true on the resource to proceed anyway.";
const first = "To delete it, set that first and run `pulumi up`.";

test.each([["--bogus"], ["--format", "xml"], ["plan.json"]])("a wrong command line is no review, and no refusal: %j", async (...args) => {
  expect(await review(undefined, args)).toMatchObject({ text: "", output: expect.stringMatching(/^error: /), exitCode: 2 });
});

test("what leaves the program is judged by the guards of its deletion, with counts", async () => {
  const { result, of, exitCode } = await judged(recorded("changed"));
  expect(exitCode).toBe(1);
  expect(result).toMatchObject({ stack: "shop/test", refused: true });
  expect(of("Customer")).toMatchObject({ action: "delete", kind: "CustomObject" });
  expect(of("Customer").findings).toEqual([
    { code: "AZ101", message: `deleting object demo__Customer__CST destroys 3 records. ${refused} ${first}`, allowed: false },
  ]);
  expect(of("nick").findings).toEqual([
    {
      code: "AZ102",
      message: `dropping field demo__nick__CST of object demo__Item__CST destroys 2 values. ${refused} ${first}`,
      allowed: false,
    },
  ]);
  expect(of("Draft").findings).toEqual([{ code: "AZ101", message: "deleting object demo__Draft__CST destroys 2 records.", allowed: true }]);
  expect(of("Old")).toMatchObject({ action: "replace", paths: ["description", "name"] });
  expect(of("Old").findings).toEqual([
    { code: "AZ101", message: `deleting object demo__Old__CST destroys 4 records. ${refused}`, allowed: false },
  ]);
  expect(of("Item")).toMatchObject({ action: "update", paths: ["label"], findings: [] });
  expect(of("New")).toMatchObject({ action: "create", findings: [] });
  expect(
    emulator.requests.list.filter(({ method, operation }) => method !== "GET" && !/OAuth2Token|Number|QueryData/.test(operation ?? "")),
  ).toEqual([]);
});

test("what goes together is counted once; records that a set deletes are not lost with their object", async () => {
  const { of } = await judged(recorded("changed"));
  expect(of("Coded")).toMatchObject({ goesWith: "Customer", findings: [] });
  expect(of("orders")).toMatchObject({ action: "delete", findings: [] });
  expect(of("Order")).toMatchObject({ action: "delete", findings: [] });
  emulator.world.records.add("demo__Order__CST", [{}]);
  const again = await judged(recorded("changed"));
  expect(again.of("Order").findings).toMatchObject([{ code: "AZ101", message: expect.stringContaining("destroys 1 record.") }]);
});

test("pulumi destroy is judged, too", async () => {
  const { of, exitCode, result } = await judged(recorded("destroyed"));
  expect(exitCode).toBe(1);
  expect(result.changes.every(({ action }) => action === "delete")).toBe(true);
  const codes = (name: string) => of(name).findings.map(({ code, allowed }) => `${code} ${allowed}`);
  expect(Object.fromEntries(["Customer", "Item", "Draft", "Old", "Order", "Status"].map((name) => [name, codes(name)]))).toEqual({
    Customer: ["AZ101 false"],
    Item: ["AZ101 false"],
    Draft: ["AZ101 true"],
    Old: ["AZ101 false"],
    Order: [],
    Status: [],
  });
  expect(of("nick")).toMatchObject({ goesWith: "Item", findings: [] });
});

test("what stays on the platform is said to, and not counted", async () => {
  expect((await judged(recorded("changed"))).of("Archive")).toMatchObject({ kept: "retainOnDelete", findings: [] });
  const adopted = planWith("changed", "Customer", ({ outputs }) => Object.assign(outputs, { adopted: true }));
  expect((await judged(adopted)).of("Customer")).toMatchObject({ kept: "it was adopted", findings: [] });
});

test.each(["orders", "Order", "nick", "Item"])("what is gone on the platform already ends no review: %s", async (name) => {
  const plan = JSON.parse(recorded("destroyed"));
  const steps = plan.steps.filter(({ urn }: { urn: string }) => urn.endsWith(`::${name}`));
  for (const object of ["demo__Order__CST", "demo__Item__CST"]) {
    emulator.world.objects.delete(object);
  }
  const { of, exitCode } = await judged(JSON.stringify({ ...plan, steps }));
  expect(exitCode).toBe(0);
  expect(of(name).findings).toEqual([]);
});

test("a thing that another resource of the program takes over stays", async () => {
  const plan = JSON.parse(recorded("changed"));
  const create = plan.steps.find(({ op }: { op: string }) => op === "create");
  Object.assign(create.newState.inputs, { name: "demo__Customer__CST", adoptExisting: true });
  expect((await judged(JSON.stringify(plan))).of("Customer")).toMatchObject({ kept: "New takes it over", findings: [] });
});

test("what is taken over on another tenant stays on that one only", async () => {
  const plan = JSON.parse(recorded("changed"));
  const create = plan.steps.find(({ op }: { op: string }) => op === "create");
  Object.assign(create.newState.inputs, { name: "demo__Customer__CST", adoptExisting: true });
  create.newState.provider = "urn:pulumi:test::shop::pulumi:providers:pulumi-nodejs::other::6f";
  expect((await judged(JSON.stringify(plan))).of("Customer").findings).toMatchObject([{ code: "AZ101", allowed: false }]);
});

test("permission is what state holds", async () => {
  const allowed = planWith("changed", "Customer", ({ outputs }) => Object.assign(outputs, { allowDataLoss: true }));
  expect((await judged(allowed)).of("Customer").findings).toMatchObject([{ code: "AZ101", allowed: true }]);
});

test("resources of other packages are listed, not judged", async () => {
  expect((await judged(recorded("changed"))).of("sales")).toEqual({
    action: "delete",
    urn: "urn:pulumi:test::shop::example:index:Team::sales",
    type: "example:index:Team",
    name: "sales",
    paths: [],
    properties: [],
    replacedFor: [],
    findings: [],
    notes: [],
  });
});

test("the text names what is refused", async () => {
  const { text, exitCode } = await review(recorded("changed"));
  expect(exitCode).toBe(1);
  const lines = text.split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "+  CustomObject New",
      '~  CustomObject Item: label added ("Item | <b>")',
      '+- CustomObject Old, because of name "demo__Old__CST" → "demo__Older__CST"; also description',
      "-  CustomObject Customer",
      `     refused AZ101: deleting object demo__Customer__CST destroys 3 records. ${refused} ${first}`,
      "     allowed AZ101: deleting object demo__Draft__CST destroys 2 records.",
      "-  Validator Coded of demo__Customer__CST (goes with Customer)",
      "-  CustomObject Archive (stays on the platform: retainOnDelete)",
      "-  example:index:Team sales (of another package: not judged)",
      "Refused: 3 findings. Nothing of this is to be applied.",
    ]),
  );
  expect(text).toContain("shop/test: 1 created, 1 changed in place, 1 replaced, 8 destroyed, 1 left on the platform\n");
});

test("colours are for a terminal alone", async () => {
  const run = (hasColors: boolean) =>
    runCommandLine(["review"], { input: async () => recorded("changed"), environment: emulator.environment, hasColors });
  expect((await run(false)).lines.join("")).not.toContain("\u001b");
  expect((await run(true)).lines.join("")).toContain("\u001b[31m");
});

test("Markdown shows texts of users as they are", async () => {
  const name = "a|b<img src=x>@all #1 [x](https://e.x)\n# `c`";
  const plan = JSON.parse(recorded("changed"));
  for (const step of plan.steps) if (step.urn.endsWith("::Customer")) step.urn = step.urn.replace(/Customer$/, name);
  const { text, exitCode } = await review(JSON.stringify(plan), ["--format", "markdown"]);
  expect(exitCode).toBe(1);
  const shown = "a\\|b&lt;img src=x&gt;@<!-- -->all #<!-- -->1 \\[x\\]\\(https:<!-- -->//e.x\\) #<!-- --> \\`c\\`";
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      "### Astro Zero review of shop/test",
      "**Refused: 3 findings. Nothing of this is to be applied.**",
      "1 created, 1 changed in place, 1 replaced, 8 destroyed, 1 left on the platform.",
      "| | Code | Resource | Finding |",
      `| **refused** | AZ101 | CustomObject ${shown} | deleting object demo\\_\\_Customer\\_\\_CST destroys 3 records. ${refused} ${first.replaceAll("`", "\\`")} |`,
      "| allowed | AZ101 | CustomObject Draft | deleting object demo\\_\\_Draft\\_\\_CST destroys 2 records. |",
      "#### Created: 1",
      "#### Changed in place: 1",
      "#### Replaced: 1",
      "#### Destroyed: 8",
      "#### Left on the platform: 1",
      "- CustomObject New",
      '- CustomObject Item: label added \\("Item \\| &lt;b&gt;"\\)',
      "#### Schema",
      "```mermaid",
      "flowchart LR",
    ]),
  );
  expect(text).toContain("<b>- Draft</b>");
});

/** The recorded plan in which the inputs of `Item` change otherwise. */
function itemWith(before: object, after: object, paths: readonly string[], more: object = {}): string {
  const plan = JSON.parse(recorded("changed"));
  const step = plan.steps.find(({ urn }: { urn: string }) => urn.endsWith("::Item"));
  Object.assign(step, { detailedDiff: Object.fromEntries(paths.map((path) => [path, { kind: "update" }])), ...more });
  Object.assign(step.oldState.inputs, before);
  Object.assign(step.newState.inputs, after);
  return JSON.stringify({ ...plan, steps: [step] });
}

test("values are told where they describe the application and are short, and no secret is", async () => {
  const text = { dataType: "text", length: 40 };
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hush"' };
  const plan = itemWith(
    { label: "Old", description: "a", pluralLabel: "x".repeat(61), fields: { title: text }, extra: { label: "one" } },
    { label: secret, description: "b", pluralLabel: "y", fields: { title: { ...text, length: 80 } }, extra: { label: "two" } },
    ["label", "description", "pluralLabel", "fields.title.length", "extra.label"],
  );
  expect((await judged(plan)).of("Item").properties).toEqual([
    { path: "description", change: "changed" },
    { path: "extra.label", change: "changed" },
    { path: "fields.title.length", change: "changed", before: "40", after: "80" },
    { path: "label", change: "changed" },
    { path: "pluralLabel", change: "changed" },
  ]);
});

test("what the inputs do not show, their order or what drifted, has the path of the plan", async () => {
  const { properties } = (await judged(itemWith({}, {}, ["description"]))).of("Item");
  expect(properties).toEqual([{ path: "description", change: "changed" }]);
});

test("of another package no value is told", async () => {
  const type = "pulumi:providers:pulumi-nodejs";
  const [oldState, newState] = ["one", "two"].map((text) => ({ type, inputs: { label: text } }));
  const step = { op: "update", urn: `urn:pulumi:t::p::${type}::x`, oldState, newState, detailedDiff: { label: { kind: "update" } } };
  expect((await judged(JSON.stringify({ steps: [step] }))).of("x").properties).toEqual([{ path: "label", change: "changed" }]);
});

test("what a creation destroys by permission is told", async () => {
  emulator.world.records.add("demo__Item__CST", [{ demo__title__CST: "theirs" }]);
  const inputs = {
    ...{ name: "items", objectName: "demo__Item__CST", key: ["title"], types: { demo__title__CST: "text" } },
    ...{ records: { a: '{"title":"a"}' }, exclusive: true, allowDataLoss: true },
  };
  const type = "pulumi-nodejs:dynamic/astrozero:RecordSet";
  const step = { op: "create", urn: `urn:pulumi:test::shop::${type}::items`, newState: { type, inputs } };
  const { of, exitCode } = await judged(JSON.stringify({ steps: [step] }));
  expect(exitCode).toBe(0);
  expect(of("items").findings).toMatchObject([{ code: "AZ110", allowed: true }]);
  expect(of("items").notes).toContain("RecordSet items: 1 row added: a");
  const provider = "urn:pulumi:test::shop::pulumi:providers:pulumi-nodejs::other::6f";
  const elsewhere = { ...step, newState: { ...step.newState, provider } };
  expect((await judged(JSON.stringify({ steps: [elsewhere] }))).of("items")).toMatchObject({ findings: [], notes: [] });
});

test("a review of very many changes fits into a comment, with what was found", async () => {
  const plan = JSON.parse(recorded("changed"));
  const create = plan.steps.find(({ op }: { op: string }) => op === "create");
  const many = Array.from({ length: 3000 }, (_, index) => {
    const inputs = { ...create.newState.inputs, name: `demo__New${index}__CST` };
    return { ...create, urn: `${create.urn}${index}`, newState: { ...create.newState, inputs } };
  });
  const { text } = await review(JSON.stringify({ ...plan, steps: [...many, ...plan.steps] }), ["--format", "markdown"]);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toContain("| **refused** | AZ101 | CustomObject Customer |");
  expect(text).toMatch(/\n[\d,]+ lines left out: a comment takes no more. `npx astrozero review --plan plan.json` shows all\.\n/);
  expect(text).toContain("The schema is too large to draw here: `npx astrozero diagram --plan plan.json` draws it.");
});

test("a preview that failed is a comment, too", async () => {
  const { text, output, exitCode } = await review(recorded("failed"), ["--format", "markdown"]);
  expect(exitCode).toBe(2);
  expect(output).toContain("The preview failed, so there is nothing to review:");
  expect(text.split("\n")).toEqual(
    expect.arrayContaining([
      "### Astro Zero review of shop/test",
      "**The preview failed. Nothing of this is to be applied, and what else would change is not known.**",
      "| error |  | CustomObject Item | fields.title.length: is less than 1 |",
    ]),
  );
});

test("a refusal that the preview met while it compared is a row with its code", async () => {
  const urn = "urn:pulumi:test::shop::pulumi-nodejs:dynamic/astrozero:Layout::Desk";
  const message = "error: Layout Desk, diff: AZ107: creating layout Desk again under its name gives it a new id.";
  const plan = { steps: [], diagnostics: [{ severity: "error", urn, message }] };
  const { text, exitCode } = await review(JSON.stringify(plan), ["--format", "markdown"]);
  expect(exitCode).toBe(2);
  expect(text).toContain("\n| **refused** | AZ107 | Layout Desk | creating layout Desk again under its name gives it a new id. |");
});

test("a name cannot turn the order of letters round", async () => {
  const step = { op: "delete", urn: "urn:pulumi:t::p::x:y:Z::a\u202eb\u2066c", oldState: { type: "x:y:Z" } };
  for (const format of ["text", "markdown"])
    expect((await review(JSON.stringify({ steps: [step] }), ["--format", format])).text).toContain("x:y:Z a b c ");
});

test("what another package destroys is not said to be kept", async () => {
  const oldState = { type: "aws:s3/bucket:Bucket", id: "b", inputs: {}, outputs: {} };
  const { text, exitCode } = await review(
    JSON.stringify({ steps: [{ op: "delete", urn: "urn:pulumi:test::shop::aws:s3/bucket:Bucket::b", oldState }] }),
  );
  expect(exitCode).toBe(0);
  expect(text).toContain("Nothing of Astro Zero is refused. What resources of other packages lose is not judged.");
});

test("nothing is refused of an empty plan", async () => {
  const { text, exitCode } = await review(JSON.stringify({ duration: 1, changeSummary: { same: 3 } }));
  expect({ text, exitCode }).toEqual({ text: "nothing changes\nNothing is lost.", exitCode: 0 });
  expect(emulator.requests.list).toEqual([]);
});

test.each<[string, string | undefined, string]>([
  ["nothing", "", "The plan is empty: the preview did not begin."],
  ["a terminal", undefined, "There is no plan: write `pulumi preview --json | npx astrozero review`"],
  ["text", "Previewing update (test):", "The input is no plan."],
  ["other JSON", "[]", "The input is no plan."],
  ["other JSON", "{}", "The input is no plan."],
  ["a step without a name", '{"steps":[{"op":"delete"}]}', "The input is no plan."],
  ["half a plan", '{\n "steps": [\n  {', "The plan ends in the middle: it was cut off."],
])("%s is no plan", async (_what, plan, message) => {
  const { text, output, exitCode } = await review(plan);
  expect(output).toContain(message);
  expect({ text, exitCode }).toEqual({ text: "", exitCode: 2 });
});

test("of a preview that failed the errors are shown", async () => {
  const { output, exitCode } = await review(recorded("failed"));
  expect(exitCode).toBe(2);
  expect(output).toContain(
    "The preview failed, so there is nothing to review:\nerror: pulumi-nodejs:dynamic/astrozero:CustomObject resource 'Item'",
  );
  expect(output).toContain("fields.title.length: is less than 1");
});

test("--plan reads a file, which may begin with a byte order mark", async () => {
  const file = join(folder, "plan.json");
  expect((await review(undefined, ["--plan", `${fixtures}/destroyed.json`])).exitCode).toBe(1);
  const { output, exitCode } = await review(undefined, ["--plan", file]);
  expect(output).toContain(`${file} cannot be read: there is no such file.`);
  expect(exitCode).toBe(2);
  expect((await review(`\uFEFF${recorded("destroyed")}`)).exitCode).toBe(1);
});

test("settings come from the plan, then from the environment; a secret of the stack has to be given", async () => {
  const { ASTROZERO_URL, ASTROZERO_CLIENT_ID, ASTROZERO_CLIENT_SECRET } = emulator.environment;
  const plan = JSON.parse(recorded("changed"));
  plan.config = {
    "astrozero:url": ASTROZERO_URL,
    "astrozero:clientId": ASTROZERO_CLIENT_ID,
    "astrozero:clientSecret": "[secret]",
    "astrozero:namespace": "demo",
  };
  expect((await review(JSON.stringify(plan), [], { ASTROZERO_CLIENT_SECRET })).exitCode).toBe(1);
  const { output, exitCode } = await review(JSON.stringify(plan), [], {});
  expect(output).toContain('  export ASTROZERO_CLIENT_SECRET="$(pulumi config get astrozero:clientSecret)"');
  expect(exitCode).toBe(2);
});

test("a tenant that cannot be asked is no permission", async () => {
  const { output, exitCode, text } = await review(recorded("changed"), [], {
    ...emulator.environment,
    ASTROZERO_CLIENT_SECRET: "wrong-secret",
  });
  expect(output).toContain("The tenant could not be asked.");
  expect(output).not.toContain("wrong-secret");
  expect({ text, exitCode }).toEqual({ text: "", exitCode: 2 });
});

test("resources of a provider of its own are asked of its tenant", async () => {
  const provider = "urn:pulumi:test::shop::pulumi:providers:pulumi-nodejs::other::6f";
  const plan = JSON.parse(planWith("changed", "Customer", (state) => Object.assign(state, { provider })));
  const missing = await review(JSON.stringify(plan));
  expect(missing.output).toContain("The plan does not show the settings of the provider other. Make it with `--show-sames`.");
  expect(missing.exitCode).toBe(2);
  const other = await startEmulator({ namespace: "demo" });
  const inputs = { "astrozero:url": other.environment.ASTROZERO_URL, "astrozero:clientSecret": "[secret]" };
  plan.steps.push({ op: "same", urn: provider.slice(0, -4), newState: { type: "pulumi:providers:pulumi-nodejs", inputs } });
  expect((await judged(JSON.stringify(plan))).of("Customer").findings).toEqual([]);
  await other.stop();
});

test("secrets are in no output, and what cannot be judged for them is said", async () => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hush"' };
  const inputs = planWith("changed", "Item", (state) => Object.assign(state.inputs, { fields: secret }));
  const { result, of } = await judged(inputs);
  expect(JSON.stringify(result)).not.toContain("hush");
  expect(of("Item").notes).toEqual(["It holds secrets that the plan does not show: the preview itself has judged the change."]);
  const name = planWith("changed", "Customer", (state) => Object.assign(state.outputs, { name: secret }));
  const { output, exitCode } = await review(name);
  expect(exitCode).toBe(2);
  expect(output).toContain(
    "What CustomObject Customer is on the platform is a secret, which the plan does not show. Make the plan with `--show-secrets`",
  );
});

test("L3: a thing of the same name on another object, and one that is replaced, do not take what names a field with them", async () => {
  const plan = JSON.parse(recorded("changed"));
  const stepOf = (name: string) => plan.steps.find(({ urn }: { urn: string }) => urn.endsWith(`::${name}`));
  const customer = stepOf("Customer").oldState;
  const place = {
    objectId: customer.id,
    objectName: "demo__Customer__CST",
    name: "demo__code__CST",
    fieldId: customer.outputs.fieldIds.code,
  };
  const nick = stepOf("nick");
  Object.assign(nick.oldState.outputs, place);
  const coded = stepOf("Coded");
  const namesake = structuredClone(coded);
  Object.assign(namesake.oldState.outputs, { objectId: stepOf("Item").oldState.id, objectName: "demo__Item__CST" });
  const replaced = { ...structuredClone(coded), op: "replace", newState: structuredClone(coded.oldState) };
  const codesOfNick = async (steps: unknown[]) =>
    (await judged(JSON.stringify({ ...plan, steps }))).of("nick").findings.map(({ code }) => code);
  expect(await codesOfNick([nick, coded])).toEqual([]);
  expect(await codesOfNick([nick, namesake])).toEqual(["AZ108"]);
  expect(await codesOfNick([nick, replaced])).toEqual(["AZ108"]);
});

test("what names a field that left the program is a finding, unless it leaves, too", async () => {
  const codeOfCustomer = (keptSteps: string[]) => {
    const plan = JSON.parse(recorded("changed"));
    const stepOf = (name: string) => plan.steps.find(({ urn }: { urn: string }) => urn.endsWith(`::${name}`));
    const place = {
      objectId: stepOf("Customer").oldState.id,
      objectName: "demo__Customer__CST",
      name: "demo__code__CST",
      fieldId: stepOf("Customer").oldState.outputs.fieldIds.code,
    };
    Object.assign(stepOf("nick").oldState.outputs, place);
    return JSON.stringify({ ...plan, steps: keptSteps.map(stepOf) });
  };
  const named =
    "dropping field demo__code__CST of object demo__Customer__CST leaves behind what names it: validator Coded. Change that in a run before. ";
  expect((await judged(codeOfCustomer(["nick"]))).of("nick").findings).toEqual([
    { code: "AZ108", message: `${named}${refused} ${first}`, allowed: false },
  ]);
  expect((await judged(codeOfCustomer(["nick", "Coded"]))).of("nick").findings).toEqual([]);
});
