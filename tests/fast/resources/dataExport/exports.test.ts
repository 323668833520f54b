import { complaint, type Properties } from "../../../support/driver";
import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, openObject } from "../bulk";

const at = useDriver();
const bodies = (operation: string) =>
  at.driver.emulator.requests.list.filter((request) => request.operation === operation).map(({ query, body }) => ({ query, body }));

describe.each([
  ["DataExport", "ExportData"],
  ["MetadataExport", "ExportMetadata"],
] as const)("a %s", (kind, operation) => {
  const declare = (inputs: Properties) => at.driver.declare(kind, inputs);
  const sent = () => calls(at.driver, operation);

  test("is started at once, and once", async () => {
    openObject(at.driver);
    const thing = declare({ objects: [objectName] });
    expect(await thing.up()).toBe("created");
    expect(bodies(operation)[0]?.body).toEqual({ objects: [objectName], encodeType: "utf-8", isImmediate: true, scheduleMode: 1 });
    await at.driver.clock.sleep(1000);
    expect(at.driver.emulator.world.tasks.get(String(thing.outputs.taskId)).files).toHaveLength(1);
    expect(await thing.up()).toBe("unchanged");
    expect(await thing.up({ ...thing.inputs, triggers: ["2"] })).toBe("updated");
    expect(sent()).toBe(2);
    await thing.destroy();
    expect(at.driver.warnings).toEqual([]);
  });

  test("repeats by a template, and goes on when the resource is deleted", async () => {
    const schedule = { first: "2026-01-01 00:00:00", every: 2, unit: "Month" };
    const thing = declare({ templateName: "all", encodeType: "gbk", schedule });
    await thing.up();
    expect(bodies(operation)).toMatchObject([
      {
        query: { flag: "template" },
        body: {
          templateName: "all",
          encodeType: "gbk",
          scheduleMode: 2,
          firstScheduleDate: "2026-01-01 00:00:00",
          scheduleInterval: 2,
          intervalUnit: "Month",
        },
      },
    ]);
    await thing.destroy();
    expect(at.driver.warnings.at(-1)).toContain("goes on: end its timed task in the designer.");
  });

  test.each(["encodeType", "encode-type"] as const)("says the encoding as the platform wants it: %s", async (encodeMember) => {
    at.driver.emulator.dialect.encodeMember = encodeMember;
    openObject(at.driver);
    expect(await declare({ objects: [objectName] }).up()).toBe("created");
    expect(sent()).toBe(encodeMember === "encodeType" ? 1 : 2);
  });

  test("of an object that does not allow bulk access is refused", async () => {
    makeObject(at.driver, objectName);
    expect(await complaint(declare({ objects: [objectName] }).up())).toContain("set allowBulkApiAccess: true of it first");
    expect(sent()).toBe(0);
  });

  test("whose answer got lost is started no second time", async () => {
    openObject(at.driver);
    at.driver.emulator.faults.add({ operation, kind: "cut", when: "after", times: 1 });
    const thing = declare({ objects: [objectName] });
    const told = await complaint(thing.up());
    expect(told).toContain("Nothing on the platform tells whether it did.");
    expect(told).not.toContain("looks again");
    expect(await complaint(thing.up())).toContain("assumeDone");
    expect(sent()).toBe(1);
    await thing.up({ ...thing.inputs, triggers: [1] });
    expect(sent()).toBe(2);
    expect(thing.outputs).not.toHaveProperty("uncertain");
  });

  test.each([
    [{}, "give objects or templateName"],
    [{ objects: [] }, "must have an object"],
    [{ templateName: "a", schedule: { first: "2026-01-01 00:00:00", every: 1 } }, "every and unit need each other"],
    [{ templateName: "a", schedule: { first: "tomorrow" } }, "must be a moment"],
  ])("%j is refused before a call", async (inputs, words) => {
    expect(await complaint(declare(inputs).up())).toContain(words);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });
});

test("an export of records takes a condition and a form of its files", async () => {
  openObject(at.driver);
  const condition = { conjunction: "AND", conditions: [{ field: "name", operator: "eq", value: "North" }] };
  await at.driver.declare("DataExport", { objects: [objectName], fileType: "txt", condition }).up();
  expect(bodies("ExportData")).toMatchObject([{ query: { file_type: "txt" }, body: { cond: condition } }]);
});

test.each<[string, Properties[], string]>([
  ["an empty condition", [], "must compare something"],
  ["an operator that exports lack", [{ field: "name", operator: "contains", value: "N" }], "condition.conditions.0.operator"],
])("an export with %s is refused before a call", async (_what, conditions, words) => {
  const condition = { conjunction: "AND", conditions };
  expect(await complaint(at.driver.declare("DataExport", { objects: [objectName], condition }).up())).toContain(words);
  expect(at.driver.emulator.requests.list).toEqual([]);
});
