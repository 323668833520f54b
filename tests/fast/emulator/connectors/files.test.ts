import { formWith, type Query, useBucket } from "./bucket";

const { session, get, post, del, call } = useBucket();

const name = "demo__Files";
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const octets = { "content-type": "application/octet-stream" };
const files = () => session.emulator.world.files;
const paths = () =>
  files()
    .all(name)
    .map(({ path }) => path);
const put = (...objects: string[]) => objects.map((path) => files().put(name, path, path));

describe("uploading a file", () => {
  test("that is the body", async () => {
    const answer = await post("putobject", { object: "a/b/c.png", acl: "private" }, everyByte, { "content-type": "image/png" });
    expect(answer).toMatchObject({ status: 200, result: { object: "a/b/c.png" } });
    expect(files().find(name, "a/b/c.png")).toMatchObject({ type: "image/png", acl: "private", size: 256 });
    expect((await files().read(name, "a/b/c.png")).equals(everyByte)).toBe(true);
  });

  test("that is a part of a form", async () => {
    const form = formWith(everyByte, { type: "image/png", filename: "图片.png", fields: { acl: "public-read", dir: "elsewhere" } });
    expect(await post("putobject", { object: "a/b/c.png" }, form)).toMatchObject({ status: 200, result: { object: "a/b/c.png" } });
    expect(files().find(name, "a/b/c.png")).toMatchObject({ type: "image/png", acl: "public-read", size: 256 });
    expect((await files().read(name, "a/b/c.png")).equals(everyByte)).toBe(true);
    expect(paths()).toEqual(["a/b/c.png"]);
  });

  // Front ends of live tenants send bytes under this type.
  test("that is the body, as JSON that is none", async () => {
    await post("putobject", { object: "a.bin" }, everyByte, { "content-type": "application/json" });
    expect((await files().read(name, "a.bin")).equals(everyByte)).toBe(true);
  });

  test("without bytes", async () => {
    expect((await post("putobject", { object: "empty" })).status).toBe(200);
    expect((await get("viewobject", { object: "empty" })).bytes).toHaveLength(0);
    expect((await post("putobject", { object: "empty" }, formWith(""))).status).toBe(200);
    expect(files().find(name, "empty")).toMatchObject({ size: 0 });
  });

  test("in the place of another one", async () => {
    await post("putobject", { object: "a.txt", acl: "private" }, "before", { "content-type": "text/plain" });
    await session.clock.sleep(5000);
    await post("putobject", { object: "/a.txt" }, "after", { "content-type": "text/csv" });
    const [file, ...others] = files().all(name);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ path: "a.txt", type: "text/csv", acl: "default", size: 5 });
    expect(file?.lastModifiedDate).not.toBe(file?.createdDate);
    expect(String(await files().read(name, "a.txt"))).toBe("after");
  });

  test.each([
    ["no path", {}, "x"],
    ["an empty path", { object: "" }, "x"],
    ["a directory", { object: "a/" }, "x"],
    ["a path that leads elsewhere", { object: "a/../b" }, "x"],
    ["an unknown access control", { object: "a", acl: "public" }, "x"],
    ["an unknown access control in the form", { object: "a" }, formWith("x", { fields: { acl: "public" } })],
    ["a form whose file has another name", { object: "a" }, formWith("x", { part: "file" })],
    ["a form without a file", { object: "a" }, new FormData()],
  ])("is refused with %s", async (_what, query, body) => {
    expect(await post("putobject", query as Record<string, string>, body)).toMatchObject({ status: 400, resMsg: expect.any(String) });
    expect(paths()).toEqual([]);
  });

  test("is refused with two files", async () => {
    const form = formWith("one");
    form.append("object", new Blob(["two"]), "b.bin");
    expect(await post("putobject", { object: "a" }, form)).toMatchObject({ status: 400, resMsg: "the form has more than one file" });
  });

  test.each([
    ["no boundary", "multipart/form-data", "x"],
    ["no end", "multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="object"; filename="a"\r\n\r\nhalf'],
    ["nothing", "multipart/form-data; boundary=x", ""],
  ])("is refused with a form that has %s", async (_what, type, body) => {
    expect(await post("putobject", { object: "a" }, body, { "content-type": type })).toMatchObject({ status: 400 });
    expect(paths()).toEqual([]);
  });
});

