import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as astrozero from "../../../provider";
import { temporaryFolder } from "../../support/bucket";
import { inside, useTenant } from "./tenant";

const tenant = useTenant();
const bucket = { connectorType: "objectstorageproxy", connectorName: "files" } as const;

beforeEach(() => {
  const { connectors, files } = tenant.emulator.world;
  const { id } = connectors.add({ type: bucket.connectorType, name: "demo__files" });
  for (const path of ["a/one.txt", "a/b/two.txt", "three.txt"]) files.put(id, path, path, "text/plain");
});

test("a share token is a secret output in both forms, and a new one each time", async () => {
  const asked = { ...bucket, path: "a/one.txt", timeoutInMinutes: 5 };
  const { shareToken } = await astrozero.getShareToken(asked);
  const output = astrozero.getShareTokenOutput(asked);
  for (const one of [shareToken, output, output.shareToken]) expect(await inside(one).isSecret).toBe(true);
  const tokens = [await inside(shareToken).promise(), await inside(output.shareToken).promise()];
  expect(tokens).toEqual([expect.stringMatching(/^ey/), expect.stringMatching(/^ey/)]);
  expect(tenant.emulator.requests.count({ operation: "ShareToken" })).toBe(2);
});

test.each([
  ["a file", { path: "a/one.txt" }, ["a/one.txt"]],
  ["several files", { paths: ["a/one.txt", "three.txt"] }, ["a/one.txt", "three.txt"]],
  ["a directory", { directory: "a" }, ["a/one.txt", "a/b/two.txt"]],
  ["a directory with a slash behind", { directory: "a/" }, ["a/one.txt", "a/b/two.txt"]],
])("with the token of %s these can be read, and no others", async (_what, shared, readable) => {
  const { shareToken } = await astrozero.getShareToken({ ...bucket, ...shared, timeoutInMinutes: 5 });
  const token = String(await inside(shareToken).promise());
  for (const path of ["a/one.txt", "a/b/two.txt", "three.txt"]) {
    const read = astrozero.getFile({ ...bucket, path, shareToken: token });
    if (readable.includes(path)) expect(await read).toMatchObject({ content: path });
    else await expect(read).rejects.toThrow(`the share token is not for ${path}`);
  }
});

test.each([{}, { path: "a", directory: "b" }])("%j shares nothing", async (shared) => {
  await expect(astrozero.getShareToken({ ...bucket, ...shared, timeoutInMinutes: 5 })).rejects.toThrow(
    "give one of path, paths and directory",
  );
});

test("what is wrong with an argument is told by its name", async () => {
  const share = (timeoutInMinutes?: number) =>
    astrozero.getShareToken({ ...bucket, path: "a", timeoutInMinutes: timeoutInMinutes as number }).catch(({ message }) => message);
  expect(await share()).toBe("getShareToken: timeoutInMinutes is required");
  expect(await share(5000)).toMatch(/^getShareToken: timeoutInMinutes /);
});

test.each(["", "/", "..", ".", "//"])("the directory %j is not shared", async (directory) => {
  await expect(astrozero.getShareToken({ ...bucket, directory, timeoutInMinutes: 5 })).rejects.toThrow("getShareToken");
  expect(tenant.emulator.requests.count({ operation: "ShareToken" })).toBe(0);
});

test("files are listed by level, or all of them", async () => {
  const paths = async (more: object) => (await astrozero.getFiles({ ...bucket, ...more })).map(({ path }) => path).sort();
  expect(await paths({})).toEqual(["a", "three.txt"]);
  expect(await paths({ directory: "a/" })).toEqual(["a/b", "a/one.txt"]);
  expect(await paths({ recursive: true })).toEqual(["a/b/two.txt", "a/one.txt", "three.txt"]);
  expect(await paths({ directory: "a", recursive: true })).toEqual(["a/b/two.txt", "a/one.txt"]);
  expect(await paths({ directory: "none" })).toEqual([]);
});

test("a large file is no text: it goes to a file of this machine, whole or not at all", async () => {
  const { files } = tenant.emulator.world;
  const content = Buffer.alloc(3_000_000, "0123456789");
  files.put("demo__files", "large.bin", content);
  const asked = { ...bucket, path: "large.bin" };
  await expect(astrozero.getFile(asked)).rejects.toThrow("large.bin has more than 1000000 bytes. Give saveAs: it then goes to a file.");

  const saveAs = join(temporaryFolder(), "large.bin");
  expect(await astrozero.getFile({ ...asked, saveAs })).toEqual({
    path: "large.bin",
    size: 3_000_000,
    contentHash: createHash("sha256").update(content).digest("hex"),
    contentType: "application/octet-stream",
  });
  expect(readFileSync(saveAs).equals(content)).toBe(true);
  expect(existsSync(`${saveAs}.partial`)).toBe(false);
  await expect(astrozero.getFile({ ...asked, saveAs: join(saveAs, "in a file") })).rejects.toThrow("large.bin could not be saved as");
});

test("the same file can be asked for twice", async () => {
  const asked = { ...bucket, path: "three.txt" };
  const answers = await Promise.all([astrozero.getFile(asked), astrozero.getFile(asked)]);
  expect(answers.map(({ content }) => content)).toEqual(["three.txt", "three.txt"]);
});

test("a file that is not there is an error that names it", async () => {
  await expect(astrozero.getFile({ ...bucket, path: "none" })).rejects.toThrow("getFile: there is no file none in connector demo__files.");
});

test.each(["..", "a/../..", "a//b", ".", "a\\..\\.."])("the directory %j is refused before a call", async (directory) => {
  for (const recursive of [false, true])
    await expect(astrozero.getFiles({ ...bucket, directory, recursive })).rejects.toThrow('must not hold empty segments, "." or ".."');
  expect(tenant.emulator.requests.count({ operation: "ListFile" })).toBe(0);
});
