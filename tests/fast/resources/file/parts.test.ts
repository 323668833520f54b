import { join } from "node:path";
import { addBucket, bucket, digest, temporaryFolder } from "../../../support/bucket";
import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();
const { connectorName } = bucket;
const count = (operation: string) => at.driver.emulator.requests.count({ operation });
const uploads = () => at.driver.emulator.world.files.uploads();

// Three parts: two of the least size, and what is left.
const partSize = 5 * 1024 * 1024 + 1;
const content = Buffer.alloc(2 * partSize + 7, "abcdefghijk");
const folder = temporaryFolder({ large: content });
const inputs = { ...bucket, path: "a/large", source: join(folder, "large"), ...digest(content), multipartThreshold: 1, partSize };

beforeEach(() => {
  addBucket(at.driver);
  // Until then the client repeats what is cut.
  at.driver.connect({ deadline: 5_000 });
});

const stored = () => at.driver.emulator.world.files.read(connectorName, "a/large");

test("a file above the threshold arrives in parts, byte by byte, with its type", async () => {
  await at.driver.declare("File", { ...inputs, contentType: "video/mp4" }).up();
  expect((await stored()).equals(content)).toBe(true);
  expect(at.driver.emulator.world.files.find(connectorName, "a/large")).toMatchObject({ type: "video/mp4" });
  expect([count("UploadFile"), count("UploadPart"), count("CompleteUpload")]).toEqual([0, 3, 1]);
  expect(uploads()).toEqual([]);
});

test("parts that are refused or cut are sent again, and no others", async () => {
  const { emulator } = at.driver;
  emulator.faults.add({ operation: "UploadPart", kind: "status", status: 400, when: "before", skip: 1 });
  emulator.faults.add({ operation: "UploadPart", kind: "status", status: 503, when: "before", skip: 1 });
  emulator.faults.add({ operation: "UploadPart", kind: "cut", when: "after", skip: 2 });
  await at.driver.declare("File", inputs).up();
  expect((await stored()).equals(content)).toBe(true);
  expect(uploads()).toEqual([]);
});

test.each([
  ["is refused", { kind: "status", status: 400 }],
  ["is cut", { kind: "cut" }],
] as const)("an upload of which a part %s for good is given up: no part is left, and the next up finishes", async (_how, fault) => {
  const { emulator } = at.driver;
  const file = at.driver.declare("File", inputs);
  at.driver.fault({ ...fault, operation: "UploadPart", when: "before", skip: 1 });
  await complaint(file.up());
  expect(uploads()).toEqual([]);
  expect(count("AbortUpload")).toBe(1);
  expect(file.id).toBe("");
  emulator.faults.clear();
  expect(await file.up()).toBe("created");
  expect((await stored()).equals(content)).toBe(true);
});

test("an update in parts that fails leaves the old content, and state as it was", async () => {
  const { world, faults } = at.driver.emulator;
  const old = { ...bucket, path: "a/large", content: "old", ...digest("old") };
  const file = at.driver.declare("File", old);
  await file.up();
  const { outputs } = file;
  at.driver.fault({ kind: "cut", operation: "UploadPart", when: "before" });
  await complaint(file.up(inputs));
  expect(file).toMatchObject({ outputs, isIncomplete: false });
  expect(String(await world.files.read(connectorName, "a/large"))).toBe("old");
  expect(uploads()).toEqual([]);
  faults.clear();
});

test("a completion whose answer is lost is not made twice", async () => {
  at.driver.emulator.faults.add({ operation: "CompleteUpload", kind: "cut", when: "after" });
  await at.driver.declare("File", inputs).up();
  expect(count("CompleteUpload")).toBe(1);
  expect((await stored()).equals(content)).toBe(true);
});

test("a completion that got lost on its way is made again", async () => {
  at.driver.emulator.faults.add({ operation: "CompleteUpload", kind: "cut", when: "before" });
  await at.driver.declare("File", inputs).up();
  expect((await stored()).equals(content)).toBe(true);
  expect(uploads()).toEqual([]);
});

test("a completion that is refused gives the upload up", async () => {
  at.driver.fault({ operation: "CompleteUpload", status: 400 });
  expect(await complaint(at.driver.declare("File", inputs).up())).toContain("CompleteUpload");
  expect(uploads()).toEqual([]);
});

test("an abort whose answer is lost is made again; one that is refused for good is told with the id of the upload", async () => {
  at.driver.fault({ operation: "UploadPart", status: 400 });
  at.driver.emulator.faults.add({ operation: "AbortUpload", kind: "cut", when: "before" });
  await complaint(at.driver.declare("File", inputs).up());
  expect(uploads()).toEqual([]);

  at.driver.fault({ operation: "AbortUpload", status: 403 });
  const message = await complaint(at.driver.declare("File", inputs).up());
  const [left] = uploads();
  expect(message).toContain(`Upload ${left?.id} of a/large was not given up, its parts use storage`);
});

test("an upload whose beginning is lost is not begun twice: its id is not known, and nothing finds it", async () => {
  at.driver.emulator.faults.add({ operation: "UploadMultipart", kind: "cut", when: "after" });
  const file = at.driver.declare("File", inputs);
  await complaint(file.up());
  expect(count("UploadMultipart")).toBe(1);
  expect(await file.up()).toBe("created");
});

test("where parts travel in forms, one refusal tells it, and none is sent otherwise after it", async () => {
  at.driver.emulator.dialect.upload = "multipart";
  await at.driver.declare("File", inputs).up();
  expect((await stored()).equals(content)).toBe(true);
  expect(at.driver.emulator.requests.count({ operation: "UploadPart", status: 415 })).toBe(1);
});
