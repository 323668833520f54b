import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withExample } from "../../support/example";
import type { Tenant } from "../../support/tenant";

const connectors = [{ type: "obs", name: "demo__files" } as const];

test("the files example is deployed and destroyed in one run each", () =>
  withExample("files", { seed: { connectors } }, look, ({ directory }) =>
    execFileSync(process.execPath, ["make-recording.mjs"], { cwd: directory }),
  ));

async function look({ emulator: { world }, project }: Tenant): Promise<void> {
  expect(project.outputs()).toEqual({
    pages: ["images/logo.svg", "index.html", "style.css"],
    readmeUrl: "https://files.obs.example.com/site-readme.txt",
    isShared: true,
    token: expect.anything(),
  });
  const files = world.files.all("demo__files").map(({ path, type, size }) => [path, type, size]);
  expect(files.sort()).toEqual([
    ["site-readme.txt", "text/plain", 39],
    ["site/images/logo.svg", "image/svg+xml", expect.any(Number)],
    ["site/index.html", "text/html", expect.any(Number)],
    ["site/style.css", "text/css", expect.any(Number)],
    ["videos/recording.bin", "video/mp4", 32_000_000],
  ]);
  expect(world.files.uploads()).toEqual([]);
  const local = (name: string) => join(project.directory, "videos", name);
  expect(readFileSync(local("shared.bin")).equals(readFileSync(local("recording.bin")))).toBe(true);
  expect(existsSync(local("shared.bin.partial"))).toBe(false);
  // Tokens are JWTs, and these begin alike: none is in state in clear.
  expect(project.stateText()).not.toContain("eyJ");
}
