import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addBucket, bucket, folderFile, temporaryFolder } from "../../../support/bucket";
import { CheckError, complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();
const { connectorName } = bucket;
const world = () => at.driver.emulator.world;
const count = (operation: string) => at.driver.emulator.requests.count({ operation });
const paths = () =>
  world()
    .files.all(connectorName)
    .map(({ path }) => path)
    .sort();

beforeEach(() => void addBucket(at.driver));

/** Inputs of a directory that is kept like a folder with these files. */
function folderOf(files: Record<string, string>, more: Properties = {}): Properties {
  const digests = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, folderFile(text)]));
  return { ...bucket, path: "site", source: temporaryFolder(files), files: digests, ...more };
}

const begin = (inputs: Properties) => at.driver.declare("Directory", inputs);

test("a folder is uploaded with the folders in it, and an update moves what changed alone and names it", async () => {
  const directory = begin(folderOf({ one: "1", "b/two": "2", "b/c/three": "3" }));
  await directory.up();
  expect(paths()).toEqual(["site/b/c/three", "site/b/two", "site/one"]);
  expect(directory.outputs).toMatchObject({ url: "https://files.obs.example.com/site/" });
  at.driver.emulator.requests.clear();

  await directory.up(folderOf({ one: "1", "b/two": "two", four: "4" }));
  expect(paths()).toEqual(["site/b/two", "site/four", "site/one"]);
  expect([count("UploadFile"), count("DeleteFile"), count("DeleteDirectory")]).toEqual([2, 1, 0]);
  expect(at.driver.told).toEqual([
    "Directory site, added: four.",
    "Directory site, changed: b/two.",
    "Directory site, removed: b/c/three.",
  ]);
});

test("more than twenty names are cut", async () => {
  const directory = begin(folderOf({ one: "1" }));
  await directory.up();
  const many = Object.fromEntries(Array.from({ length: 22 }, (_, index) => [`f${index + 10}`, String(index)]));
  await directory.up(folderOf({ one: "1", ...many }));
  const listed = Array.from({ length: 20 }, (_, index) => `f${index + 10}`).join(", ");
  expect(at.driver.told).toEqual([`Directory site, added: ${listed}, and 2 more.`]);
});

test("files of others are left alone, also when the directory is deleted", async () => {
  world().files.put(connectorName, "site/theirs", "theirs");
  const directory = begin(folderOf({ one: "1", two: "2" }));
  await directory.up();
  await directory.up(folderOf({ one: "1" }));
  expect(await directory.refresh()).toBe(true);
  expect(Object.keys(Object(directory.inputs.files))).toEqual(["one"]);
  await directory.destroy();
  expect(paths()).toEqual(["site/theirs"]);
});

test("what is not known in a preview is not asked for", async () => {
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  for (const name of ["connectorType", "path", "files"]) {
    const inputs = folderOf({ one: "1" }, { exclusive: true, [name]: unknown });
    expect((await at.driver.process("Directory").check({}, inputs)).failures).toEqual([]);
  }
  expect(at.driver.emulator.requests.list).toEqual([]);
});

