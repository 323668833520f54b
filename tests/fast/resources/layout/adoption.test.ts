import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

// What docs/adoption.md says of changes of what was adopted.

const at = useDriver();

const code = "demo__code__CST";

function deletions(): number {
  return at.driver.emulator.requests.count({ method: "DELETE" });
}

describe("an adopted layout", () => {
  async function adopt() {
    const { driver } = at;
    const place = makeObject(driver);
    const { fields, layouts } = driver.emulator.world;
    fields.add(objectName, [{ name: code, label: "code", dataType: "text" }]);
    const [detail] = layouts.all(objectName);
    layouts.create(objectName, { name: "Desk", existingPageLayout: String(detail?.id) });
    const inputs = { ...place, name: "Desk", adoptExisting: true };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    return { desk, inputs, before: structuredClone(layouts.get(objectName, "Desk")) };
  }

  test("cannot get other fields; the change taken back adopts it again", async () => {
    const { desk, inputs, before } = await adopt();
    expect(await complaint(desk.up({ ...inputs, fields: ["name", code] }))).toContain(`must show name, ${code}`);
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
