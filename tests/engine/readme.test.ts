import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import ts from "typescript";
import { marked, repository } from "../fast/docs/markdown";
import { Project } from "../support/engine";
import { removeAtEnd } from "../support/leftovers";
import { temporaryDirectory } from "../support/programDirectory";
import { runAsUser } from "../support/userShell";

const program = marked("program: quick start");

/** Runs a command of the README that lasts until it is stopped; answers the variables that it prints to export. */
async function startEmulatorAsPrinted(): Promise<Record<string, string>> {
  const [npx, command, ...args] = marked("run: emulator").split(" ");
  expect([npx, command]).toEqual(["npx", "astrozero"]);
  const { bin } = require(join(repository, "package.json"));
  const child = spawn(process.execPath, [join(repository, bin.astrozero), ...args], { stdio: ["ignore", "pipe", "inherit"] });
  removeAtEnd(() => {
    child.kill();
  });
  const exported: Record<string, string> = {};
  for await (const line of createInterface(child.stdout)) {
    const [, name, value] = /^export (ASTROZERO_\w+)=(\S+)$/.exec(line) ?? [];
    if (name && value) exported[name] = value;
    if (Object.keys(exported).length === 4) break;
  }
  return exported;
}

test("the README's quick start works with the commands as printed", async () => {
  const project = await Project.create({
    program,
    language: "typescript",
    environment: { ...(await startEmulatorAsPrinted()), PULUMI_SKIP_CONFIRMATIONS: "true" },
  });
  const commands = marked("run: deploy").split("\n");
  expect(commands).toEqual(expect.arrayContaining(["pulumi up", "pulumi destroy"]));
  for (const command of commands) {
    const [cli, ...args] = command.split(" ");
    expect(cli).toBe("pulumi");
    const { stdout } = await project.pulumi(args);
    if (command === "pulumi up") {
      expect(stdout).toContain("+ 4 created");
      expect(project.outputs()).toEqual({ amount: "demo__amount__CST" });
      expect(project.resources().map(({ urn }) => urn.split("::").at(-1))).toEqual(
        expect.arrayContaining(["OrderStatus", "Customer", "Order"]),
      );
    }
  }
  expect(project.resources()).toEqual([]);
  await project.dispose();
});

test("the README's test of a program passes", async () => {
  const project = await Project.create({ program, language: "typescript" });
  const { outputText } = ts.transpileModule(marked("program: test"), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
  });
  writeFileSync(join(project.directory, "program.test.js"), outputText);

  const { stdout } = await runAsUser(process.execPath, ["--test", "--test-reporter=tap", "program.test.js"], { cwd: project.directory });
  expect(stdout).toMatch(/^# pass 1$/m);
  expect(readdirSync(project.directory)).not.toContain("Pulumi.emulated.yaml");
  await project.dispose();
});

describe("tools/demo/demo.sh", () => {
  const demo = join(repository, "tools/demo/demo.sh");
  let before: string[];

  beforeEach(() => {
    before = traces();
  });

  test("prints what the README shows, and leaves nothing behind", async () => {
    const { stdout, stderr } = await runAsUser(demo, [], {
      cwd: repository,
      environment: { ASTROZERO_NAMESPACE: "mine", PULUMI_STACK: "mine" },
    });
    expect(stderr).toBe("");
    expectExcerpt(stdout, marked("output: tools/demo/demo.sh"));
    await expectStopped(stdout);
    expect(traces()).toEqual(before);
  });

  test("fails when a step fails, and leaves nothing behind", async () => {
    const tools = temporaryDirectory();
    const failing = `#!/bin/sh\ncase "$*" in *"stack init"*) exit 0;; esac\necho "no luck"\nexit 7\n`;
    writeFileSync(join(tools, "pulumi"), failing, { mode: 0o755 });
    const { code, stdout, stderr } = await runAsUser(demo, [], { cwd: repository, fails: true, engine: tools });
    expect(code).toBe(7);
    expect(stdout).toContain("no luck");
    expect(stderr).toContain("The demo failed in step 2");
    await expectStopped(stdout);
    expect(traces()).toEqual(before);
  });
});

/** What a demo could leave in the repository. */
function traces(): string[] {
  const work = join(repository, "tmp");
  return [...(existsSync(work) ? readdirSync(work) : []), ...readdirSync(repository)].filter((name) => /^demo\.|^Pulumi\./.test(name));
}

async function expectStopped(output: string): Promise<void> {
  const url = /Astro Zero emulator on (\S+)/.exec(output)?.[1];
  expect(url).toBeDefined();
  await expect(fetch(String(url))).rejects.toThrow();
}

/** Every stretch of the excerpt between two lines of dots must stand in the output, line for line and in this order. */
function expectExcerpt(output: string, excerpt: string): void {
  const lines = comparable(output);
  let position = 0;
  for (const stretch of excerpt.split(/^…\n?/m).filter(Boolean)) {
    const wanted = comparable(stretch.replace(/\n$/, "")).map(pattern);
    const found = lines.findIndex((_, start) => start >= position && wanted.every((line, index) => line.test(lines[start + index] ?? "")));
    if (found < 0) throw new Error(`README.md shows what the demo does not print:\n${stretch}\nThe demo printed:\n${output}`);
    position = found + wanted.length;
  }
}

/** Lines without what differs from run to run: times, ids, and the order of resources that are independent of one another. */
function comparable(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/\d+(\.\d+)?s\)/, "…s)").replace(/ids of records begin with \w+/, "ids of records begin with …"));
  const isResource = (line: string | undefined) => /^ [-+~] {2}pulumi/.test(line ?? "");
  return lines.flatMap((line, index) => {
    if (!isResource(line)) return [line];
    if (isResource(lines[index - 1])) return [];
    const end = lines.findIndex((other, later) => later > index && !isResource(other));
    return lines.slice(index, end < 0 ? undefined : end).sort();
  });
}

/** Dots inside a line stand for anything. */
function pattern(line: string): RegExp {
  return new RegExp(`^${line.split("…").map(escaped).join(".*")}$`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
