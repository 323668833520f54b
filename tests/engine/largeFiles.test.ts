import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "../../emulator";
import type { Project } from "../support/engine";
import { program, withTenant } from "../support/tenant";

const megabyte = 1024 * 1024;
const connector = { type: "obs", name: "demo__files" } as const;
const large = (more = "") =>
  program(
    `new (require("pulumi-astrozero").File)("large", { connectorType: "obs", connectorName: "files", path: "a/large.bin", source: "large.bin", ${more} });`,
  );

/** A file of zeros that takes no room here. */
function makeLarge({ directory }: Project, megabytes: number): void {
  writeFileSync(join(directory, "large.bin"), "");
  truncateSync(join(directory, "large.bin"), megabytes * megabyte);
}

/** Makes every process of Node tell the most memory that it had, in files of a folder. */
function memoryIn({ directory }: Project): { environment: Record<string, string>; peakOfProvider(): number } {
  const folder = join(directory, "memory");
  mkdirSync(folder);
  const script = join(folder, "measure.js");
  writeFileSync(
    script,
    `const tell = () => require("fs").writeFileSync(${JSON.stringify(folder)} + "/" + process.pid + ".json",
      JSON.stringify({ command: process.argv.join(" "), kilobytes: process.resourceUsage().maxRSS }));
    setInterval(tell, 100).unref();
    process.on("exit", tell);`,
  );
  return {
    environment: { NODE_OPTIONS: `--require ${script}` },
    peakOfProvider() {
      const told = readdirSync(folder).filter((name) => name.endsWith(".json"));
      const peaks = told.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
      return Math.max(...peaks.filter(({ command }) => command.includes("dynamic-provider")).map(({ kilobytes }) => kilobytes / 1024));
    },
  };
}

async function seen({ requests }: Emulator, operation: string, times: number): Promise<void> {
  while (requests.count({ operation }) < times) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("a file of 300 MB survives two refused parts and a cut connection in little memory, and is not uploaded again", async () => {
  await withTenant({ program: large() }, async ({ emulator, project }) => {
    emulator.world.connectors.add(connector);
    makeLarge(project, 300);
    const memory = memoryIn(project);
    emulator.faults.add({ operation: "UploadPart", kind: "status", status: 400, when: "before", skip: 2, times: 2 });
    emulator.faults.add({ operation: "UploadPart", kind: "cut", when: "after", skip: 9 });

    await project.up({ environment: memory.environment });

    expect(emulator.world.files.find(connector.name, "a/large.bin")).toMatchObject({ size: 300 * megabyte });
    expect(emulator.world.files.uploads()).toEqual([]);
    // 19 parts of 16 MB; two were refused, which may have been forms then, and one was cut.
    expect(emulator.requests.count({ operation: "UploadPart", status: 200 })).toBeGreaterThanOrEqual(19);
    // A process that does nothing has 165 MB.
    expect(memory.peakOfProvider()).toBeGreaterThan(50);
    expect(memory.peakOfProvider()).toBeLessThan(300);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    project.setProgram(large("contentType: undefined, multipartThreshold: 200000000"));
    await project.up();
    expect(emulator.requests.list.filter(({ operation = "" }) => /Upload/.test(operation))).toEqual([]);

    emulator.faults.add({ operation: "UploadPart", kind: "status", status: 403, when: "before", skip: 3, times: Number.POSITIVE_INFINITY });
    writeFileSync(join(project.directory, "large.bin"), "now it begins otherwise", { flag: "r+" });
    await project.up({ fails: true });
    expect(emulator.world.files.uploads()).toEqual([]);
    expect(emulator.requests.count({ operation: "CompleteUpload" })).toBe(0);
  });
});

test("after a kill in the middle of an upload the next up brings the file", async () => {
  await withTenant({ program: large("partSize: 6000000, multipartThreshold: 1") }, async ({ emulator, project }) => {
    emulator.world.connectors.add(connector);
    makeLarge(project, 60);
    emulator.faults.add({ operation: "UploadPart", kind: "latency", ms: 500, times: Number.POSITIVE_INFINITY });
    const kill = new AbortController();
    const killed = project.up({ signal: kill.signal }).catch(() => undefined);
    await seen(emulator, "UploadPart", 2);
    kill.abort();
    await killed;
    emulator.faults.clear();

    await project.pulumi(["cancel", "--yes"]).catch(() => undefined);
    await project.up();

    expect(emulator.world.files.find(connector.name, "a/large.bin")).toMatchObject({ size: 60 * megabyte });
    // No call lists uploads: what a killed process began stays (docs/limits.md).
    expect(emulator.world.files.uploads().length).toBeLessThanOrEqual(1);
  });
});
