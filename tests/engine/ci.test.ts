import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { ciFiles, type Jobs } from "../support/ciFiles";
import { runCommand } from "../support/command";
import { environment } from "../support/environment";
import { removeAtEnd } from "../support/leftovers";
import { installInto, temporaryDirectory } from "../support/programDirectory";
import { repository } from "../support/sdk";

let emulator: Emulator;
let folder: string;

beforeEach(async () => {
  emulator = await startEmulator();
  folder = checkout();
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.failures).toEqual([]);
});

/**
 * What a job finds: a clone of a repository with the quickstart, and the smoke test beside it. `npm ci`, which would ask the registry, `gh` and
 * `curl` only note what they were asked: the package is installed already.
 */
function checkout(): string {
  const root = temporaryDirectory();
  removeAtEnd(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const program = join(root, "program");
  installInto(program, "newest");
  const own = (source: string) => !source.includes("node_modules");
  cpSync(join(repository, "examples/quickstart"), program, { recursive: true, filter: own });
  writeFileSync(join(program, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  cpSync(join(repository, "examples/smoke"), join(program, "smoke"), { recursive: true, filter: own });
  const bin = join(program, "node_modules/.bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "astrozero"), '#!/bin/sh\nexec node "$(dirname "$0")/../pulumi-astrozero/dist/cli/main.js" "$@"\n', {
    mode: 0o755,
  });
  symlinkSync("../typescript/bin/tsc", join(bin, "tsc"));
  mkdirSync(join(root, "stubs"));
  // The second time there is a comment to change.
  const comments = `case "$*" in *--paginate*) cat "${root}/comments.txt" 2>/dev/null; echo 42 > "${root}/comments.txt";; esac\n`;
  for (const name of ["npm", "gh", "curl"])
    writeFileSync(join(root, "stubs", name), `#!/bin/sh\necho "${name} $*" >> "${root}/asked.txt"\n${comments}`, { mode: 0o755 });
  for (const name of ["state", "home"]) mkdirSync(join(root, name));
  return root;
}

/** Executes the steps of a job as its system does: one after the other, up to the first that fails. */
async function run(steps: readonly string[], more: Record<string, string> = {}) {
  let printed = "";
  const values = {
    HOME: join(folder, "home"),
    PULUMI_HOME: join(folder, "home/pulumi"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase",
    PULUMI_STACK: "production",
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
    GITHUB_REPOSITORY: "me/shop",
    PULL_REQUEST: "17",
    CI_MERGE_REQUEST_IID: "17",
    CI_API_V4_URL: "https://gitlab.example.com/api/v4",
    CI_PROJECT_ID: "4",
    REVIEW_TOKEN: "token",
    GIT_CONFIG_NOSYSTEM: "1",
    ...emulator.environment,
    ...more,
  };
  const env = environment(values, [join(folder, "stubs"), process.env.PULUMI_ASTROZERO_ENGINE ?? ""]);
  for (const step of steps) {
    const { code, stdout, stderr } = await runCommand("bash", ["-e", "-c", step], { cwd: join(folder, "program"), env, timeout: 120_000 });
    printed += `$ ${step}\n${stdout}${stderr}`;
    if (code !== 0) return { failed: step, code, printed };
  }
  return { failed: undefined, code: 0, printed };
}

async function expectPassed(steps: readonly string[]): Promise<string> {
  const { failed, printed } = await run(steps);
  if (failed !== undefined) throw new Error(`The pipeline failed:\n${printed}`);
  return printed;
}

const git = (...args: string[]) =>
  expectPassed([["git", "-c", "user.name=me", "-c", "user.email=me@example.com", ...args].map((word) => `'${word}'`).join(" ")]);
const review = () => readFileSync(join(folder, "program/review.md"), "utf8");
const asked = () => readFileSync(join(folder, "asked.txt"), "utf8");

test.each(Object.entries(ciFiles))("the pipeline of %s reviews, deploys, checks, and finds drift", async (name, read) => {
  const jobs: Jobs = read();
  await git("init", "--quiet");
  await git("commit", "--quiet", "--allow-empty", "--message", "first");
  // What the tenant's engine answers to the smoke test: 3.5 kg cost 9 (examples/smoke).
  emulator.world.scripts.answer("demo__checkTariff", () => ({ value: { price: 9 }, log: "" }));
  emulator.world.flows.answer("demo__quoteParcel", () => ({ outputs: { price: 9 } }));

  await expectPassed(jobs.review);
  expect(review()).toContain("OrderLine");
  expect(emulator.world.objects.find("demo__Order__CST")).toBeUndefined();
  expect(asked()).toContain("npm ci");
  if (name === "GitHub Actions") expect(asked()).toMatch(/gh api .*--method POST repos\/me\/shop\/issues\/17\/comments .*body=@review.md/);
  if (name === "GitLab CI")
    expect(asked()).toMatch(/curl .*body@review.md https:\/\/gitlab.example.com\/api\/v4\/projects\/4\/merge_requests\/17\/notes/);

  await expectPassed(jobs.deploy);
  expect(emulator.world.objects.find("demo__Order__CST")).toBeDefined();
  expect(emulator.requests.count({ operation: "OrchestrateFlow" })).toBe(1);
  await expectPassed(jobs.drift);

  emulator.world.fields.update("demo__Customer__CST", "demo__vip__CST", { label: "By hand" });
  const state = () => readFileSync(join(folder, "state/.pulumi/stacks/shop/production.json"), "utf8");
  const before = state();
  const drift = await run(jobs.drift);
  expect(state()).toBe(before);
  expect(emulator.world.fields.get("demo__Customer__CST", "demo__vip__CST").label).toBe("By hand");
  expect(drift.failed).toContain("pulumi refresh");
  expect(drift.printed).toMatch(/vip[\s\S]*label[\s\S]*"VIP" => "By hand"/);
  emulator.world.fields.update("demo__Customer__CST", "demo__vip__CST", { label: "VIP" });

  // A change request that loses data is commented, and fails.
  emulator.world.records.add("demo__OrderLine__CST", [{ demo__product__CST: "Chair" }]);
  const program = join(folder, "program/index.ts");
  const text = readFileSync(program, "utf8");
  const [first = "", last = ""] = text.split(/const orderLine = [\s\S]*?\n}\);\n/);
  const withoutObject = `${first}${last}`.replace(", orderLine.name", "");
  // A field with values the preview refuses by itself, and fails.
  const isByPreview = name === "GitLab CI";
  writeFileSync(program, isByPreview ? text.replace(/ +product: .*\n/, "") : withoutObject);
  const refused = await run(jobs.review);
  expect(refused.failed).toBe('exit "$(cat review.code)"');
  expect(review()).toContain(
    isByPreview ? "| **refused** | AZ102 | CustomObject OrderLine |" : "| **refused** | AZ101 | CustomObject OrderLine |",
  );
  expect(asked().match(/ body=?@review.md/g) ?? []).toHaveLength(name.includes("CodeArts") ? 0 : 2);
  if (name === "GitHub Actions") expect(asked()).toMatch(/gh api .*--method PATCH repos\/me\/shop\/issues\/comments\/42 .*body=@review.md/);
  expect(emulator.world.records.count("demo__OrderLine__CST")).toBe(1);
});

// The steps of all are the same (tests/fast/ci).
test("a pipeline ends where the program does not compile, the secret is wrong, or the smoke test fails", async () => {
  const jobs = ciFiles["GitLab CI"]?.() as Jobs;
  const program = join(folder, "program/index.ts");
  const text = readFileSync(program, "utf8");
  writeFileSync(program, text.replace("amount: currency", "amount: curency"));
  expect((await run(jobs.review)).failed).toBe("npx tsc --noEmit");
  writeFileSync(program, text);

  const wrong = await run(jobs.review, { ASTROZERO_CLIENT_SECRET: "wrong" });
  expect(wrong.failed).toContain("npx astrozero check");
  expect(wrong.printed).toMatch(/FAILED {2}sign-in/);

  emulator.world.scripts.answer("demo__checkTariff", () => ({ value: { price: 8 }, log: "" }));
  await git("init", "--quiet");
  await git("commit", "--quiet", "--allow-empty", "--message", "first");
  const smoke = await run(jobs.deploy);
  expect(smoke.failed).toContain("pulumi -C smoke up");
  expect(smoke.printed).toContain("3.5 kg must cost 9, and cost 8.");
});
