import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { objectName, openObject } from "../bulk";
import { ofRunOnce } from "../runs";

const schedule = { first: "2026-01-01 00:00:00", every: 1, unit: "Day" };

runLifecycle({
  kind: "MetadataExport",
  begin: async (driver) => {
    openObject(driver);
    openObject(driver, "demo__Town__CST");
    return { objects: [objectName], schedule, triggers: ["1"] };
  },
  updates: {
    objects: set({ objects: [objectName, "demo__Town__CST"] }),
    "templateName, no objects": set({ objects: undefined, templateName: "all" }),
    encodeType: set({ encodeType: "gbk" }),
    schedule: set({ schedule: { ...schedule, unit: "Month" } }),
    triggers: set({ triggers: ["2"] }),
  },
  replacements: {},
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  // The task goes on: what ends is told.
  exists: ({ warnings }) => !warnings.some((warning) => warning.includes("goes on: end its timed task")),
  otherAttributes: { ...ofRunOnce, assumeDone: "tests/fast/resources/dataExport/exports.test.ts" },
  otherSwitches: {},
  meets: ["bulkAnswer", "bulkSwitch", "encodeMember", "listEmbeds"],
});
