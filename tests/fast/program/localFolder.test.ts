import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { digestsOfFolder } from "../../../provider/program/localFolder";
import { removeAtEnd } from "../../support/leftovers";

/** As `printf '' | sha256sum` prints it. */
const sha256OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function folderWith(...paths: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "astrozero-folder-"));
  removeAtEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of paths) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), "");
  }
  return folder;
}

const filesIn = async (folder: string, ...ignore: string[]) => Object.keys(await digestsOfFolder("Directory site", folder, ignore));
let warn: jest.SpyInstance;

beforeEach(() => {
  warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
});
afterEach(() => jest.restoreAllMocks());

test("every file of a folder is told by its path in it", async () => {
  const folder = folderWith("a", "b/c", "b/d/.e");
  expect(await digestsOfFolder("Directory site", folder, [])).toEqual({
    a: { size: 0, hash: sha256OfNothing },
    "b/c": { size: 0, hash: sha256OfNothing },
    "b/d/.e": { size: 0, hash: sha256OfNothing },
  });
});

test.each([
  [["*.map"], ["a.js", "b/a.js", "b/c/d.txt"]],
  [["b"], ["a.js", "a.map"]],
  [["b/*.js"], ["a.js", "a.map", "b/a.js.map", "b/c/d.txt"]],
  [["b/**"], ["a.js", "a.map"]],
  [["**/*.txt"], ["a.js", "a.map", "b/a.js", "b/a.js.map"]],
  [["?.js"], ["a.map", "b/a.js.map", "b/c/d.txt"]],
  [["a.js", "*.map", "c/"], ["b/c/d.txt"]],
  [["a(js)"], ["a.js", "a.map", "b/a.js", "b/a.js.map", "b/c/d.txt"]],
])("%j leaves %j", async (ignore, left) => {
  expect(await filesIn(folderWith("a.js", "a.map", "b/a.js", "b/a.js.map", "b/c/d.txt"), ...ignore)).toEqual(left);
});

test("a link that leaves the folder is left out with a warning, one within it is followed, and a circle ends", async () => {
  const outside = folderWith("secret");
  const folder = folderWith("a", "b/c");
  symlinkSync(join(outside, "secret"), join(folder, "file"));
  symlinkSync(outside, join(folder, "folder"));
  symlinkSync(join(folder, "a"), join(folder, "same"));
  symlinkSync(folder, join(folder, "b/up"));
  expect(await filesIn(folder)).toEqual(["a", "b/c", "same"]);
  expect(warn.mock.calls.map(([message]) => message)).toEqual(
    ["file", "folder"].map((name) => `Directory site: ${join(folder, name)} is a link that leaves the folder. It is left out.`),
  );
});

test("a folder that is not there is told", async () => {
  await expect(filesIn("no/such/folder")).rejects.toThrow(
    "Directory site: no/such/folder cannot be read: there is no such file. Paths are relative to the folder of the program.",
  );
});

test("a link that leads nowhere is told by its own path", async () => {
  const folder = folderWith("a", "b/c");
  symlinkSync("gone", join(folder, "b/link"));
  await expect(filesIn(folder)).rejects.toThrow(`Directory site: ${join(folder, "b/link")} cannot be read: there is no such file.`);
});

test("what is no file is refused: a pipe would never come to its end", async () => {
  const folder = folderWith("a");
  execFileSync("mkfifo", [join(folder, "pipe")]);
  await expect(filesIn(folder)).rejects.toThrow(`Directory site: ${join(folder, "pipe")} cannot be read: it is not a file.`);
  expect(await filesIn(folder, "pipe")).toEqual(["a"]);
});

test("a file whose name no object can hold is refused", async () => {
  await expect(filesIn(folderWith("a", "__proto__"))).rejects.toThrow("a file directly in the folder cannot be called __proto__");
  expect(await filesIn(folderWith("b/__proto__", "constructor"))).toEqual(["b/__proto__", "constructor"]);
});
