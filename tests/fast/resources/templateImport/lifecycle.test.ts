import { join } from "node:path";
import { temporaryFolder } from "../../../support/bucket";
import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { sha256 } from "../bulk";
import { ofRunOnce } from "../runs";

const folder = temporaryFolder({ "one.xlsx": "one", "two.xls": "two" });

runLifecycle({
  kind: "TemplateImport",
  begin: async () => ({ template: "Device_import", file: join(folder, "one.xlsx"), contentHash: sha256("one"), triggers: ["1"] }),
  updates: {
    "file and contentHash": set({ file: join(folder, "two.xls"), contentHash: sha256("two") }),
    template: set({ template: "Other_import" }),
    triggers: set({ triggers: ["2"] }),
    waitSeconds: set({ waitSeconds: 60 }),
  },
  replacements: {},
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  exists: ({ warnings }) => !warnings.some((warning) => warning.includes("what it imported stays on the platform")),
  otherAttributes: {
    ...ofRunOnce,
    contentHash: "tests/fast/resources/dataImport/imports.test.ts",
    expects: "tests/fast/resources/templateImport/imports.test.ts",
    assumeDone: "tests/fast/resources/templateImport/imports.test.ts",
  },
  otherSwitches: {},
  meets: ["bulkAnswer", "upload"],
});
