import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../support/command";
import { environment } from "../support/environment";
import { common, filesBetween, recordsBetween, reviewRows } from "../support/reviewRows";
import { program, runnableFlow, type Tenant, withTenant } from "../support/tenant";

interface Review {
  code: number;
  /** Without what keeps Markdown from taking texts for its own marks. */
  text: string;
}

const protectedOne = 'new CustomObject("Contract", {}, { protect: true });';
const programOf = (version: "before" | "after", more: string) =>
  program([common, more, ...reviewRows.map((row) => row[version] ?? "")].join("\n"));
const programs = {
  before: programOf("before", protectedOne),
  after: programOf("after", protectedOne),
  forbidden: programOf("before", protectedOne).replace(/(CustomObject\("Shrunk", \{) allowDataLoss: true,(.*), phone: text\(\)/, "$1$2"),
  unprotected: programOf("before", ""),
};

/** `pulumi preview --json > plan.json; astrozero review --plan plan.json --format markdown` */
async function review({ project, emulator }: Tenant, text: string, fails = false): Promise<Review> {
  project.setProgram(text);
  const plan = await project.pulumi(["preview", "--json"], { fails });
  writeFileSync(join(project.directory, "plan.json"), plan.stdout);
  const command = ["node_modules/pulumi-astrozero/dist/cli/main.js", "review", "--plan", "plan.json", "--format", "markdown"];
  const env = environment(emulator.environment);
  const { code, stdout } = await runCommand(process.execPath, command, { cwd: project.directory, env, timeout: 60_000 });
  return { code, text: stdout.replace(/\\([\\`*_{}[\]()|~$!])/g, "$1").replaceAll("<!-- -->", "") };
}

function writeSite(tenant: Tenant, files: Readonly<Record<string, string>>): void {
  const site = join(tenant.project.directory, "site");
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
}

function addRecords({ emulator }: Tenant): void {
  const named = (name: string) => `demo__${name}__CST`;
  for (const [object, records] of Object.entries(recordsBetween)) {
    const rows = records.map((values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [named(name), value])));
    emulator.world.records.add(named(object), rows);
  }
}

/** The lines of things, each with its notes. */
function blocksOf(lines: readonly string[]): string[] {
  return lines.join("\n").split(/\n(?! )/);
}

/** What is listed, each thing with its notes, and each with the title of its section. */
function listedIn({ text }: Review): string[] {
  let section = "";
  const lines = text.split("\n").flatMap((line) => {
    section = /^#### (.*): \d+$/.exec(line)?.[1] ?? section;
    return /^ *- /.test(line) ? [line.startsWith("- ") ? `${section}: ${line}` : line] : [];
  });
  return blocksOf(lines);
}

const findingsIn = ({ text }: Review) => text.split("\n").filter((line) => /^\| (\*\*refused\*\*|allowed|error) /.test(line));

let reviews: Record<"unchanged" | "changed" | "forbidden" | "unprotected", Review>;

beforeAll(() =>
  withTenant({ program: programs.before }, async (tenant) => {
    const { world } = tenant.emulator;
    world.connectors.add({ type: "obs", name: "demo__files" });
    world.objects.create({ name: "demo__Found__CST", label: "Found", fields: [] });
    const { active, ...smoke } = runnableFlow("demo__smoke");
    world.flows.setActive(world.flows.create(smoke).id, active);
    writeSite(tenant, filesBetween.first);
    await tenant.project.up();
    const unchanged = await review(tenant, programs.before);
    const unprotected = await review(tenant, programs.unprotected, true);
    addRecords(tenant);
    writeSite(tenant, filesBetween.second);
    const changed = await review(tenant, programs.after);
    reviews = { unchanged, unprotected, changed, forbidden: await review(tenant, programs.forbidden, true) };
  }),
);

test.each(reviewRows.map((row) => [row.what, row] as const))("the review names a change: %s", (_what, { lines, findings = [], drawn }) => {
  const { changed } = reviews;
  if (lines.length > 0) expect(listedIn(changed)).toEqual(expect.arrayContaining(blocksOf(lines)));
  expect(findingsIn(changed)).toEqual(expect.arrayContaining([...findings]));
  if (drawn !== undefined) expect(changed.text).toContain(`["${drawn}"]`);
});

test("the review lists these changes and no others, what is refused first, and counts them", () => {
  const { changed } = reviews;
  expect(listedIn(changed).sort()).toEqual(reviewRows.flatMap(({ lines }) => (lines.length > 0 ? blocksOf(lines) : [])).sort());
  const findings = findingsIn(changed);
  expect([...findings].sort()).toEqual(reviewRows.flatMap((row) => row.findings ?? []).sort());
  expect(findings.map((finding) => finding.startsWith("| **refused**")).lastIndexOf(true)).toBe(1);
  expect(changed.code).toBe(1);
  expect(changed.text).toContain("### Astro Zero review of test/test\n\n**Refused: 2 findings. Nothing of this is to be applied.**\n");
  const amount = (section: string) => listedIn(changed).filter((block) => block.startsWith(`${section}: `)).length;
  const counts = ["Created", "Changed in place", "Replaced", "Destroyed", "Left on the platform"];
  expect(changed.text).toContain(`\n${counts.map((section) => `${amount(section)} ${section.toLowerCase()}`).join(", ")}.\n`);
  for (const section of counts) expect(changed.text).toContain(`\n#### ${section}: ${amount(section)}\n`);
});

// The engine ends a preview at the first refusal.
test("a preview that refuses a change by itself is reviewed with code and count alone, and the exit code says so", () => {
  const { code, text } = reviews.forbidden;
  expect(code).toBe(2);
  expect(text.split("\n")).toEqual([
    "### Astro Zero review of test/test",
    "",
    "**The preview failed. Nothing of this is to be applied, and what else would change is not known.**",
    "",
    "| | Code | Resource | Finding |",
    "| --- | --- | --- | --- |",
    "| **refused** | AZ102 | CustomObject Shrunk | fields.phone: dropping field demo__phone__CST of object demo__Shrunk__CST destroys 2 values. Set allowDataLoss: true on the resource to proceed anyway. |",
    "",
  ]);
});

test("a protected resource that left the program is named with what the engine says", () => {
  const { code, text } = reviews.unprotected;
  expect(code).toBe(2);
  expect(text).toContain("CustomObject Contract");
  expect(text).toContain("protect");
});

test("where nothing changes the review says so, and draws nothing", () => {
  expect(reviews.unchanged).toEqual({
    code: 0,
    text: "### Astro Zero review of test/test\n\n**Nothing is lost.**\n\nNothing changes.\n",
  });
});