describe("where it is exclusive", () => {
  const exclusive = (more: Properties = {}) => folderOf({ one: "1" }, { exclusive: true, ...more });
  const lost = "exclusive: AZ109: keeping directory site exclusive destroys 2 files of others (d/b, theirs).";

  beforeEach(() => {
    world().files.put(connectorName, "site/theirs", "theirs");
    world().files.put(connectorName, "site/d/b", "theirs");
  });

  test("files of others are counted before anything happens, and deleted with permission", async () => {
    const directory = begin(exclusive());
    expect(await complaint(directory.up())).toContain(`${lost} Set allowDataLoss: true on the resource to proceed anyway.`);
    expect(paths()).toEqual(["site/d/b", "site/theirs"]);
    await begin(exclusive({ allowDataLoss: true })).up();
    expect(paths()).toEqual(["site/one"]);
  });

  test("files that came later show in a refresh, are counted in the preview, and stay others' however often it is refreshed", async () => {
    const directory = begin(exclusive({ allowDataLoss: true }));
    await directory.up();
    world().files.put(connectorName, "site/theirs", "theirs");
    world().files.put(connectorName, "site/d/b", "theirs");
    for (let time = 0; time < 3; time++) await directory.refresh();
    expect(directory.inputs.files).toEqual({
      one: folderFile("1"),
      theirs: { size: 6, hash: "" },
      "d/b": { size: 6, hash: "" },
    });
    const refused = await directory.up({ ...directory.inputs, files: { one: folderFile("1") }, allowDataLoss: undefined }).catch((e) => e);
    expect(refused).toBeInstanceOf(CheckError);
    expect(refused.message).toContain(lost);
    await directory.up({ ...directory.inputs, files: { one: folderFile("1") } });
    expect(paths()).toEqual(["site/one"]);
  });

  test("files of others that a refresh has shown stay where it is exclusive no more", async () => {
    const directory = begin(exclusive({ allowDataLoss: true }));
    await directory.up();
    world().files.put(connectorName, "site/theirs", "theirs");
    await directory.refresh();
    at.driver.fault({ operation: "ListFile", status: 403 });
    await complaint(directory.up(folderOf({ one: "A" })));
    expect(directory.isIncomplete).toBe(true);
    at.driver.emulator.faults.clear();
    await directory.up(folderOf({ one: "1" }));
    expect(paths()).toEqual(["site/one", "site/theirs"]);
    expect(Object.keys(Object(directory.outputs.files))).toEqual(["one"]);
    expect(at.driver.told.join()).not.toContain("theirs");
  });

  test("its deletion counts them, too, and is one call on the directory", async () => {
    const directory = begin(folderOf({ one: "1" }));
    await directory.up();
    directory.outputs = { ...directory.outputs, exclusive: true };
    expect(await complaint(directory.destroy())).toContain(
      "AZ109: deleting directory site exclusive destroys 2 files of others (d/b, theirs).",
    );
    expect(paths()).toEqual(["site/d/b", "site/one", "site/theirs"]);
    world().files.put(connectorName, "sites", "a name that begins alike");
    directory.outputs = { ...directory.outputs, allowDataLoss: true };
    await directory.destroy();
    expect(paths()).toEqual(["sites"]);
    expect(count("DeleteDirectory")).toBe(1);
  });
});

test("a file of others at the path of a declared one is not overwritten, unless the directory adopts it", async () => {
  world().files.put(connectorName, "site/one", "theirs");
  expect(await complaint(begin(folderOf({ one: "1", two: "2" })).up())).toContain(
    "File site/one exists already (id obs/demo__files/site/one).",
  );
  expect(count("UploadFile")).toBe(0);

  const first = begin(folderOf({ two: "2" }));
  await first.up();
  expect(await complaint(first.up(folderOf({ one: "1", two: "2" })))).toContain("File site/one exists already");

  const adopted = begin(folderOf({ one: "1" }, { adoptExisting: true }));
  await adopted.up();
  expect(String(await world().files.read(connectorName, "site/one"))).toBe("1");
  await adopted.destroy();
  expect(paths()).toContain("site/one");
});

test("files that a run left behind which was killed are taken and not uploaded again", async () => {
  world().files.put(connectorName, "site/one", "1");
  const directory = begin(folderOf({ one: "1", two: "2" }));
  await directory.up();
  expect(count("UploadFile")).toBe(1);
  await directory.destroy();
  expect(paths()).toEqual([]);
});

test("an upload that fails in the middle is in state as far as it came, and the next up uploads the rest", async () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, `text ${index}`]));
  const directory = begin(folderOf(files));
  at.driver.fault({ operation: "UploadFile", status: 400, resMsg: "the bucket is full", skip: 6 });
  expect(await complaint(directory.up())).toContain("the bucket is full");
  expect(directory).toMatchObject({ id: "obs/demo__files/site", isIncomplete: true, outputs: { unfinished: {} } });
  const made = paths();
  expect(Object.keys(Object(directory.outputs.files)).sort()).toEqual(made.map((path) => path.replace("site/", "")));

  at.driver.emulator.faults.clear();
  at.driver.emulator.requests.clear();
  await directory.up();
  expect(paths()).toHaveLength(12);
  expect(at.driver.emulator.requests.count({ operation: "UploadFile", status: 200 })).toBe(12 - made.length);
});

