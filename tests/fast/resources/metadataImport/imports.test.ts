import { join } from "node:path";
import { temporaryFolder } from "../../../support/bucket";
import { complaint, type Properties } from "../../../support/driver";
import { makeObject } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { calls, objectName, sha256, zipped } from "../bulk";

const at = useDriver();
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
    ["a zip of nothing", Buffer.from(zipped({})), "cannot be read: it has no file"],
    ["a name without a namespace", Buffer.from(zipped({ "a.json": '{"name":"Region"}' })), "or its name has no namespace"],
    [
      "two files of one object",
      Buffer.from(zipped({ "a.json": JSON.stringify(region), "b.json": JSON.stringify(region) })),
      `two files describe ${objectName}`,
    ],
    ["another description", Buffer.from(zipped({ "a.json": "[]" })), "a.json is no description of an object"],
  ])("%s is refused before a call", async (_what, content, words) => {
    const path = join(temporaryFolder({ "objects.zip": content }), "objects.zip");
    const inputs = { zip: path, contentHash: sha256(content) };
    const { failures } = await at.driver.process("MetadataImport").check({}, inputs);
    expect(failures).toEqual([{ property: "", reason: expect.stringContaining(words) }]);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test.each<[string, Properties[], string]>([
    ["twice", [region, region], "must describe each object once"],
    ["without a namespace", [{ ...region, name: "Region" }], "must be the API name of the object, with its namespace"],
  ])("of an object %s is refused before a call", async (_what, objects, words) => {
    expect(await complaint(declare(objects).up())).toContain(words);
    expect(at.driver.emulator.requests.list).toEqual([]);
  });

  test("is named by its objects", async () => {
    at.driver.fault({ operation: "ImportMetadata", status: 400, times: 1 });
    const thing = declare([region]);
    expect(await complaint(thing.up())).toContain(`MetadataImport ${objectName}, create`);
  });

  test("says of objects that exist that their change is not told", async () => {
    makeObject(at.driver, objectName);
    await declare([region]).up();
    expect(at.driver.warnings[0]).toContain(
      `${objectName} exists already. Whether the import changes what is there the platform does not tell.`,
    );
  });

  test("fails where an object does not come, and looks again with the next up", async () => {
    const thing = declare([{ ...region, label: 5 }], { waitSeconds: 30 });
    expect(await complaint(thing.up())).toContain(`${objectName}: 1 object is expected, and there are 0.`);
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
