import { addBucket, bucket, textFile } from "../../../support/bucket";
import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();
const uploads = () => at.driver.emulator.requests.list.filter(({ operation }) => operation === "UploadFile");
const stored = async () => String(await at.driver.emulator.world.files.read(bucket.connectorName, "a/b.txt"));

beforeEach(() => void addBucket(at.driver));

test.each([
  ["both", undefined, [200]],
  ["raw", undefined, [200]],
  ["multipart", undefined, [415, 200]],
  ["both", "form", [200]],
  ["multipart", "form", [200]],
  ["raw", "body", [200]],
] as const)("where the platform takes %s and uploadAs is %s, the file arrives as it is", async (upload, uploadAs, statuses) => {
  at.driver.emulator.dialect.upload = upload;
  await at.driver.declare("File", textFile("Good morning", { uploadAs, acl: "public-read" })).up();
  expect(await stored()).toBe("Good morning");
  expect(uploads().map(({ status }) => status)).toEqual(statuses);
  expect(at.driver.emulator.world.files.find(bucket.connectorName, "a/b.txt")).toMatchObject({ acl: "public-read" });
});

test("a form that the platform takes for the file is noticed by the size", async () => {
  at.driver.emulator.dialect.upload = "raw";
  const file = at.driver.declare("File", textFile("Good morning", { uploadAs: "form" }));
  const message = await complaint(file.up());
  expect(message).toContain("File a/b.txt was uploaded with 12 bytes, and the platform shows");
  expect(file).toMatchObject({ id: "obs/demo__files/a/b.txt", isIncomplete: true });
  expect(await file.up(textFile("Good morning", { uploadAs: "body" }))).toBe("updated");
  expect(await stored()).toBe("Good morning");
});

test("a body that the platform refuses is not sent as a form where the program says how it travels", async () => {
  at.driver.emulator.dialect.upload = "multipart";
  expect(await complaint(at.driver.declare("File", textFile("x", { uploadAs: "body" })).up())).toContain("415");
  expect(uploads()).toHaveLength(1);
});

test("what is wrong with a file whatever it travels as is told once, in the words for its body", async () => {
  at.driver.fault({ operation: "UploadFile", status: 400, resMsg: "the bucket is full" });
  expect(await complaint(at.driver.declare("File", textFile("x")).up())).toContain("the bucket is full");
  expect(uploads()).toHaveLength(2);
});
