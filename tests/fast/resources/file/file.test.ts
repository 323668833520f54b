import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addBucket, bucket, digest, temporaryFolder, textFile } from "../../../support/bucket";
import { CheckError, complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();
const { connectorName } = bucket;
const files = () => at.driver.emulator.world.files;
const count = (operation: string) => at.driver.emulator.requests.count({ operation });
const begin = (inputs: Properties) => at.driver.declare("File", inputs);

beforeEach(() => void addBucket(at.driver));

test("a text is uploaded with the type that fits its name, and state has its hash and its size alone", async () => {
  const file = begin(textFile("Good morning", { path: "texts/greeting.html" }));
  await file.up();
  expect(files().find(connectorName, "texts/greeting.html")).toMatchObject({ size: 12, type: "text/html" });
  expect(String(await files().read(connectorName, "texts/greeting.html"))).toBe("Good morning");
  expect(file.id).toBe("obs/demo__files/texts/greeting.html");
  expect(file.outputs).toEqual({
    ...bucket,
    path: "texts/greeting.html",
    ...digest("Good morning"),
    url: "https://files.obs.example.com/texts/greeting.html",
  });
});

test("an empty text is a file", async () => {
  await begin(textFile("")).up();
  expect(files().find(connectorName, "a/b.txt")).toMatchObject({ size: 0 });
});

test("a refresh keeps the text of the program while the content is as it was, and shows another content by its hash", async () => {
  const inputs = textFile("Good morning");
  const file = begin(inputs);
  await file.up();
  await file.refresh();
  expect(file.inputs).toEqual(inputs);

  files().put(connectorName, "a/b.txt", "Good evening");
  await file.refresh();
  expect(file.inputs).toEqual({ ...bucket, path: "a/b.txt", ...digest("Good evening") });
  expect(await file.up(inputs)).toBe("updated");
  expect(String(await files().read(connectorName, "a/b.txt"))).toBe("Good morning");
});

test("a refresh downloads nothing when the size is another one", async () => {
  const file = begin(textFile("Good morning"));
  await file.up();
  files().put(connectorName, "a/b.txt", "Good night");
  await file.refresh();
  expect(file.outputs).toMatchObject({ size: 10, contentHash: "" });
  expect(count("DownloadFile")).toBe(0);
});

test("the same content from elsewhere is not uploaded again", async () => {
  const folder = temporaryFolder({ "b.txt": "Good morning" });
  const file = begin(textFile("Good morning"));
  await file.up();
  const { content, ...others } = textFile("Good morning", { source: join(folder, "b.txt") });
  expect(await file.up(others)).toBe("updated");
  expect(count("UploadFile")).toBe(1);
});

test("a file that somebody else has put there is not overwritten, unless it is adopted", async () => {
  files().put(connectorName, "a/b.txt", "theirs");
  expect(await complaint(begin(textFile("ours")).up())).toContain("File a/b.txt exists already (id obs/demo__files/a/b.txt)");
  expect(String(await files().read(connectorName, "a/b.txt"))).toBe("theirs");

  const adopted = begin(textFile("ours", { adoptExisting: true }));
  await adopted.up();
  expect(String(await files().read(connectorName, "a/b.txt"))).toBe("ours");
  await adopted.destroy();
  expect(files().find(connectorName, "a/b.txt")).toBeDefined();
});

test("a file with the same content is there after a run that was killed: it is taken and not uploaded", async () => {
  files().put(connectorName, "a/b.txt", "ours");
  const file = begin(textFile("ours"));
  await file.up();
  expect(count("UploadFile")).toBe(0);
  await file.destroy();
  expect(files().all(connectorName)).toEqual([]);
});

test("a file of another connector is another file", async () => {
  const { world } = at.driver.emulator;
  world.connectors.add({ type: "minio", name: "demo__other" });
  const file = begin(textFile("ours"));
  await file.up();
  expect(await file.up(textFile("ours", { connectorType: "minio", connectorName: "demo__other" }))).toBe("replaced");
  expect(files().all(connectorName)).toEqual([]);
  expect(files().all("demo__other")).toHaveLength(1);
});

test("a file that changed since the program read it is not uploaded", async () => {
  const folder = temporaryFolder({ "b.txt": "before" });
  const { content, ...inputs } = textFile("before", { source: join(folder, "b.txt") });
  writeFileSync(join(folder, "b.txt"), "later!");
  expect(await complaint(begin(inputs).up())).toContain("has changed since the program read it. Run `pulumi up` again.");
  expect(count("UploadFile")).toBe(0);
});

test("a local file that is not there is told by its path", async () => {
  const { content, ...inputs } = textFile("x", { source: "no/such/file" });
  expect(await complaint(begin(inputs).up())).toContain(
    "no/such/file cannot be read: there is no such file. Paths are relative to the folder of the program.",
  );
});

test.each(["", "/", ".", "..", "a/../b", "/a", "a/", "a//b", "a/./b", " ", "a/ /b", "..\\a", "a\\..\\b", "\\a"])(
  "the path %j is refused before any call",
  async (path) => {
    await expect(begin(textFile("x", { path })).up()).rejects.toBeInstanceOf(CheckError);
    expect(at.driver.emulator.requests.list).toEqual([]);
  },
);

test("`get` tells size, hash and address, and refuses what is no id", async () => {
  files().put(connectorName, "a/b.txt", "theirs");
  const provider = at.driver.process("File");
  const { props } = await provider.read("obs/demo__files/a/b.txt", {});
  expect(props).toEqual({ adopted: false, ...bucket, path: "a/b.txt", ...digest("theirs"), url: "https://files.obs.example.com/a/b.txt" });
  expect(await complaint(provider.read("obs/demo__files/a/c.txt", {}))).toContain("There is no File with the id obs/demo__files/a/c.txt.");
  expect(await complaint(provider.read("a/b.txt", {}))).toContain("write {connector type}/{connector name}/{path of the file}");
  expect(await complaint(provider.read("obs/demo__files/../x", {}))).toContain("is not an id");
});

test("an upload whose answer is lost is repeated; one that fails for good leaves nothing that the next up does not finish", async () => {
  const { faults } = at.driver.emulator;
  faults.add({ operation: "UploadFile", kind: "cut", when: "after" });
  await begin(textFile("ours")).up();
  expect(count("UploadFile")).toBe(2);

  const other = begin(textFile("other", { path: "a/c.txt" }));
  faults.add({ operation: "UploadFile", kind: "cut", when: "after", times: Number.POSITIVE_INFINITY });
  await complaint(other.up());
  faults.clear();
  await other.up();
  expect(String(await files().read(connectorName, "a/c.txt"))).toBe("other");
});

test("an update whose outcome is unknown is looked at by the next one", async () => {
  const file = begin(textFile("ours"));
  await file.up();
  at.driver.fault({ operation: "UploadFile", kind: "cut", when: "after" });
  await complaint(file.up(textFile("new")));
  expect(file.outputs).toMatchObject({ unfinished: {} });
  at.driver.emulator.faults.clear();
  at.driver.emulator.requests.clear();
  expect(await file.up(textFile("new"))).toBe("updated");
  expect(count("UploadFile")).toBe(0);
  expect(file.outputs).not.toHaveProperty("unfinished");
});

const old = { acl: "public-read", contentType: "text/css" };

describe.each([
  ["the content", textFile("new!", old)],
  ["the content, in parts", textFile("new!", { contentType: "text/css", multipartThreshold: 1 })],
  ["who may read it", textFile("old", { ...old, acl: "private" })],
  ["its type", textFile("old", { ...old, contentType: "text/markdown" })],
])("an update of %s that fails after the upload is unfinished", (_what, news) => {
  const begun = async () => {
    const file = begin(textFile("old", old));
    await file.up();
    at.driver.fault({ operation: "ListFile", status: 403 });
    await complaint(file.up(news));
    at.driver.emulator.faults.clear();
    return file;
  };

  test("and the next up finishes it", async () => {
    const file = await begun();
    expect(file).toMatchObject({ isIncomplete: true, outputs: { unfinished: {} } });
    expect(await file.up(news)).toBe("updated");
    expect(file.outputs).not.toHaveProperty("unfinished");
    expect(await file.up(news)).toBe("unchanged");
  });

  test.each([false, true])("and the program as it was brings the old file back (refreshed: %j)", async (isRefreshed) => {
    const file = await begun();
    if (isRefreshed) await file.refresh();
    expect(await file.up(textFile("old", old))).toBe("updated");
    expect(String(await files().read(connectorName, "a/b.txt"))).toBe("old");
    expect(files().find(connectorName, "a/b.txt")).toMatchObject({ acl: "public-read", type: "text/css" });
    expect(await file.up(textFile("old", old))).toBe("unchanged");
  });
});

test("a creation that fails after the upload is in state, and the next up goes on with another content", async () => {
  const file = begin(textFile("old"));
  at.driver.fault({ operation: "ListFile", status: 403, skip: 1 });
  await complaint(file.up());
  expect(file).toMatchObject({ id: "obs/demo__files/a/b.txt", isIncomplete: true, outputs: { unfinished: {} } });
  at.driver.emulator.faults.clear();
  expect(await file.up(textFile("new!"))).toBe("updated");
  expect(String(await files().read(connectorName, "a/b.txt"))).toBe("new!");
});

test("an upload whose answer is lost, and whose repeat is refused, is unfinished", async () => {
  const file = begin(textFile("old"));
  await file.up();
  at.driver.emulator.faults.add({ operation: "UploadFile", kind: "cut", when: "after" });
  at.driver.fault({ operation: "UploadFile", status: 403, skip: 1 });
  await complaint(file.up(textFile("new!")));
  at.driver.emulator.faults.clear();
  expect(await file.up(textFile("old"))).toBe("updated");
  expect(String(await files().read(connectorName, "a/b.txt"))).toBe("old");
});

test("a file whose address cannot be read is not uploaded", async () => {
  at.driver.fault({ operation: "ObtainEndpoint", status: 403 });
  expect(await complaint(begin(textFile("ours")).up())).toContain("ObtainEndpoint");
  expect(files().all(connectorName)).toEqual([]);
});

// No call tells who may read a file, and what its type is.
describe.each([
  ["acl", "public-read", "private"],
  ["contentType", "text/css", "text/markdown"],
] as const)("%s", (name, before, declared) => {
  const now = () => {
    const { acl, type } = Object(files().find(connectorName, "a/b.txt"));
    return { acl, contentType: type }[name];
  };

  test.each(["before", "after"] as const)("of a file is as declared after an upload that got lost %s the work", async (when) => {
    const file = begin(textFile("ours", { [name]: before }));
    await file.up();
    at.driver.fault({ operation: "UploadFile", kind: "cut", when });
    await complaint(file.up(textFile("ours", { [name]: declared })));
    at.driver.emulator.faults.clear();
    expect(await file.up(textFile("ours", { [name]: declared }))).toBe("updated");
    expect(now()).toBe(declared);
  });

  test.each([true, undefined])("of a file that is there with the same content is as declared (adopted: %j)", async (adoptExisting) => {
    await begin(textFile("ours", { [name]: before })).up();
    const file = begin(textFile("ours", { [name]: declared, adoptExisting }));
    await file.up();
    expect(now()).toBe(declared);
    expect(file.outputs.adopted).toBe(adoptExisting);
  });
});

test("a refused update leaves state as it was", async () => {
  const file = begin(textFile("ours"));
  await file.up();
  const { outputs } = file;
  at.driver.fault({ operation: "UploadFile", status: 400, resMsg: "the bucket is full" });
  expect(await complaint(file.up(textFile("new")))).toContain("the bucket is full");
  expect(file).toMatchObject({ outputs, isIncomplete: false });
});

test("a delete whose answer is lost is done", async () => {
  const file = begin(textFile("ours"));
  await file.up();
  Object.assign(at.driver.emulator.dialect, { deleteMissingFile: "refused" });
  at.driver.emulator.faults.add({ operation: "DeleteFile", kind: "cut", when: "after" });
  await file.destroy();
  expect(files().all(connectorName)).toEqual([]);
});

test("a connector that is not there is an error, not a file that is gone", async () => {
  const file = begin(textFile("ours"));
  await file.up();
  at.driver.emulator.world.connectors.all().length = 0;
  file.outputs = { ...file.outputs, connectorName: "demo__gone" };
  expect(await complaint(file.refresh())).toContain("there is no connector demo__gone");
});

test("a file above `uploadLimit` is uploaded in parts without that being said", async () => {
  at.driver.emulator.dialect.uploadLimit = 104_857_600;
  const folder = temporaryFolder({ large: Buffer.alloc(104_857_601) });
  await begin({ ...bucket, path: "large", source: join(folder, "large"), ...digest(Buffer.alloc(104_857_601)) }).up();
  expect(files().find(connectorName, "large")).toMatchObject({ size: 104_857_601 });
  expect([count("UploadFile"), count("UploadPart")]).toEqual([0, 7]);
});
