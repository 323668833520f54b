import { join } from "node:path";
import type { Session } from "../../../../provider/lifecycle/session";
import { progressOf } from "../../../../provider/resources/files/progress";
import { addBucket, bucket, digest, folderFile, temporaryFolder } from "../../../support/bucket";
import type { Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const megabyte = 1_000_000;

describe("how far an upload is", () => {
  let seconds = 0;
  const told: string[] = [];
  beforeEach(() => {
    seconds = 0;
    told.length = 0;
  });

  /** Uploads 100 MB, so many bytes and so many seconds at a time. */
  function upload(bytes: number, wait: number): void {
    const session = { client: { clock: { now: () => 1000 * seconds } }, tell: (line: string) => told.push(line) };
    const progress = progressOf(session as unknown as Session, "File a/large", 100 * megabyte);
    for (let done = 0; done < 100 * megabyte; done += bytes) {
      seconds += wait;
      progress(bytes);
    }
  }

  test("is told after each tenth, and the end is not", () => {
    upload(5 * megabyte, 5);
    expect(told).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90].map((share) => `File a/large: ${share} % of 100.0 MB uploaded.`));
  });

  test("is told every five seconds at most", () => {
    upload(10 * megabyte, 2);
    // After 6 and 12 seconds; 18 seconds are the ninth of ten steps.
    expect(told.map((line) => line.slice(14, 18))).toEqual(["30 %", "60 %", "90 %"]);
  });

  test("is not told of a short upload", () => {
    upload(25 * megabyte, 1.2);
    expect(told).toEqual([]);
  });
});

describe("in an up", () => {
  const at = useDriver();
  const partSize = 5 * 1024 * 1024 + 1;
  beforeEach(() => void addBucket(at.driver));

  /** The platform makes each call but the first wait once for six seconds, by the clock of the test. */
  const busy = (operation: string, times: number) =>
    at.driver.emulator.faults.add({ operation, kind: "status", status: 503, retryAfter: 6, when: "before", skip: 1, times });

  test("a large file tells it", async () => {
    const content = Buffer.alloc(6 * partSize);
    const source = join(temporaryFolder({ large: content }), "large");
    busy("UploadPart", 4);
    await at.driver.declare("File", { ...bucket, path: "a/large", source, ...digest(content), multipartThreshold: 1, partSize }).up();
    // The first part goes alone. Four wait for six seconds: with the first of them two of six parts are there.
    expect(at.driver.told).toEqual(["File a/large: 33 % of 31.5 MB uploaded."]);
  });

  test("a directory tells it of all its files together", async () => {
    const texts = Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`f${index}`, "x".repeat(100_000)]));
    const files = Object.fromEntries(Object.entries(texts).map(([path, text]): [string, Properties] => [path, folderFile(text)]));
    busy("UploadFile", 3);
    await at.driver.declare("Directory", { ...bucket, path: "site", source: temporaryFolder(texts), files }).up();
    expect(at.driver.told).toEqual(["Directory site: 50 % of 0.4 MB uploaded."]);
  });
});
