import { join } from "node:path";
import type { Fault } from "../../../../emulator";
import { temporaryFolder } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, openObject, openSized, rowsOf, sha256, stored } from "../bulk";

const at = useDriver();
const sent = () => calls(at.driver, "ImportData");
const heal = () => {
  at.driver.emulator.faults.clear();
  at.driver.connect();
};
const rows = [{ name: "North" }, { name: "South" }];

/** An import that the platform takes, of which nothing can be counted afterwards. */
const uncounted: [string, Partial<Fault>][] = [
  ["may not be", { kind: "status", status: 403, when: "before" }],
  ["are cut", { kind: "cut", when: "before" }],
  ["are answered with 503", { kind: "status", status: 503, when: "before" }],
];

describe.each(uncounted)("once it was sent, where counts %s", (_title, fault) => {
  const uncount = () => at.driver.fault({ ...fault, operation: "QueryObjectRecordNumber", skip: 1 } as Fault);

  test.each([false, true])("it is not sent again, its answer lost: %p", async (isLost) => {
    openSized(at.driver);
    uncount();
    if (isLost) at.driver.fault({ operation: "ImportData", kind: "cut", when: "after", times: 1 } as Fault);
    const thing = at.driver.declare("DataImport", rowsOf(rows));

    const told = await complaint(thing.up());

    expect(told).toContain("Whether it did could not be looked up. QueryObjectRecordNumber");
    expect(told).toContain(`assumeDone: "${thing.outputs.uncertain}"`);
    expect(thing.outputs.effects).toEqual([{ objectName, before: 0, expected: 2 }]);
    expect(await complaint(thing.up())).toContain("could not be looked up");
    heal();
    expect(await thing.up()).toBe("updated");
    expect(thing.outputs).not.toHaveProperty("uncertain");
    expect([sent(), stored(at.driver).length]).toEqual([1, 2]);
  });

  test("a change is not sent again", async () => {
    openSized(at.driver);
    const thing = at.driver.declare("DataImport", rowsOf(rows));
    await thing.up();
    const news = { ...thing.inputs, triggers: ["2"] };
    uncount();
    await complaint(thing.up(news));
    heal();
    expect(await thing.up(news)).toBe("updated");
    expect([sent(), stored(at.driver).length]).toEqual([2, 4]);
  });
});

test.each<[string, string, () => Properties]>([
  ["MetadataImport", "QueryCustomObject", () => ({ objects: [{ name: "demo__Made__CST", label: "Made" }], contentHash: "1" })],
  [
    "TemplateImport",
    "QueryObjectRecordNumber",
    () => {
      openObject(at.driver);
      const file = join(temporaryFolder({ "one.xlsx": "one" }), "one.xlsx");
      return { template: "T", file, contentHash: sha256("one"), expects: [{ objectName, records: 1 }] };
    },
  ],
])("%s: nor is it sent again", async (kind, operation, inputs) => {
  const thing = at.driver.declare(kind, inputs());
  at.driver.fault({ operation, skip: 1 });
  expect(await complaint(thing.up())).toContain("could not be looked up");
  expect(await complaint(thing.up())).toContain("could not be looked up");
  expect(
    at.driver.emulator.requests.list.filter(({ method, operation }) => method !== "GET" && operation?.startsWith("Import")),
  ).toHaveLength(1);
});

describe("a program that goes back to what was imported before", () => {
  const one = rowsOf([{ name: "One" }], { triggers: [1] });
  const changes: [string, Properties][] = [
    ["rows", rowsOf([{ name: "Two" }], { triggers: [1] })],
    ["triggers", { ...one, triggers: [2] }],
  ];

  test.each(changes)(
    "other %s, after a refresh, too: nothing is sent, and a warning tells once of the one that is uncertain",
    async (_what, two) => {
      openObject(at.driver);
      const thing = at.driver.declare("DataImport", one);
      await thing.up();
      const before = structuredClone(thing.outputs);
      at.driver.fault({ operation: "ImportData", times: 1 });
      await complaint(thing.up(two));
      const since = thing.outputs.uncertain;
      expect(await complaint(thing.up(two))).toContain("2 records are expected, and there is 1");
      at.driver.warnings.length = 0;
      await thing.refresh();

      expect(await thing.up(one)).toBe("updated");

      expect(thing.outputs).toEqual(before);
      expect(at.driver.warnings).toEqual([expect.stringContaining(`It was sent at ${since} and is not proved to have done its work`)]);
      expect(await thing.up(one)).toBe("unchanged");
      expect([sent(), stored(at.driver).length]).toEqual([2, 1]);
      expect(await thing.up(two)).toBe("updated");
      expect(stored(at.driver)).toHaveLength(2);
    },
  );

  test("several that are uncertain leave the way back to the last one that was done", async () => {
    openObject(at.driver);
    const thing = at.driver.declare("DataImport", one);
    await thing.up();
    at.driver.fault({ operation: "ImportData", times: 2 });
    await complaint(thing.up({ ...one, triggers: [2] }));
    await complaint(thing.up({ ...one, triggers: [3] }));
    expect(await thing.up(one)).toBe("updated");
    expect(stored(at.driver)).toHaveLength(1);
  });
});

describe("two imports into one object", () => {
  const both = (refused: boolean) => {
    openSized(at.driver);
    const run = at.driver.run();
    // One row of two is left out by the platform.
    const bad = rowsOf([{ name: "South", demo__size__CST: refused ? "many" : 1 }], { waitSeconds: 5 });
    return Promise.allSettled([run.process("DataImport").create(bad), run.process("DataImport").create(rowsOf([{ name: "North" }]))]);
  };

  test("do not prove each other: what one does not add it misses", async () => {
    expect((await both(true)).map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(stored(at.driver)).toEqual([["North", null]]);
  });

  test("come one after the other", async () => {
    const made = (await both(false)).map((result) => result.status === "fulfilled" && result.value.outs.effects);
    // Which of them is the first is open.
    expect(made).toContainEqual([{ objectName, before: 0, expected: 1 }]);
    expect(made).toContainEqual([{ objectName, before: 1, expected: 2 }]);
  });
});
