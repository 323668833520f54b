import { join } from "node:path";
import { addBucket, bucket, folderFile, temporaryFolder } from "../../../support/bucket";
import { set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";

const folders = {
  first: { readme: "a text", "below/b": "another text" },
  second: { readme: "a new text", "below/deeper/c": "a third text" },
};
const folder = temporaryFolder(
  Object.fromEntries(
    Object.entries(folders).flatMap(([name, files]) => Object.entries(files).map(([path, text]) => [`${name}/${path}`, text])),
  ),
);
const from = (name: keyof typeof folders) => ({
  source: join(folder, name),
  files: Object.fromEntries(Object.entries(folders[name]).map(([path, text]) => [path, folderFile(text)])),
});
const path = "site/pages";

runLifecycle({
  kind: "Directory",
  begin: async (driver) => {
    addBucket(driver);
    return { ...bucket, path, ...from("first") };
  },
  updates: {
    "source and files": set(from("second")),
    acl: set({ acl: "private" }),
    ignore: set({ ignore: ["*.map"] }),
    exclusive: set({ exclusive: true }),
    allowDataLoss: set({ allowDataLoss: true }),
    "multipartThreshold and partSize": set({ acl: undefined, multipartThreshold: 4, partSize: 6_000_000, ...from("first") }),
    "multipartThreshold left out": set({
      multipartThreshold: undefined,
      partSize: undefined,
      exclusive: undefined,
      allowDataLoss: undefined,
    }),
  },
  replacements: { path: set({ path: "site/other" }) },
  drift: [
    {
      title: "somebody writes something else",
      by: ({ emulator }) => void emulator.world.files.put(bucket.connectorName, `${path}/readme`, "A TEXT"),
      path: "files.readme.hash",
      shows: folderFile("A TEXT").hash,
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.files.removeDirectory(bucket.connectorName, path),
  exists: ({ emulator }, inputs) => emulator.world.files.find(bucket.connectorName, `${inputs.path}/readme`) !== undefined,
  otherAttributes: {
    partSize: "tests/fast/resources/file/parts.test.ts",
    uploadAs: "tests/fast/resources/file/uploadAs.test.ts",
    connectorType: "tests/fast/resources/directory/directory.test.ts",
    connectorName: "tests/fast/resources/directory/directory.test.ts",
    files: "tests/fast/resources/directory/directory.test.ts",
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
