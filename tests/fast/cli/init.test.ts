import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../../support/commandLine";
import { marked } from "../docs/markdown";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
  process.chdir(folder);
});

afterEach(() => rmSync(folder, { recursive: true }));

const files = [".gitignore", "Pulumi.yaml", "README.md", "index.ts", "package.json", "tsconfig.json"];

test("makes the project of the README in a new folder, and says what comes next", async () => {
  const program = marked("file: index.ts");
  const tsconfig = marked("file: tsconfig.json");
  const { lines, exitCode } = await runCommandLine(["init", "My Shop"]);
  expect(exitCode).toBe(0);
  expect(readdirSync("My Shop").sort()).toEqual(files);
  const text = (file: string) => readFileSync(join("My Shop", file), "utf8");
  expect(text("index.ts")).toBe(`${program}\n`);
  expect(text("tsconfig.json")).toBe(`${tsconfig}\n`);
  expect(text("Pulumi.yaml")).toBe("name: my-shop\nruntime: nodejs\n");
  expect(JSON.parse(text("package.json"))).toMatchObject({ name: "my-shop", private: true });
  expect(lines.slice(0, 3)).toEqual(["Made the project my-shop. Next:", "  cd 'My Shop'", "  npm install"]);
});

test("a fresh clone of an empty repository is a place for it, and --name is its name", async () => {
  mkdirSync(".git");
  expect((await runCommandLine(["init", "--name", "crm"])).exitCode).toBe(0);
  expect(readFileSync("Pulumi.yaml", "utf8")).toContain("name: crm\n");
});

test("a folder that is not empty is left as it is", async () => {
  writeFileSync("notes.txt", "mine");
  const { output, exitCode } = await runCommandLine(["init"]);
  expect(output).toBe("No project was made: . is not empty (it has notes.txt); name an empty folder, or a new one.\n");
  expect(exitCode).toBe(1);
  expect(readdirSync(".")).toEqual(["notes.txt"]);
});

test("a file in the place of the folder is told", async () => {
  writeFileSync("notes.txt", "mine");
  const { output, exitCode } = await runCommandLine(["init", "notes.txt"]);
  expect(output).toContain("No project was made: notes.txt: a part of this path is a file and no folder");
  expect(exitCode).toBe(1);
});

test("a folder without a name, as of a variable that is not set, is refused", async () => {
  const { output, exitCode } = await runCommandLine(["init", ""]);
  expect(output).toContain("The name of the folder is empty.");
  expect(exitCode).toBe(1);
});

test.each(["Shop", "a b", "", "-x"])("a name that Pulumi or npm refuses is refused: %j", async (name) => {
  const { output, exitCode } = await runCommandLine(["init", `--name=${name}`]);
  expect(output).toContain("A name has at most 100 small letters");
  expect(exitCode).toBe(1);
});
