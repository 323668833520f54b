import { addBucket, bucket, folderFile, temporaryFolder, textFile } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

// Files that pass from one resource of a program to another one, in one operation of the engine.

const at = useDriver();
const { connectorName } = bucket;
const files = () => at.driver.emulator.world.files;
const paths = () =>
  files()
    .all(connectorName)
    .map(({ path }) => path)
    .sort();

beforeEach(() => void addBucket(at.driver));

function folderOf(content: Record<string, string>, more: Properties = {}): Properties {
  const digests = Object.fromEntries(Object.entries(content).map(([path, text]) => [path, folderFile(text)]));
  return { ...bucket, path: "site", source: temporaryFolder(content), files: digests, ...more };
}

async function made(content: Record<string, string>, more: Properties = {}): Promise<{ id: string; outputs: Properties }> {
  const directory = at.driver.declare("Directory", folderOf(content, more));
  await directory.up();
  return directory;
}

const own = { one: "1", "new/two": "2" };

test.each([{}, { exclusive: true, allowDataLoss: true }, { adoptExisting: true }])(
  "a directory whose resource has a new name keeps its files: %j",
  async (more) => {
    const { id, outputs } = await made(own, more);
    const provider = at.driver.process("Directory");
    await provider.create(folderOf({ one: "1" }, more));
    await provider.delete(id, outputs);
    expect(paths()).toEqual(["site/one"]);
    expect(at.driver.warnings).toEqual(["Directory site: 1 file kept. Another resource of the program manages what is there now."]);
  },
);

test.each([{}, { exclusive: true, allowDataLoss: true }])("a directory that moves into itself keeps its files: %j", async (more) => {
  const { id, outputs } = await made(own, more);
  const provider = at.driver.process("Directory");
  await provider.create(folderOf({ two: "2", three: "3" }, { ...more, path: "site/new" }));
  await provider.delete(id, outputs);
  expect(paths()).toEqual(["site/new/three", "site/new/two"]);
});

test.each(["before", "after", "while"] as const)(
  "a file that leaves a folder %s a resource of its own gets it is there in the end",
  async (order) => {
    const { id, outputs } = await made(own);
    const session = at.driver.session();
    const file = textFile("1", { path: "site/one" });
    const steps = [
      () => at.driver.process("Directory", session).update(id, outputs, folderOf({ "new/two": "2" })),
      () => at.driver.process("File", session).create(file),
    ];
    if (order === "after") steps.reverse();
    // The file still shows while its deletion is on its way.
    if (order === "while") at.driver.emulator.faults.add({ operation: "DeleteFile", kind: "latency", ms: 2000 });
    if (order === "while") await Promise.all(steps.map((step) => step()));
    else for (const step of steps) await step();
    expect(paths()).toEqual(["site/new/two", "site/one"]);
  },
);

test("a file that comes into a folder stays when its own resource ends", async () => {
  const file = at.driver.declare("File", textFile("3", { path: "site/three" }));
  await file.up();
  const { id, outputs } = await made(own);
  const session = at.driver.session();
  await at.driver.process("Directory", session).update(id, outputs, folderOf({ ...own, three: "3" }));
  await at.driver.process("File", session).delete(file.id, file.outputs);
  expect(paths()).toEqual(["site/new/two", "site/one", "site/three"]);
});

test("of two resources that begin to have one file, one is refused before it uploads", async () => {
  const session = at.driver.session();
  const results = await Promise.allSettled([
    at.driver.process("File", session).create(textFile("A", { path: "site/one" })),
    at.driver.process("File", session).create(textFile("B", { path: "site/one" })),
    at.driver.process("Directory", session).create(folderOf({ one: "C" })),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(String(await files().read(connectorName, "site/one"))).toBe("A");
  for (const result of results.slice(1))
    expect(await complaint(Promise.reject((result as PromiseRejectedResult).reason))).toContain(
      "File site/one belongs to another resource of this program: each file can have one only.",
    );
});

test.each(["constructor", "toString", "hasOwnProperty"])("a file called %s is added, changed and removed as others are", async (name) => {
  const directory = at.driver.declare("Directory", folderOf({ one: "1" }));
  await directory.up();
  await directory.up(folderOf({ one: "1", [name]: "1" }));
  await directory.up(folderOf({ one: "1", [name]: "22" }));
  expect(files().find(connectorName, `site/${name}`)).toMatchObject({ size: 2 });
  await directory.up(folderOf({ one: "1" }));
  expect(paths()).toEqual(["site/one"]);
  const lines = ["added", "changed", "removed"].map((how) => `Directory site, ${how}: ${name}.`);
  expect(at.driver.told).toEqual(lines);

  files().put(connectorName, `site/${name}`, "theirs");
  expect(await complaint(directory.up(folderOf({ one: "1", [name]: "1" })))).toContain(`File site/${name} exists already`);
  await directory.up(folderOf({ one: "1" }, { exclusive: true, allowDataLoss: true }));
  expect(paths()).toEqual(["site/one"]);
});
