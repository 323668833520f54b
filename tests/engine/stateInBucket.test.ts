import { setTimeout } from "node:timers/promises";
import { blocksOf, read } from "../fast/docs/markdown";
import { startBucketServer } from "../support/bucketServer";
import { objectNames, program, withTenant } from "../support/tenant";

// What docs/pipelines.md says of state in a bucket, with its own lines.

const guide = "docs/pipelines.md";
const [lines = ""] = blocksOf(guide).flatMap(({ text }) => (text.includes("pulumi login") ? text : []));
const [, url = ""] = /^pulumi login '(.+)'$/m.exec(lines) ?? [];
const [, bucket = "", endpoint = ""] = /^s3:\/\/([\w-]+)\?endpoint=(https:[^&]+)&/.exec(url) ?? [];
const [, addressedByPath = ""] = /needs\s`(&\w+=\w+)`/.exec(read(guide)) ?? [];

/** What the guide exports. */
const exported = Object.fromEntries(
  [...lines.matchAll(/^export .*$/gm)].flatMap(([line]) => [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])),
);

test("state lives in a bucket as the guide says, and a second run at the same time is refused", async () => {
  const server = await startBucketServer(bucket);
  try {
    const environment = {
      ...exported,
      AWS_ACCESS_KEY_ID: server.accessKey,
      AWS_SECRET_ACCESS_KEY: server.secretKey,
      PULUMI_BACKEND_URL: url.replace(endpoint, server.url) + addressedByPath,
    };
    const order = program(`new CustomObject("Order", { fields: { code: text() } });`);
    await withTenant({ program: order, environment }, async ({ emulator, project }) => {
      // The platform has no time for the first run until the second is over.
      const operation = "CreateCustomObject";
      emulator.faults.add({ kind: "status", status: 429, retryAfter: 1, when: "before", operation, times: Number.POSITIVE_INFINITY });
      const first = project.up();
      while (emulator.requests.count({ operation }) === 0) await setTimeout(20);
      emulator.requests.clear();
      // The URL as it is in the guide, whose host is asked for and not there.
      const asWritten = { PULUMI_BACKEND_URL: url, HTTPS_PROXY: server.url };
      const [second] = await Promise.all([
        project.up({ fails: true }),
        project.pulumi(["stack", "ls"], { environment: asWritten, fails: true }),
      ]);
      expect(second.stderr).toContain("the stack is currently locked by 1 lock(s)");
      expect(emulator.requests.list.filter((request) => request.operation !== operation)).toEqual([]);
      expect(objectNames(emulator)).toEqual([]);
      expect(new Set(server.hosts)).toEqual(new Set([`${bucket}.${new URL(endpoint).host}:443`]));
      emulator.faults.clear();
      await first;

      expect(objectNames(emulator)).toEqual(["demo__Order__CST"]);
      expect(await server.read(".pulumi/stacks/test/test.json")).toContain("demo__Order__CST");
      expect(project.stateText()).toBe("");
      await project.preview({ args: ["--expect-no-changes"] });
      await project.destroy();
      expect(objectNames(emulator)).toEqual([]);
    });
    const names = server.headers.flatMap((headers) => Object.keys(headers));
    expect(names).toContain("x-amz-date");
    expect(names.filter((name) => name.includes("checksum") || name === "x-amz-trailer")).toEqual([]);
  } finally {
    await server.stop();
  }
});
