import { createHash } from "node:crypto";
import { formWith, useBucket } from "./bucket";

const { session, get, post, json } = useBucket();

const mega = 1024 * 1024;
const name = "demo__Files";
const video = { "content-type": "video/mp4" };
const files = () => session.emulator.world.files;
const bytes = (size: number, fill: number) => Buffer.alloc(size, fill);
const listed = (...parts: [number, string][]) => parts.map(([number, ETag]) => ({ ETag, partNumber: String(number) }));

async function begin(object = "a.mp4"): Promise<string> {
  const answer = await post("createmultipartupload", { object }, undefined, video);
  return (answer.result as { uploadId: string }).uploadId;
}

async function part(uploadId: string, partNumber: number, content: Buffer, object = "a.mp4"): Promise<string> {
  const { result } = await post("uploadpart", { object, uploadId, partNumber }, content, video);
  return (result as { ETag: string }).ETag;
}

const complete = (uploadId: string, list: object[], object = "a.mp4") => json("completeupload", { object, uploadId }, list);

/** The second of two parts; the first one is as small as it may be. */
const small = bytes(10, 2);
const large = bytes(5 * mega + 1, 1);

test("parts become a file, whatever their order and with gaps between their numbers", async () => {
  const uploadId = await begin();
  expect(uploadId).toMatch(/^[0-9A-F]{32}$/);
  const [last, first] = [await part(uploadId, 10_000, small), await part(uploadId, 7, large)];
  expect(first).toBe(createHash("md5").update(large).digest("hex"));
  expect(files().uploads()).toMatchObject([{ id: uploadId, path: "a.mp4", type: "video/mp4" }]);
  expect(files().all(name)).toEqual([]);
  const answer = await complete(uploadId, listed([10_000, last], [7, first]));
  expect(answer).toMatchObject({ status: 200, result: undefined });
  expect(files().uploads()).toEqual([]);
  const { headers, bytes: read } = await get("viewobject", { object: "a.mp4" });
  expect(headers.get("content-type")).toBe("video/mp4");
  expect(read.equals(Buffer.concat([large, small]))).toBe(true);
  const range = { range: `bytes=${large.length - 1}-${large.length + 1}` };
  expect([...(await get("viewobject", { object: "a.mp4" }, range)).bytes]).toEqual([1, 2, 2]);
});

test("a part may be a part of a form", async () => {
  const uploadId = await begin();
  const { result } = await post("uploadpart", { object: "a.mp4", uploadId, partNumber: 1 }, formWith(small));
  expect(result).toEqual({ ETag: createHash("md5").update(small).digest("hex"), partNumber: 1 });
});

test("the same number again takes the place of the first", async () => {
  const uploadId = await begin();
  const before = await part(uploadId, 1, bytes(10, 9));
  const after = await part(uploadId, 1, small);
  expect((await complete(uploadId, listed([1, before]))).status).toBe(400);
  expect((await complete(uploadId, listed([1, after]))).status).toBe(200);
  expect((await files().read(name, "a.mp4")).equals(small)).toBe(true);
});

test("what is not listed is no part of the file", async () => {
  const uploadId = await begin();
  await part(uploadId, 1, bytes(10, 9));
  expect((await complete(uploadId, listed([2, await part(uploadId, 2, small)]))).status).toBe(200);
  expect((await files().read(name, "a.mp4")).equals(small)).toBe(true);
});

test("a file that was there stays until the upload is complete", async () => {
  files().put(name, "a.mp4", "before");
  const uploadId = await begin();
  const etag = await part(uploadId, 1, small);
  expect(String(await files().read(name, "a.mp4"))).toBe("before");
  await complete(uploadId, listed([1, etag]));
  expect((await files().read(name, "a.mp4")).equals(small)).toBe(true);
});

describe("completing is refused", () => {
  const refusedWith = async (list: object[], uploadId: string) => {
    const { status, resMsg } = await complete(uploadId, list);
    expect(status).toBe(400);
    // It can be completed later.
    expect(files().uploads()).toHaveLength(1);
    expect(files().all(name)).toEqual([]);
    return resMsg;
  };

  test("with a part of 5 MB that is not the last", async () => {
    const uploadId = await begin();
    const [first, last] = [await part(uploadId, 1, bytes(5 * mega, 1)), await part(uploadId, 2, small)];
    expect(await refusedWith(listed([1, first], [2, last]), uploadId)).toContain("part 1 is not the last");
  });

  test("with a part that was not uploaded", async () => {
    const uploadId = await begin();
    const etag = await part(uploadId, 1, large);
    expect(await refusedWith(listed([1, etag], [2, etag]), uploadId)).toContain("there is no part 2");
  });

  test("with the ETag of another part", async () => {
    const uploadId = await begin();
    const etag = await part(uploadId, 1, large);
    await part(uploadId, 2, small);
    expect(await refusedWith(listed([1, etag], [2, etag]), uploadId)).toContain("part 2 has another one");
  });

  test("with a part twice", async () => {
    const uploadId = await begin();
    const etag = await part(uploadId, 1, large);
    expect(await refusedWith(listed([1, etag], [1, etag]), uploadId)).toContain("twice");
  });

  test.each<[string, object[]]>([
    ["without a part", []],
    ["with a number in place of a text", [{ ETag: "x", partNumber: 1 }]],
    ["without an ETag", [{ partNumber: "1" }]],
  ])("%s", async (_what, list) => {
    await refusedWith(list, await begin());
  });
});

test.each([0, 10_001, 1.5, "one"])("there is no part number %s", async (partNumber) => {
  const uploadId = await begin();
  expect((await post("uploadpart", { object: "a.mp4", uploadId, partNumber }, small, video)).status).toBe(400);
});

test("a part of more than 100 MB is refused", async () => {
  const uploadId = await begin();
  const { status, resMsg } = await post("uploadpart", { object: "a.mp4", uploadId, partNumber: 1 }, bytes(100 * mega + 1, 1), video);
  expect([status, resMsg]).toEqual([400, "part 1 has more than 104857600 bytes"]);
  expect(files().uploads()).toMatchObject([{ parts: {} }]);
});

describe("an upload is gone", () => {
  const tries = (uploadId: string, object = "a.mp4") => [
    post("uploadpart", { object, uploadId, partNumber: 1 }, small, video),
    complete(uploadId, listed([1, "x"]), object),
    post("abortupload", { object, uploadId }),
  ];
  const expectRefused = async (uploadId: string, object?: string) => {
    for (const answer of tries(uploadId, object))
      expect(await answer).toMatchObject({ status: 404, resMsg: expect.stringContaining("there is no upload") });
  };

  test("when it is complete", async () => {
    const uploadId = await begin();
    await complete(uploadId, listed([1, await part(uploadId, 1, small)]));
    await expectRefused(uploadId);
  });

  test("when it is aborted, and there is no file of it", async () => {
    const uploadId = await begin();
    await part(uploadId, 1, small);
    expect(await post("abortupload", { object: "a.mp4", uploadId })).toMatchObject({ status: 200, result: undefined });
    await expectRefused(uploadId);
    expect([files().uploads(), files().all(name)]).toEqual([[], []]);
  });

  test("when there never was one", async () => {
    for (const id of ["0000017B76500F0662CABA7128913936", "constructor"]) await expectRefused(id);
  });

  test("for another file", async () => {
    await expectRefused(await begin(), "b.mp4");
    expect(files().uploads()).toHaveLength(1);
  });
});
