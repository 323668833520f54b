import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marked } from "../fast/docs/markdown";
import { documentProject } from "../support/documentProject";
import { linkPackage } from "../support/programDirectory";
import { repository, sdkVersions } from "../support/sdk";
import { runAsUser } from "../support/userShell";

const document = "docs/testing.md";
// A unit test asks no tenant, whatever the shell names.
const environment = { ASTROZERO_URL: "http://127.0.0.1:9", ASTROZERO_ACCESS_TOKEN: "token" };

describe.each(sdkVersions)("the unit tests of docs/testing.md, with the %s SDK and without the CLI", (sdk) => {
  test.each(["commonjs", "module"])("pass as printed, in a package of the type %s", async (type) => {
    const cwd = documentProject(document, sdk);
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "program", private: true, type }));

    const { stdout } = await runAsUser("sh", ["-c", marked("run: unit tests", document)], { cwd, environment });

    // Node 24 has another reporter than Node 20.
    expect(stdout).toMatch(/^[#ℹ] pass 2$/m);
  });

  test("pass with Jest, which can start the emulator, too", async () => {
    const cwd = documentProject(document, sdk);
    const printed = readFileSync(join(cwd, "unit.test.ts"), "utf8");
    const adapted = printed
      .replace('import { before, test } from "node:test";', "const before = beforeAll;")
      .replace('import("./index.js");\n  //', 'import("./index");\n  //');
    expect(adapted.match(/node:test|await import\("\.\/index"\)/g)).toEqual(['await import("./index")']);
    const emulator = `
test("starts the emulator", async () => {
  const { startEmulator } = await import("pulumi-astrozero/emulator");
  await import("@pulumi/pulumi/automation");
  await (await startEmulator()).stop();
});`;
    mkdirSync(join(cwd, "jest"));
    writeFileSync(join(cwd, "jest/unit.test.ts"), adapted.replace('"./index"', '"../index"') + emulator);
    linkPackage(cwd, "@swc/jest");
    const swc = { jsc: { target: "es2022" }, module: { type: "commonjs" } };
    const config = { rootDir: cwd, roots: ["<rootDir>/jest"], transform: { "\\.ts$": ["@swc/jest", swc] } };

    const jest = join(repository, "node_modules/jest/bin/jest.js");
    const { stderr } = await runAsUser(process.execPath, [jest, "--config", JSON.stringify(config)], { cwd, environment });

    expect(stderr).toMatch(/^Tests: +3 passed, 3 total$/m);
  });
});
