import type { Dialect } from "../../../../emulator";
import { formWith, useBucket } from "../connectors/bucket";
import { useDialects } from "./open";

const { session, open } = useDialects();
const { get, post, del, json } = useBucket(session);

const name = "demo__Files";
const octets = { "content-type": "application/octet-stream" };
const files = () => session.emulator.world.files;

test.each<[Dialect["upload"], number, number, RegExp]>([
  ["both", 200, 200, /^content$/],
  ["multipart", 200, 415, /^content$/],
  ["raw", 200, 200, /^--.*\r\nContent-Disposition: form-data; name="object"/],
])("upload: %s", async (upload, ofForm, ofBytes, stored) => {
  open({ upload });
  expect((await post("putobject", { object: "form" }, formWith("content"))).status).toBe(ofForm);
  expect((await post("putobject", { object: "bytes" }, "content", octets)).status).toBe(ofBytes);
  expect(String(await files().read(name, "form"))).toMatch(stored);
  if (ofBytes === 200) expect(String(await files().read(name, "bytes"))).toBe("content");
  else expect(files().find(name, "bytes")).toBeUndefined();
  const { result } = await post("createmultipartupload", { object: "a" }, undefined, octets);
  const query = { object: "a", uploadId: (result as { uploadId: string }).uploadId, partNumber: 1 };
  expect((await post("uploadpart", query, formWith("content"))).status).toBe(ofForm);
  expect((await post("uploadpart", query, "content", octets)).status).toBe(ofBytes);
});

test.each<[Dialect["uploadAnswer"], unknown]>([
  ["object", { object: "a/1" }],
  ["string", "a/1"],
  ["null", null],
])("uploadAnswer: %s", async (uploadAnswer, result) => {
  open({ uploadAnswer });
  expect((await post("putobject", { object: "a/1" }, "content", octets)).result).toEqual(result);
});

test.each<[Dialect["uploadLimit"], number]>([
  ["none", 200],
  [10, 413],
])("uploadLimit: %s", async (uploadLimit, status) => {
  open({ uploadLimit });
  expect((await post("putobject", { object: "a" }, "x".repeat(10), octets)).status).toBe(200);
  expect((await post("putobject", { object: "b" }, "x".repeat(11), octets)).status).toBe(status);
  expect(files().find(name, "b") !== undefined).toBe(status === 200);
});

test.each<[Dialect["multipartMembers"], (id: string) => unknown, object]>([
  ["reference", (uploadId) => ({ uploadId }), { ETag: "9a0364b9e99bb480dd25e1f0284c8555", partNumber: 3 }],
  ["library", (uploadId) => uploadId, { eTag: "9a0364b9e99bb480dd25e1f0284c8555", partNumber: 3 }],
])("multipartMembers: %s", async (multipartMembers, begun, part) => {
  open({ multipartMembers });
  const { result } = await post("createmultipartupload", { object: "a" }, undefined, octets);
  const uploadId = String(files().uploads()[0]?.id);
  expect(result).toEqual(begun(uploadId));
  // The MD5 of "content" is what md5sum says.
  expect((await post("uploadpart", { object: "a", uploadId, partNumber: 3 }, "content", octets)).result).toEqual(part);
});

test.each<[Dialect["downloadMissing"], number]>([
  ["404", 404],
  ["envelope", 200],
])("downloadMissing: %s", async (downloadMissing, status) => {
  // Reads of unknown ids are another question.
  open({ downloadMissing, missing: "null" });
  const answer = await get("viewobject", { object: "a" });
  expect(answer).toMatchObject({ status, resMsg: "file a does not exist" });
  expect(JSON.parse(String(answer.bytes))).toMatchObject({ resCode: "990000404" });
});

test.each<[Dialect["downloadType"], string]>([
  ["stored", "text/csv"],
  ["octets", "application/octet-stream"],
])("downloadType: %s", async (downloadType, type) => {
  open({ downloadType });
  files().put(name, "a", "content", "text/csv");
  expect((await get("viewobject", { object: "a" })).headers.get("content-type")).toBe(type);
});

test.each<[Dialect["deleteMissingFile"], number]>([
  ["accepted", 200],
  ["refused", 404],
])("deleteMissingFile: %s", async (deleteMissingFile, status) => {
  open({ deleteMissingFile });
  expect((await del("delobject", { object: "a" })).status).toBe(status);
  expect((await del("deldir", { dir: "a" })).status).toBe(status);
  files().put(name, "b/1", "content");
  expect((await del("deldir", { dir: "b" })).status).toBe(200);
});

test.each<[Dialect["rootDelete"], string, number, number]>([
  ["refused", "/", 400, 2],
  ["deletesAll", "/", 200, 0],
  ["deletesAll", "", 200, 0],
])('rootDelete: %s, of "%s"', async (rootDelete, dir, status, left) => {
  open({ rootDelete });
  for (const path of ["a", "b/1"]) files().put(name, path, "content");
  expect((await del("deldir", { dir })).status).toBe(status);
  expect(files().all(name)).toHaveLength(left);
});

test.each<[Dialect["listMissing"], number]>([
  ["empty", 200],
  ["refused", 404],
])("listMissing: %s", async (listMissing, status) => {
  open({ listMissing });
  expect((await get("listdir", { dir: "a" })).status).toBe(status);
  expect((await get("listdir", { dir: "" })).result).toEqual([]);
});

test.each<[Dialect["listNames"], string[]]>([
  ["relative", ["1", "b"]],
  ["path", ["a/1", "a/b/"]],
])("listNames: %s", async (listNames, names) => {
  open({ listNames });
  for (const path of ["a/1", "a/b/2"]) files().put(name, path, "content");
  const { result } = await get("listdir", { dir: "a" });
  expect((result as { name: string }[]).map((entry) => entry.name)).toEqual(names);
});

test("a share token is refused the same in every dialect of tokens", async () => {
  open({ expiredToken: "ok" });
  const { result } = await json("sharetoken", {}, { shareType: 0, key: "a", timeoutInMinutes: 1 });
  expect(result).toMatchObject({ shareToken: expect.stringMatching(/^eyJ/) });
  await session.clock.sleep(60_000);
  const shareToken = (result as { shareToken: string }).shareToken;
  const path = `/u-route/baas/sys/v1.1/objectstorage/viewshareobject?object=a&shareToken=${shareToken}`;
  expect((await session.call("GET", path)).status).toBe(403);
});