test("an upload whose outcome is unknown is deleted by the next up where the program has given it up", async () => {
  const directory = begin(folderOf({ one: "1" }));
  await directory.up();
  at.driver.connect({ deadline: 5000 });
  at.driver.fault({ operation: "UploadFile", kind: "cut", when: "after" });
  await complaint(directory.up(folderOf({ one: "1", two: "2" })));
  at.driver.emulator.faults.clear();
  await directory.up(folderOf({ one: "1" }));
  expect(paths()).toEqual(["site/one"]);
});

const stored = (path: string) => Object(world().files.find(connectorName, path));

test("an update that fails after the uploads is unfinished: the program as it was brings the old files back", async () => {
  const directory = begin(folderOf({ one: "1" }));
  await directory.up();
  at.driver.fault({ operation: "ListFile", status: 403 });
  await complaint(directory.up(folderOf({ one: "A" })));
  expect(directory).toMatchObject({ isIncomplete: true, outputs: { unfinished: {} } });
  at.driver.emulator.faults.clear();
  expect(await directory.up(folderOf({ one: "1" }))).toBe("updated");
  expect(String(await world().files.read(connectorName, "site/one"))).toBe("1");
});

test("a creation that fails after the uploads is in state", async () => {
  const directory = begin(folderOf({ one: "1" }));
  at.driver.fault({ operation: "ListFile", status: 403, skip: 1 });
  await complaint(directory.up());
  expect(directory).toMatchObject({ id: "obs/demo__files/site", isIncomplete: true, outputs: { unfinished: {} } });
  at.driver.emulator.faults.clear();
  expect(await directory.up(folderOf({ one: "A" }))).toBe("updated");
  expect(String(await world().files.read(connectorName, "site/one"))).toBe("A");
});

test("a directory whose address cannot be read is not uploaded", async () => {
  at.driver.fault({ operation: "ObtainEndpoint", status: 403 });
  expect(await complaint(begin(folderOf({ one: "1" })).up())).toContain("ObtainEndpoint");
  expect(paths()).toEqual([]);
});

test.each([
  ["is lost before the work", { kind: "cut", when: "before" }],
  ["is lost after the work", { kind: "cut", when: "after" }],
  ["is refused", { status: 400 }],
] as const)("files may be read by whom the program lets after an update of which an upload %s", async (_how, fault) => {
  const files = { one: "1", two: "2" };
  const directory = begin(folderOf(files, { acl: "public-read" }));
  await directory.up();
  at.driver.fault({ operation: "UploadFile", skip: 1, ...fault });
  await complaint(directory.up(folderOf(files, { acl: "private" })));
  at.driver.emulator.faults.clear();
  expect(await directory.up(folderOf(files, { acl: "private" }))).toBe("updated");
  expect(["site/one", "site/two"].map((path) => stored(path).acl)).toEqual(["private", "private"]);
  expect(directory.outputs).toMatchObject({ acl: "private" });
});

test("a file whose deletion failed while who may read the others changed is not left as it was where it is declared again", async () => {
  const directory = begin(folderOf({ one: "1", two: "2" }, { acl: "public-read" }));
  await directory.up();
  at.driver.fault({ operation: "DeleteFile", status: 400 });
  await complaint(directory.up(folderOf({ one: "1" }, { acl: "private" })));
  at.driver.emulator.faults.clear();
  await directory.up(folderOf({ one: "1", two: "2" }, { acl: "private" }));
  expect(stored("site/two").acl).toBe("private");
});

test.each([true, undefined])(
  "files that are there with the same content may be read by whom the program lets (adopted: %j)",
  async (adoptExisting) => {
    await begin(folderOf({ one: "1" }, { acl: "public-read" })).up();
    const directory = begin(folderOf({ one: "1" }, { acl: "private", adoptExisting }));
    await directory.up();
    expect(stored("site/one").acl).toBe("private");

    await begin(folderOf({ two: "2" }, { acl: "public-read" })).up();
    await directory.up(folderOf({ one: "1", two: "2" }, { acl: "private", adoptExisting }));
    expect(stored("site/two").acl).toBe("private");
  },
);

