import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { objectName, openObject, zipFile } from "../bulk";
import { ofRunOnce } from "../runs";

const one = zipFile({ "a.csv": `${objectName}\r\nname\r\nNorth\r\n` });
const two = zipFile({ "a.csv": `${objectName}\r\nname\r\nSouth\r\nWest\r\n` });

runLifecycle({
  kind: "DataImport",
  begin: async (driver) => {
    openObject(driver);
    return { ...one, triggers: ["1"] };
  },
  updates: {
    "zip and contentHash": set(two),
    triggers: set({ triggers: ["2"] }),
    checkIntegrity: set({ checkIntegrity: false }),
    waitSeconds: set({ waitSeconds: 60 }),
  },
  replacements: {},
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  // The records stay: what ends is told.
  exists: ({ warnings }) => !warnings.some((warning) => warning.includes("what it imported stays on the platform")),
  otherAttributes: {
    ...ofRunOnce,
    contentHash: "tests/fast/resources/dataImport/imports.test.ts",
    tables: "tests/fast/resources/dataImport/imports.test.ts",
    withIds: "tests/fast/resources/dataImport/imports.test.ts",
    assumeDone: "tests/fast/resources/dataImport/imports.test.ts",
  },
  otherSwitches: {},
  meets: ["schemaCache", "bulkAnswer", "bulkSwitch", "listEmbeds", "upload"],
});
