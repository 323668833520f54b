import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { objectName, zipFile } from "../bulk";
import { ofRunOnce } from "../runs";

/** A description as every dialect takes it. */
const described = (name: string) =>
  JSON.stringify({
    name,
    label: "Region",
    view: {
      ObjectDetailLayout: { name: `__layout__${name}__detail`, fields: ["name"] },
      ObjectRecordsLayout: { name: `__layout__${name}__records`, fields: ["name"] },
    },
  });
const one = zipFile({ "a.json": described(objectName) });
const two = zipFile({ "a.json": described(objectName), "b.json": described("demo__Town__CST") });

runLifecycle({
  kind: "MetadataImport",
  begin: async () => ({ ...one, triggers: ["1"] }),
  updates: {
    "zip and contentHash": set(two),
    triggers: set({ triggers: ["2"] }),
    waitSeconds: set({ waitSeconds: 60 }),
  },
  replacements: {},
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  exists: ({ warnings }) => !warnings.some((warning) => warning.includes("the objects that it made stay on the platform")),
  otherAttributes: {
    ...ofRunOnce,
    contentHash: "tests/fast/resources/dataImport/imports.test.ts",
    objects: "tests/fast/resources/metadataImport/imports.test.ts",
    assumeDone: "tests/fast/resources/dataImport/imports.test.ts",
  },
  otherSwitches: {},
  meets: ["bulkAnswer", "listEmbeds", "upload", "viewRequired"],
});
