import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../../support/commandLine";
import { start, stopAll } from "../emulator/session";

afterEach(stopAll);

/** Runs `astrozero` in this process; `during` runs while it waits for its end. */
async function run(args: string[], during: (lines: string[]) => Promise<unknown> = async () => {}) {
  const lines: string[] = [];
  const { output, exitCode } = await runCommandLine(args, { print: (line) => lines.push(line), ended: () => during(lines) });
  return { lines, output, exitCode };
}

test("emulator prints address, credentials and the lines to export, serves, and ends", async () => {
  let url = "";
  const { lines, exitCode } = await run(
    ["emulator", "--namespace", "ns", "--client-id", "me", "--client-secret", "it's"],
    async (printed) => {
      url = /http:\S+/.exec(printed[0] ?? "")?.[0] ?? "";
      expect((await fetch(`${url}/unknown`)).status).toBe(404);
    },
  );
  expect(lines).toEqual([
    `Astro Zero emulator on ${url} (namespace ns)`,
    "client id me, client secret it's",
    `export ASTROZERO_URL=${url}`,
    "export ASTROZERO_CLIENT_ID=me",
    "export ASTROZERO_CLIENT_SECRET='it'\\''s'",
    "export ASTROZERO_NAMESPACE=ns",
    `console: ${url}/`,
    "GET /unknown 404 unknown call",
  ]);
  expect(exitCode).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test.each([
  ["the console is at /", [], 200, true],
  ["--no-console leaves it out", ["--no-console"], 404, false],
])("%s", async (_, flags, status, isTold) => {
  const { lines } = await run(["emulator", ...flags], async ([first = ""]) => {
    expect((await fetch(String(/http:\S+/.exec(first)?.[0]))).status).toBe(status);
  });
  expect(lines.some((line) => line.startsWith("console: "))).toBe(isTold);
});

test.each(["a__b", "1st", "a_", "sixteencharacter"])("a namespace that the provider refuses is refused: %s", async (name) => {
  const { output, exitCode } = await run(["emulator", "--namespace", name]);
  expect(output).toContain("A namespace has at most 15 letters, digits and single underscores, and starts with a letter.");
  expect(exitCode).toBe(1);
});

test("--data keeps the tenant", async () => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const file = join(folder, "tenant.json");
  await run(["emulator", "--data", file]);
  expect(readFileSync(file, "utf8")).toContain('"state"');
  rmSync(folder, { recursive: true });
});

test("--seed starts with what a file describes; a wrong one is named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const [seed, data] = [join(folder, "seed.json"), join(folder, "tenant.json")];
  writeFileSync(seed, '{"picklists": [{"name": "demo__Color", "masterLabel": "Color"}]}');
  await run(["emulator", "--seed", seed, "--data", data]);
  expect(readFileSync(data, "utf8")).toContain("demo__Color");
  writeFileSync(seed, '{"picklists": [{"name": "demo__Color"}]}');
  const { output, exitCode } = await run(["emulator", "--seed", seed]);
  expect(output).toContain(`The emulator did not start: ${seed}: picklists[0].masterLabel: is required`);
  expect(exitCode).toBe(1);
  rmSync(folder, { recursive: true });
});

test.each<[string, (folder: string) => string[], (folder: string) => string]>([
  [
    "a data file in a folder that does not exist",
    (folder) => ["--data", join(folder, "none/t.json")],
    (folder) => `${join(folder, "none/t.json")}: the folder ${join(folder, "none")} does not exist; create it, or name a file elsewhere`,
  ],
  ["a data file that is a folder", (folder) => ["--data", folder], (folder) => `${folder}: this is a folder; name a file`],
  [
    "a seed that does not exist",
    (folder) => ["--seed", join(folder, "none.json")],
    (folder) => `${join(folder, "none.json")}: there is no such file; name one that exists`,
  ],
  ["a seed that is a folder", (folder) => ["--seed", folder], (folder) => `${folder}: this is a folder; name a file`],
  [
    "a seed that is not JSON",
    (folder) => ["--seed", join(folder, "text")],
    (folder) => `${join(folder, "text")}: this is not JSON (Unexpected end of JSON input); correct it`,
  ],
])("%s is one line that says what to do", async (_what, args, message) => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  writeFileSync(join(folder, "text"), "");
  expect(await run(["emulator", ...args(folder)])).toMatchObject({
    output: `The emulator did not start: ${message(folder)}.\n`,
    exitCode: 1,
  });
  rmSync(folder, { recursive: true });
});

test.each(["--data", "--seed"])("%s without a name, as an unset variable of the shell gives, is refused", async (option) => {
  const { output, exitCode } = await run(["emulator", option, ""]);
  expect(output).toContain("The name of the file is empty.");
  expect(exitCode).toBe(1);
});

test("a tenant that cannot be saved at the end is told in a line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "emulator-"));
  const { output, exitCode } = await run(["emulator", "--data", join(folder, "t.json")], async () => rmSync(folder, { recursive: true }));
  expect(output).toBe(
    `The emulator did not save its tenant: ${folder}/t.json: the folder ${folder} does not exist; create it, or name a file elsewhere.\n`,
  );
  expect(exitCode).toBe(1);
});