test("a file of others at a path that the program adds to an unfinished directory is not overwritten", async () => {
  const directory = begin(folderOf({ one: "1" }));
  await directory.up();
  at.driver.fault({ operation: "ListFile", status: 403 });
  await complaint(directory.up(folderOf({ one: "A" })));
  at.driver.emulator.faults.clear();
  world().files.put(connectorName, "site/two", "theirs");
  expect(await complaint(directory.up(folderOf({ one: "A", two: "2" })))).toContain("File site/two exists already");
  expect(String(await world().files.read(connectorName, "site/two"))).toBe("theirs");
});

test("deletes whose answers are lost are done", async () => {
  const directory = begin(folderOf({ one: "1", two: "2" }));
  await directory.up();
  at.driver.emulator.dialect.deleteMissingFile = "refused";
  at.driver.emulator.faults.add({ operation: "DeleteFile", kind: "cut", when: "after", times: 2 });
  await directory.destroy();
  expect(paths()).toEqual([]);
});

test("a directory of more than a page is listed to its end", async () => {
  for (let index = 0; index < 2005; index++) world().files.put(connectorName, `site/${index}`, "");
  const { props } = await at.driver.process("Directory").read("obs/demo__files/site", {});
  expect(Object.keys(Object(props?.files))).toHaveLength(2005);
});

test("a directory of another connector is another directory", async () => {
  world().connectors.add({ type: "minio", name: "demo__other" });
  const directory = begin(folderOf({ one: "1" }));
  await directory.up();
  expect(await directory.up(folderOf({ one: "1" }, { connectorType: "minio", connectorName: "demo__other" }))).toBe("replaced");
  expect(paths()).toEqual([]);
});

test("a file that was removed from the folder since the program read it is told, and nothing is deleted", async () => {
  const directory = begin(folderOf({ one: "1", two: "2" }));
  await directory.up();
  const news = folderOf({ one: "new" });
  rmSync(join(String(news.source), "one"));
  expect(await complaint(directory.up(news))).toContain("/one cannot be read: there is no such file");
  expect(paths()).toEqual(["site/one", "site/two"]);
  writeFileSync(join(String(news.source), "one"), "new");
  await directory.up(news);
  expect(paths()).toEqual(["site/one"]);
});

const roots = ["", "/", "//", " ", ".", "./", "..", "../", "/..", "a/..", "a/../..", "..\\", "a\\..", "\\", "/a", "a/"];

test.each(roots.flatMap((path) => [true, false].map((exclusive) => [path, exclusive] as const)))(
  "the directory %j is refused before any call (exclusive: %j)",
  async (path, exclusive) => {
    await expect(begin(folderOf({ one: "1" }, { path, exclusive, allowDataLoss: true })).up()).rejects.toBeInstanceOf(CheckError);
    expect(at.driver.emulator.requests.list).toEqual([]);
  },
);

test.each(roots.filter((path) => !/^\/?a\/?$/.test(path)))("the directory %j is not deleted, whatever state says", async (path) => {
  at.driver.emulator.dialect.rootDelete = "deletesAll";
  world().files.put(connectorName, "site/theirs", "theirs");
  const state = { ...folderOf({ one: "1" }, { path, exclusive: true, allowDataLoss: true }) };
  await complaint(at.driver.process("Directory").delete("obs/demo__files/x", state));
  expect(count("DeleteDirectory")).toBe(0);
  expect(paths()).toEqual(["site/theirs"]);
});

test.each([{}, { "../one": folderFile("1") }, { "/one": folderFile("1") }, { "a/../../one": folderFile("1") }, { "": folderFile("1") }])(
  "the files %j are refused before any call",
  async (files) => {
    await expect(begin(folderOf({ one: "1" }, { files, exclusive: true, allowDataLoss: true })).up()).rejects.toBeInstanceOf(CheckError);
    expect(at.driver.emulator.requests.list).toEqual([]);
  },
);
