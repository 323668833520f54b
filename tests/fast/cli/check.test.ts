import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { runCommandLine } from "../../support/commandLine";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.stop());

const check = (environment: NodeJS.ProcessEnv = emulator.environment, ...args: string[]) =>
  runCommandLine(["check", ...args], { environment });

it("P5: right settings pass, and nothing is written", async () => {
  emulator.world.objects.create({ name: "demo__Order__CST", fields: [] });
  emulator.world.records.add("demo__Order__CST", [{ name: "a" }, { name: "b" }]);
  const { lines, output, exitCode } = await check();

  expect({ output, exitCode }).toEqual({ output: "", exitCode: 0 });
  expect(lines.filter((line) => !line.startsWith("ok  "))).toEqual([]);
  expect(lines.join("\n")).toMatch(/settings +http:\/\/127.0.0.1:\d+\n.*sign-in +accepted\n.*namespace +demo/);
  expect(lines.join("\n")).toMatch(/read records +2 of demo__Order__CST$/m);
  expect(
    emulator.requests.list.filter(({ method, operation }) => method !== "GET" && !/OAuth2Token|Number/.test(String(operation))),
  ).toEqual([]);
});

it("P5: a wrong secret is told, and the secret is not", async () => {
  const { lines, output, exitCode } = await check({ ...emulator.environment, ASTROZERO_CLIENT_SECRET: "not-it-123" });

  expect(exitCode).toBe(1);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^FAILED {2}sign-in .*HTTP 4\d\d/);
  expect(`${lines}${output}`).not.toContain("not-it-123");
  expect(output).toContain("1 of 2 checks failed.");
});

it("P5: an access token that is refused is a sign-in that is refused, told once and without the token", async () => {
  const { lines, output, exitCode } = await check({ ...emulator.environment, ASTROZERO_ACCESS_TOKEN: "not-it-123" });

  expect(exitCode).toBe(1);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^FAILED {2}sign-in .*HTTP 401.*The platform refused the access token/);
  expect(`${lines}${output}`).not.toContain("not-it-123");
});

it.each(["text", "json"])("P5: settings that are missing are told all at once as %s, and nothing is sent", async (format) => {
  const { lines, exitCode } = await check({ ASTROZERO_URL: emulator.url }, "--format", format);

  expect(exitCode).toBe(1);
  const detail = format === "json" ? (JSON.parse(lines.join("\n")) as { detail: string }[])[0]?.detail : lines.join("\n");
  expect(detail).toContain("3 settings are missing");
  expect(emulator.requests.list).toEqual([]);
});

it("P5: a namespace that is not the tenant's is told, with the tenant's", async () => {
  const { lines, exitCode } = await check({ ...emulator.environment, ASTROZERO_NAMESPACE: "acme" }, "--format", "json");

  expect(exitCode).toBe(1);
  expect(JSON.parse(lines.join("\n"))).toContainEqual({
    what: "namespace",
    passed: false,
    detail: expect.stringContaining("The namespace of this tenant is demo, not acme."),
  });
});

it("P5: what the user may not read is told, and the rest is checked", async () => {
  emulator.faults.add({ kind: "status", status: 403, when: "before", operation: "QueryFlow", times: 10 });
  const { lines, exitCode } = await check();

  expect(exitCode).toBe(1);
  const failed = lines.filter((line) => line.startsWith("FAILED"));
  expect(failed).toEqual([expect.stringMatching(/read flows .*HTTP 403/)]);
  expect(lines).toHaveLength(9);
});

describe("--stack", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "check-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const withPulumi = (script: string): NodeJS.ProcessEnv => {
    writeFileSync(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return { PATH: `${folder}${delimiter}${process.env.PATH}` };
  };

  it("P5: the configuration of a stack counts", async () => {
    const { url, clientId, clientSecret } = emulator;
    const config = { url, clientId, clientSecret, namespace: "demo" };
    const printed = Object.fromEntries(Object.entries(config).map(([name, value]) => [`astrozero:${name}`, { value, secret: false }]));
    writeFileSync(join(folder, "config.json"), JSON.stringify(printed));
    const environment = withPulumi(`echo "$@" | grep -q -- "--stack production" && cat "${join(folder, "config.json")}"`);

    expect(await check(environment, "--stack", "production")).toMatchObject({ exitCode: 0 });
  });

  it("P5: what Pulumi says of the stack is shown", async () => {
    const { lines, exitCode } = await check(withPulumi(`echo "error: no stack named 'x' found" >&2; exit 255`), "--stack", "x");

    expect(exitCode).toBe(1);
    expect(lines.join("\n")).toContain("error: no stack named 'x' found");
  });

  it("P5: a missing CLI is told", async () => {
    const { lines } = await check({ PATH: folder }, "--stack", "x");

    expect(lines.join("\n")).toContain("is read with `pulumi`, which is not on the PATH");
  });
});