test("--help has the defaults and examples", async () => {
  const { output, exitCode } = await run(["emulator", "--help"]);
  const words = output.replace(/\s+/g, " ");
  for (const option of [
    "--port <number> port to listen on (default: a free one)",
    '--namespace <name> namespace of the tenant (default: "demo")',
    '--client-id <id> client id that the sign-in accepts (default: "emulator-client")',
    '--client-secret <secret> client secret that the sign-in accepts (default: "emulator-secret")',
    "Examples: npx astrozero emulator ",
  ])
    expect(words).toContain(option);
  expect(exitCode).toBe(0);
});

test("--quiet prints no line for a request", async () => {
  const { lines } = await run(["emulator", "--quiet"], async (printed) => fetch(/http:\S+/.exec(printed[0] ?? "")?.[0] ?? ""));
  expect(lines.at(-1)).toMatch(/^console: /);
});

describe("--write-env", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "emulator-"));
    file = join(folder, "a.env");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test("holds the variables as long as the emulator listens, for its user alone", async () => {
    let content = "";
    const { lines } = await run(["emulator", "--write-env", file, "--client-secret", "it's"], async () => {
      content = readFileSync(file, "utf8");
      expect(statSync(file).mode & 0o777).toBe(0o600);
    });
    const url = /http:\S+/.exec(lines[0] ?? "")?.[0];
    expect(content).toBe(
      [`URL=${url}`, "CLIENT_ID=emulator-client", "CLIENT_SECRET='it'\\''s'", "NAMESPACE=demo"]
        .map((line) => `ASTROZERO_${line}\n`)
        .join(""),
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test("that a killed emulator left is written again", async () => {
    writeFileSync(file, "ASTROZERO_URL=http://127.0.0.1:1\nASTROZERO_NAMESPACE=demo\n");
    expect((await run(["emulator", "--write-env", file])).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["that holds other things is left alone", "ASTROZERO_URL=http://127.0.0.1:1\nPASSWORD=mine\n"],
    ["with a setting that is not the emulator's is left alone", "ASTROZERO_LOG=debug\n"],
  ])("%s", async (_title, content) => {
    writeFileSync(file, content);
    const { output, exitCode } = await run(["emulator", "--write-env", file]);
    expect(output).toBe(`The emulator did not start: ${file}: it holds more than the variables of an emulator; name another file.\n`);
    expect(exitCode).toBe(1);
    expect(readFileSync(file, "utf8")).toBe(content);
  });

  test("with the settings of a real tenant is left alone", async () => {
    const content = "ASTROZERO_URL=https://tenant.example.com\nASTROZERO_CLIENT_SECRET=mine\n";
    writeFileSync(file, content);
    const { output, exitCode } = await run(["emulator", "--write-env", file]);
    const reason = "it holds the settings of another tenant than an emulator; name another file";
    expect(output).toBe(`The emulator did not start: ${file}: ${reason}.\n`);
    expect(exitCode).toBe(1);
    expect(readFileSync(file, "utf8")).toBe(content);
  });

  test("that cannot be written or removed is told, and the tenant is saved", async () => {
    const data = join(folder, "tenant.json");
    const beside = join(folder, "beside");
    mkdirSync(beside);
    const { output, exitCode } = await run(["emulator", "--write-env", join(beside, "a.env"), "--data", data], async () => {
      // As rights that were taken away, which do not bind every user.
      rmSync(beside, { recursive: true });
      writeFileSync(beside, "");
    });
    expect(output).toContain(`The emulator ended: ${join(beside, "a.env")}: `);
    expect(exitCode).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(["beside", "tenant.json"]);
  });

  test.each(["a link", "a link to nothing", "a folder"])("that is %s is left alone", async (kind) => {
    const target = join(folder, "target");
    if (kind === "a link") writeFileSync(target, "ASTROZERO_URL=http://127.0.0.1:1\n");
    if (kind === "a folder") mkdirSync(file);
    else symlinkSync(target, file);
    const { output, exitCode } = await run(["emulator", "--write-env", file]);
    expect(output).toBe(`The emulator did not start: ${file}: it is a folder, a link or a device, and no file; name another one.\n`);
    expect(exitCode).toBe(1);
    expect(readdirSync(folder)).toContain("a.env");
  });

  test("in a folder that does not exist is refused", async () => {
    const { output } = await run(["emulator", "--write-env", join(folder, "none/a.env")]);
    expect(output).toContain(`the folder ${folder}/none does not exist; create it, or name a file elsewhere`);
  });
});

test("--dialect takes the name of a preset, and no other", async () => {
  const { output, exitCode } = await run(["emulator", "--dialect", "old"]);
  expect(output).toContain("Dialects are old-appcube, strict, sloppy.");
  expect(exitCode).toBe(1);
  expect((await run(["emulator", "--dialect", "old-appcube"])).exitCode).toBe(0);
});

test("without a command, it prints help", async () => {
  expect((await run([])).output).toContain("Usage: astrozero [options] [command]");
});

test("a taken port is named", async () => {
  const { port } = new URL((await start()).url);
  const { output, exitCode } = await run(["emulator", "--port", port]);
  expect(output).toBe(`The emulator did not start: port ${port} of 127.0.0.1 is taken; choose another one with --port.\n`);
  expect(exitCode).toBe(1);
});

test.each(["x", "70000", "-1"])("--port %s is refused", async (port) => {
  const { output, exitCode } = await run(["emulator", `--port=${port}`]);
  expect(output).toContain("A port is a number from 0 to 65535.");
  expect(exitCode).toBe(1);
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  expect((await run(["--version"])).output).toBe(`${version}\n`);
});
