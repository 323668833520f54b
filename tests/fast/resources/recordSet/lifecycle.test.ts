import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofRecords } from "../../lifecycle/switches";
import { column, makeCustomers, objectName, types } from "./given";

const folder = mkdtempSync(join(tmpdir(), "rows-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { path, hash: name };
}

const otherObject = "demo__Other__CST";
const header = "code,title,size,vip,since,seenAt,tier,tiers,parent\n";
const a = "A,First,12.50,true,2026-02-01,2026-02-01T10:00:00Z,Gold,Gold;Silver,B\n";
const rows = file("rows.csv", `${header}${a}B,Second,,0,,,,,A\n`);

runLifecycle({
  kind: "RecordSet",
  async begin(driver) {
    for (const name of [objectName, otherObject]) makeCustomers(driver, name);
    const own = { ...types, [column("title")]: "text" };
    return {
      name: "customers",
      objectName,
      key: ["code"],
      file: rows,
      types: own,
      lookups: { parent: "self" },
      exclusive: true,
      batchSize: 2,
    };
  },
  updates: {
    "file: a row is changed": set({ file: file("changed.csv", `${header}${a}B,Changed,7,1,,,Silver,,B\n`) }),
    "file: a row is added": set({ file: file("added.csv", `${header}${a}B,Second,,0,,,,,A\nC,Third,,,,,,,A\n`) }),
    "file: a row is taken out, and a column": set({ file: file("removed.csv", "code,title\nB,Second\n") }),
    batchSize: set({ batchSize: 1 }),
    exclusive: set({ exclusive: undefined }),
    types: set({ types: undefined }),
    name: set({ name: "others" }),
  },
  replacements: {
    objectName: set({ objectName: otherObject }),
    key: set({ key: ["title"], lookups: undefined, file: file("simple.csv", "code,title\nB,Second\n") }),
  },
  drift: [],
  unseen: { drift: "the inputs stay as the program gave them: tests/fast/resources/recordSet/writes.test.ts" },
  deleteByHand: ({ emulator }) => {
    const { records } = emulator.world;
    for (const { id } of records.all(objectName)) records.delete(objectName, id);
  },
  exists: ({ emulator }) => emulator.world.records.count(objectName) > 0,
  liveId: "rows",
  otherAttributes: {
    records: "tests/fast/resources/recordSet/rows.test.ts",
    lookups: "tests/fast/resources/recordSet/rows.test.ts",
    adoptExisting: "tests/fast/resources/recordSet/writes.test.ts",
    allowDataLoss: "tests/fast/resources/recordSet/writes.test.ts",
    secrets: "tests/fast/resources/recordSet/secrets.test.ts",
  },
  otherSwitches: {},
  meets: [...ofRecords, "fieldList", "listEmbeds"],
});