describe("downloading a file", () => {
  beforeEach(() => post("putobject", { object: "图/a b.bin" }, everyByte, { "content-type": "image/png" }));

  test("answers its bytes and its type", async () => {
    const { status, headers, bytes } = await get("viewobject", { object: "图/a b.bin" });
    expect(status).toBe(200);
    expect(bytes.equals(everyByte)).toBe(true);
    expect([headers.get("content-type"), headers.get("content-length")]).toEqual(["image/png", "256"]);
  });

  test("is the same for a path with a slash in front, and with a style for images", async () => {
    const queries: Query[] = [{ object: "/图/a b.bin" }, { object: "图/a b.bin", "x-image-process": "image/resize,w_100" }];
    for (const query of queries) expect((await get("viewobject", query)).bytes.equals(everyByte)).toBe(true);
  });

  test.each([
    ["bytes=0-", 0, 256],
    ["bytes=10-19", 10, 20],
    ["bytes=250-1000", 250, 256],
  ])("answers the range %s", async (range, from, to) => {
    const { status, headers, bytes } = await get("viewobject", { object: "图/a b.bin" }, { range });
    expect(status).toBe(206);
    expect(headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/256`);
    expect(bytes.equals(everyByte.subarray(from, to))).toBe(true);
  });

  test.each(["bytes=20-10", "bytes=a-b", "bytes=0-1,4-5", "lines=1-2"])("knows no range %s", async (range) => {
    const { status, bytes } = await get("viewobject", { object: "图/a b.bin" }, { range });
    expect([status, bytes.length]).toEqual([200, 256]);
  });

  test("has no range behind the end", async () => {
    const { status, headers, bytes } = await get("viewobject", { object: "图/a b.bin" }, { range: "bytes=256-" });
    expect([status, headers.get("content-range"), bytes.length]).toEqual([416, "bytes */256", 0]);
  });

  test("that is not there is refused with an envelope", async () => {
    for (const object of ["图/b", "constructor", "__proto__"])
      expect(await get("viewobject", { object })).toMatchObject({ status: 404, resMsg: expect.stringContaining(object) });
  });
});

test("a file may be called as what every object of JavaScript has", async () => {
  for (const object of ["__proto__", "constructor"]) {
    await post("putobject", { object }, object, octets);
    expect(String((await get("viewobject", { object })).bytes)).toBe(object);
    await del("delobject", { object });
  }
  expect(paths()).toEqual([]);
});

describe("deleting", () => {
  test("a file", async () => {
    put("a/1", "a/2");
    expect(await del("delobject", { object: "a/1" })).toMatchObject({ status: 200, result: undefined });
    expect(paths()).toEqual(["a/2"]);
  });

  test.each(["a", "a/", "/a", "/a/"])("the directory %s takes all that is below, and nothing beside", async (dir) => {
    put("a/1", "a/b/2", "ab/3", "a.txt", "b/a/4");
    expect(await del("deldir", { dir })).toMatchObject({ status: 200, result: undefined });
    expect(paths()).toEqual(["ab/3", "a.txt", "b/a/4"]);
  });

  test.each(["", "/", "//"])('the root directory, "%s", is refused', async (dir) => {
    put("a/1");
    expect(await del("deldir", { dir })).toMatchObject({ status: 400, resMsg: "dir: must not be the root directory" });
    expect((await del("deldir")).status).toBe(400);
    expect(paths()).toEqual(["a/1"]);
  });
});

describe("listing a directory", () => {
  const names = async (query: Record<string, string | number>) =>
    ((await get("listdir", query)).result as { name: string }[]).map((entry) => entry.name);

  test("answers one level, with sizes", async () => {
    put("a/1.txt", "a/b/2", "a/b/c/3", "z");
    expect((await get("listdir", { dir: "a" })).result).toEqual([
      { name: "1.txt", isDir: false, size: 7 },
      { name: "b", isDir: true, size: 0 },
    ]);
    for (const dir of ["a/", "/a"]) expect(await names({ dir })).toEqual(["1.txt", "b"]);
    for (const dir of ["", "/"]) expect(await names({ dir })).toEqual(["a", "z"]);
  });

  test("answers nothing of a directory that is not there", async () => {
    expect((await get("listdir", { dir: "a" })).result).toEqual([]);
  });

  test("answers page by page, each after the path that is given", async () => {
    put("d/b.txt", "d/b/1", "d/a", "d/c");
    expect(await names({ dir: "d", "max-keys": 2 })).toEqual(["a", "b.txt"]);
    expect(await names({ dir: "d", "max-keys": 2, marker: "d/b.txt" })).toEqual(["b", "c"]);
    // A directory is named with its slash, or as it is listed.
    for (const marker of ["d/b/", "d/b"]) expect(await names({ dir: "d", marker })).toEqual(["c"]);
    expect(await names({ dir: "d", marker: "d/c" })).toEqual([]);
  });

  test("answers 1,000 entries at most", async () => {
    for (let number = 0; number < 1001; number++) put(`d/${number}`);
    expect(await names({ dir: "d" })).toHaveLength(1000);
    expect((await get("listdir", { dir: "d", "max-keys": 1001 })).status).toBe(400);
    expect((await get("listdir", { dir: "d", "max-keys": 0 })).status).toBe(400);
  });
});

describe("a connector", () => {
  const of = (connector: string, call = "getendpoint") => session.get(`/u-route/baas/sys/v1.1/connectors/${connector}/${call}`);

  test("has an endpoint that ends with a slash", async () => {
    expect((await get("getendpoint")).result).toEqual({ endpoint: "https://files.obs.example.com/" });
  });

  test.each(["obs/demo__Files", "objectstorageproxy/demo__Other", "objectstorageproxy/Files", "s3/demo__Files"])(
    "that is not there is refused: %s",
    async (connector) => {
      expect(await of(connector)).toMatchObject({ status: 404, body: { resMsg: expect.stringContaining("there is no connector") } });
    },
  );

  test("has files of its own", async () => {
    session.emulator.world.connectors.add({ type: "minio", name: "demo__Other" });
    put("a");
    expect((await of("minio/demo__Other", "listdir?dir=")).at()).toEqual([]);
    expect((await of("minio/demo__Other", "viewobject?object=a")).status).toBe(404);
  });

  test("has a name that no other one has", () => {
    expect(() => session.emulator.world.connectors.add({ type: "minio", name })).toThrow("exists already");
  });
});

test("a call without a token is refused, and leaves nothing behind", async () => {
  const answer = await call("POST", "putobject", { object: "a" }, "x", { ...octets, "access-token": "wrong" });
  expect(answer.status).toBe(401);
  expect(paths()).toEqual([]);
});

describe("the log of requests", () => {
  test("has type and size of a file, and no byte of it", async () => {
    session.emulator.requests.clear();
    await post("putobject", { object: "a" }, "private content", { "content-type": "text/plain" });
    await post("putobject", { object: "b" }, formWith("private content", { type: "text/plain", fields: { acl: "private" } }));
    expect(session.emulator.requests.list.map(({ operation, query, body }) => ({ operation, query, body }))).toEqual([
      { operation: "UploadFile", query: { object: "a" }, body: { type: "text/plain", size: 15 } },
      {
        operation: "UploadFile",
        query: { object: "b" },
        body: { type: "text/plain", size: 15, form: { part: "object", filename: "a.bin", fields: { acl: "private" } } },
      },
    ]);
    expect(JSON.stringify(session.emulator.requests.list)).not.toContain("private content");
  });
});
