import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { makeObject, objectName } from "../given";

// What docs/adoption.md says of changes of what was adopted.

const at = useDriver();

const code = "demo__code__CST";
const text = { dataType: "text", length: 100 };

function makeField() {
  const { driver } = at;
  const place = makeObject(driver);
  const [field] = driver.emulator.world.fields.add(objectName, [{ name: code, label: "code", dataType: "text", dataLength: 100 }]);
  return { ...place, id: field?.id };
}

function deletions(): number {
  return at.driver.emulator.requests.count({ method: "DELETE" });
}

test("a field that an adopted object had goes with its declaration, unless it holds values", async () => {
  const { driver } = at;
  makeField();
  const { fields, records } = driver.emulator.world;
  const inputs = { name: objectName, label: "Thing", adoptExisting: true };
  const thing = driver.declare("CustomObject", { ...inputs, fields: { code: text } });
  await thing.up();
  const [record] = records.add(objectName, [{ [code]: "C-1" }]);

  expect(await complaint(thing.up({ ...inputs, fields: {} }))).toContain(`AZ102: dropping field ${code}`);
  records.delete(objectName, String(record?.id));
  await thing.up({ ...inputs, fields: {} });

  expect(fields.find(objectName, code)).toBeUndefined();
});

test.each([
  ["shorter", { length: 50 }],
  ["of another type", { dataType: "checkbox", length: undefined }],
])("an adopted field cannot become %s; the change taken back adopts it again", async (_title, change) => {
  const { driver } = at;
  const { id, ...place } = makeField();
  const inputs = { ...place, ...text, name: code, adoptExisting: true };
  const field = driver.declare("Field", inputs);
  await field.up();
  const before = structuredClone(driver.emulator.world.fields.get(objectName, code));

  expect(await complaint(field.up({ ...inputs, ...change }))).toContain("It cannot become what is declared");
  expect(driver.emulator.world.fields.get(objectName, code)).toEqual(before);
  await field.up(inputs);

  expect(field.outputs).toMatchObject({ fieldId: id, adopted: true });
  expect(deletions()).toBe(0);
});

describe("an adopted layout", () => {
  async function adopt() {
    const { driver } = at;
    const { id: _field, ...place } = makeField();
    const { layouts } = driver.emulator.world;
    const [detail] = layouts.all(objectName);
    layouts.create(objectName, { name: "Desk", existingPageLayout: String(detail?.id) });
    const inputs = { ...place, name: "Desk", adoptExisting: true };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    return { desk, inputs, before: structuredClone(layouts.get(objectName, "Desk")) };
  }

  test("cannot get other fields; the change taken back adopts it again", async () => {
    const { desk, inputs, before } = await adopt();
    expect(await complaint(desk.up({ ...inputs, fields: ["name", code] }))).toContain(`shall show name, ${code}`);
    await desk.up(inputs);
    expect(desk.outputs).toMatchObject({ layoutId: before.id, adopted: true });
    expect(at.driver.emulator.world.layouts.get(objectName, "Desk")).toEqual(before);
  });

  test.each([{ existingPageLayout: "records" }, { viewName: "other_page" }])("stays as it is with %j", async (change) => {
    const { desk, inputs, before } = await adopt();
    expect(await desk.up({ ...inputs, ...change })).toBe("replaced");
    expect(desk.outputs).toMatchObject({ layoutId: before.id, adopted: true });
    expect(at.driver.emulator.world.layouts.get(objectName, "Desk")).toEqual(before);
    expect(deletions()).toBe(0);
  });
});
