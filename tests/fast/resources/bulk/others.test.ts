import { join } from "node:path";
import { temporaryFolder } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, openObject, sha256, zipped } from "./given";

const at = useDriver();
const bodies = (operation: string) =>
  at.driver.emulator.requests.list.filter((request) => request.operation === operation).map(({ query, body }) => ({ query, body }));

describe("an import of objects", () => {
  const region = { name: objectName, label: "Region", fields: [{ name: "demo__size__CST", label: "Size", dataType: "number" }] };
  const declare = (objects: Properties[], more: Properties = {}) =>
    at.driver.declare("MetadataImport", { objects, contentHash: sha256(JSON.stringify(objects)), ...more });
  const fields = (name: string) => at.driver.emulator.world.fields.all(name).map((field) => field.name);

  test("makes them, waits for them, and does it once", async () => {
    const thing = declare([region]);
    expect(await thing.up()).toBe("created");
    expect(fields(objectName)).toContain("demo__size__CST");
    expect(thing.outputs).toMatchObject({ effects: [{ objectName, before: 0, expected: 1 }], taskId: expect.stringMatching(/^002S/) });
    expect(thing.outputs).not.toHaveProperty("objects");
    expect(await thing.up()).toBe("unchanged");
    expect(calls(at.driver, "ImportMetadata")).toBe(1);
  });

  test("takes a zip of them", async () => {
    const zip = zipped({ "one.json": JSON.stringify(region), "two.json": JSON.stringify({ ...region, name: "demo__Town__CST" }) });
    const path = join(temporaryFolder({ "objects.zip": Buffer.from(zip) }), "objects.zip");
    await at.driver.declare("MetadataImport", { zip: path, contentHash: sha256(zip) }).up();
    expect(fields("demo__Town__CST")).toContain("demo__size__CST");
  });

  test.each([
    ["no zip", Buffer.from("text"), "cannot be read"],
    ["another description", Buffer.from(zipped({ "a.json": "[]" })), "a.json is no description of an object"],
  ])("%s is refused before a call", async (_what, content, words) => {
    const path = join(temporaryFolder({ "objects.zip": content }), "objects.zip");
    expect(await complaint(at.driver.declare("MetadataImport", { zip: path, contentHash: sha256(content) }).up())).toContain(words);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test("says of objects that exist that their change is not told", async () => {
    makeObject(at.driver, objectName);
    await declare([region]).up();
    expect(at.driver.warnings[0]).toContain(`${objectName} exist already. Whether the import changed them the platform does not tell.`);
  });

  test("fails where an object does not come, and looks again with the next up", async () => {
    const thing = declare([{ ...region, label: 5 }], { waitSeconds: 30 });
    expect(await complaint(thing.up())).toContain(`${objectName}: 1 objects of this name are expected, and there are 0.`);
    makeObject(at.driver, objectName);
    expect(await thing.up()).toBe("updated");
    expect(calls(at.driver, "ImportMetadata")).toBe(1);
  });

  test.each(["after", "before"] as const)("is sent once when its answer gets lost %s the work", async (when) => {
    at.driver.emulator.faults.add({ operation: "ImportMetadata", kind: "cut", when, times: 1 });
    const thing = declare([region]);
    if (when === "after") expect(await thing.up()).toBe("created");
    else expect(await complaint(thing.up())).toContain("It is not sent again by itself");
    expect(calls(at.driver, "ImportMetadata")).toBe(1);
  });
});

describe("an import by a template", () => {
  const begin = (more: Properties = {}, name = "devices.xlsx") => {
    const path = join(temporaryFolder({ [name]: "cells" }), name);
    return at.driver.declare("TemplateImport", { template: "Device_import", file: path, contentHash: sha256("cells"), ...more });
  };
  const sent = () => calls(at.driver, "ImportDataUseTemplate");

  test("is done when the platform has taken it", async () => {
    const thing = begin();
    expect(await thing.up()).toBe("created");
    expect(bodies("ImportDataUseTemplate")).toMatchObject([{ query: { template: "Device_import", filename: "devices.xlsx" } }]);
    expect(await thing.up()).toBe("unchanged");
    expect(await thing.up({ ...thing.inputs, triggers: [1] })).toBe("updated");
    expect(await thing.up({ ...thing.inputs, template: "Other_import" })).toBe("updated");
    expect(sent()).toBe(3);
  });

  test("is proved by what it is to add", async () => {
    openObject(at.driver);
    const thing = begin({ expects: [{ objectName, records: 2 }], waitSeconds: 10 });
    // The emulator does not run the script of a template.
    expect(await complaint(thing.up())).toContain(`${objectName}: 2 records are expected, and there are 0.`);
    at.driver.emulator.world.records.add(objectName, [{ name: "a" }, { name: "b" }]);
    expect(await thing.up()).toBe("updated");
    expect(sent()).toBe(1);
  });

  test("whose answer got lost stays uncertain where nothing proves it", async () => {
    at.driver.emulator.faults.add({ operation: "ImportDataUseTemplate", kind: "cut", when: "after", times: 1 });
    const thing = begin();
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
    expect(sent()).toBe(1);
    expect(await thing.up({ ...thing.inputs, assumeDone: thing.outputs.uncertain })).toBe("updated");
    expect(sent()).toBe(1);
  });

  test("takes worksheets only", async () => {
    expect(await complaint(begin({}, "devices.csv").up())).toContain("must be the path of an xls or xlsx file");
    expect(sent()).toBe(0);
  });
});

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
    expect(await complaint(thing.up())).toContain("Nothing on the platform tells whether it did.");
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

test("an export with an empty condition is refused before a call", async () => {
  const condition = { conjunction: "AND", conditions: [] };
  expect(await complaint(at.driver.declare("DataExport", { objects: [objectName], condition }).up())).toContain("must compare something");
});
