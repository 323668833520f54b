import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Project } from "../support/engine";

const provider = `exports.handler = () => ({
  create: async (inputs) => {
    if (inputs.size > 9) throw new Error("too big");
    return { id: "x", outs: { ...inputs, seen: process.env.SEEN } };
  },
  update: async (id, olds, news) => ({ outs: news }),
});`;

const program = (size: number) => `
const pulumi = require("@pulumi/pulumi");
class Thing extends pulumi.CustomResource {
  constructor(name, props, options) {
    super("pulumi-nodejs:dynamic/test:Thing", name, { ...props, seen: undefined, __provider: ${JSON.stringify(provider)} }, options);
  }
}
const thing = new Thing("thing", { size: ${size} });
exports.seen = thing.seen;
exports.secret = new pulumi.Config().requireSecret("token");`;

const type = "pulumi-nodejs:dynamic/test:Thing";

// The lowest SDK runs through the engine in lifecycle.test.ts.
test("creates, changes nothing, updates, refreshes, destroys", async () => {
  const project = await Project.create({ program: program(1), environment: { SEEN: "yes" } });
  await project.config("token", "s3cret", { secret: true });

  const created = await project.up();
  expect(created.steps).toEqual([expect.objectContaining({ op: "create", type, name: "thing" })]);
  expect(created.changes).toEqual({ create: 2 });
  expect(project.resources()).toEqual([expect.objectContaining({ type, id: "x", outputs: expect.objectContaining({ size: 1 }) })]);
  expect(project.outputs().seen).toBe("yes");
  expect(project.stateText()).not.toContain("s3cret");

  await project.preview({ args: ["--expect-no-changes"] });

  project.setProgram(program(2));
  expect(await project.previewJson()).toEqual([
    expect.objectContaining({ op: "update", name: "thing", detailedDiff: { size: { kind: "update", inputDiff: true } } }),
  ]);
  const preview = await project.preview({ args: ["--diff"] });
  expect(preview.stdout).toContain("~ size: 1 => 2");
  expect(preview.steps).toMatchObject([{ op: "update", detailedDiff: { size: { inputDiff: true } } }]);
  await project.up({ preview: true });
  await project.refresh();

  expect((await project.destroy()).steps).toMatchObject([{ op: "delete", name: "thing" }]);
  expect(project.resources()).toEqual([]);
  await project.dispose();
  expect(existsSync(project.directory)).toBe(false);
});

test("a failure is reported by the engine, and success where failure was expected is one too", async () => {
  const project = await Project.create({ program: program(10) });
  await project.config("token", "s3cret", { secret: true });

  const failed = await project.up({ fails: true });
  expect(failed.code).not.toBe(0);
  expect(failed.diagnostics).toContainEqual(expect.objectContaining({ severity: "error", message: expect.stringContaining("too big") }));
  await expect(project.up()).rejects.toThrow("too big");
  await expect(project.preview({ fails: true })).rejects.toThrow("should have failed");
  await project.dispose();
});

test("what still runs is stopped with everything it started", async () => {
  const hanging = `
    require("node:fs").writeFileSync(process.pid + ".pid", "");
    setInterval(() => {}, 1000);`;
  const project = await Project.create({ program: hanging });
  await expect(project.preview({ timeout: 300 })).rejects.toThrow("did not end within 0.3 s");

  for (const file of readdirSync(project.directory)) if (file.endsWith(".pid")) rmSync(join(project.directory, file));

  const stopped = expect(project.preview()).rejects.toThrow("was stopped");
  const pid = await untilFound(() => readdirSync(project.directory).find((file) => file.endsWith(".pid")));
  await project.dispose();
  await stopped;
  expect(() => process.kill(Number.parseInt(pid, 10), 0)).toThrow("ESRCH");
});

test("a program in TypeScript", async () => {
  const project = await Project.create({
    language: "typescript",
    program: `import * as pulumi from "@pulumi/pulumi";\nexport const name: string = pulumi.getStack();`,
  });

  await project.up();
  expect(project.outputs()).toEqual({ name: "test" });
  await project.dispose();
});

async function untilFound<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await wait(50);
  }
}
