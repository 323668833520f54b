import { join } from "node:path";
import { addBucket, bucket, digest, temporaryFolder } from "../../../support/bucket";
import { set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";

const texts = { "one.txt": "the first text\n", "two.txt": "another one\n", "same.txt": "the first text\n" };
const folder = temporaryFolder(texts);
const from = (name: keyof typeof texts) => ({ source: join(folder, name), ...digest(texts[name]) });
const path = "reports/one.txt";

runLifecycle({
  kind: "File",
  begin: async (driver) => {
    addBucket(driver);
    return { ...bucket, path, ...from("one.txt") };
  },
  updates: {
    "source, contentHash and size": set(from("two.txt")),
    "source, not the content": set({ source: join(folder, "same.txt"), ...digest(texts["same.txt"]) }),
    acl: set({ acl: "public-read" }),
    contentType: set({ contentType: "text/markdown" }),
    "multipartThreshold and partSize": set({ acl: undefined, multipartThreshold: 4, partSize: 6_000_000, ...from("two.txt") }),
    "multipartThreshold left out": set({ multipartThreshold: undefined, partSize: undefined }),
  },
  replacements: { path: set({ path: "reports/2026/one.txt" }) },
  drift: [
    {
      title: "somebody writes something else",
      by: ({ emulator }) => void emulator.world.files.put(bucket.connectorName, path, "THE FIRST TEXT\n"),
      path: "contentHash",
      shows: digest("THE FIRST TEXT\n").contentHash,
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.files.remove(bucket.connectorName, path),
  exists: ({ emulator }, inputs) => emulator.world.files.find(bucket.connectorName, String(inputs.path)) !== undefined,
  otherAttributes: {
    content: "tests/fast/resources/file/file.test.ts",
    contentHash: "tests/fast/resources/file/file.test.ts",
    size: "tests/fast/resources/file/file.test.ts",
    partSize: "tests/fast/resources/file/parts.test.ts",
    uploadAs: "tests/fast/resources/file/uploadAs.test.ts",
    connectorType: "tests/fast/resources/file/file.test.ts",
    connectorName: "tests/fast/resources/file/file.test.ts",
    adoptExisting: "tests/fast/lifecycle/runLifecycle.ts",
  },
  otherSwitches: { uploadLimit: "tests/fast/resources/file/file.test.ts" },
  meets: [
    "upload",
    "uploadAnswer",
    "uploadLimit",
    "multipartMembers",
    "downloadMissing",
    "downloadType",
    "deleteMissingFile",
    "listMissing",
    "listNames",
  ],
});
