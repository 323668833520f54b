import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marked, repository } from "../fast/docs/markdown";
import { temporaryDirectory } from "../support/programDirectory";
import { runAsUser } from "../support/userShell";

describe("tools/demo/demo.sh", () => {
  const demo = join(repository, "tools/demo/demo.sh");
  let before: string[];

  beforeEach(() => {
    before = traces();
  });

  test("prints what docs/demo.md shows, and leaves nothing behind", async () => {
    const { stdout, stderr } = await runAsUser(demo, [], {
      cwd: repository,
      environment: { ASTROZERO_NAMESPACE: "mine", PULUMI_STACK: "mine" },
    });
    expect(stderr).toBe("");
    expectExcerpt(stdout, marked("output: tools/demo/demo.sh", "docs/demo.md"));
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
    if (found < 0) throw new Error(`docs/demo.md shows what the demo does not print:\n${stretch}\nThe demo printed:\n${output}`);
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
