import { set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofRecords } from "../../lifecycle/switches";
import { column, makeCustomers, objectName, types } from "../recordSet/given";

const otherObject = "demo__Other__CST";
const values = { code: "A", title: "First", size: 12.5, vip: true, since: "2026-02-01", tier: "Gold", tiers: ["Gold", "Silver"] };

runLifecycle({
  kind: "Record",
  async begin(driver) {
    for (const name of [objectName, otherObject]) makeCustomers(driver, name);
    return { name: "first", objectName, key: ["code"], values, types };
  },
  updates: {
    "values: some": set({ values: { ...values, title: "Changed", vip: false, tiers: ["Gold"] } }),
    "values: emptied": set({ values: { ...values, title: null, size: "" } }),
    "values: fewer": set({ values: { code: "A", title: "Again" } }),
    key: set({ key: ["title"] }),
    types: set({ types: undefined }),
    name: set({ name: "other" }),
  },
  replacements: { objectName: set({ objectName: otherObject }) },
  drift: [
    {
      title: "a value is changed",
      by: ({ emulator }, { outputs }) =>
        emulator.world.records.update(objectName, String(outputs.recordId), { [column("title")]: "By hand" }),
      path: "values.title",
      shows: "By hand",
    },
  ],
  deleteByHand: ({ emulator }, { outputs }) => emulator.world.records.delete(objectName, String(outputs.recordId)),
  exists: ({ emulator }) => emulator.world.records.count(objectName) > 0,
  liveId: "recordId",
  otherAttributes: {
    adoptExisting: "tests/fast/lifecycle/runLifecycle.ts",
    allowDataLoss: "tests/fast/resources/recordSet/details.test.ts",
    secrets: "tests/fast/resources/recordSet/secrets.test.ts",
  },
  otherSwitches: {},
  meets: [...ofRecords, "nameFilter", "fieldList", "listEmbeds"],
});
