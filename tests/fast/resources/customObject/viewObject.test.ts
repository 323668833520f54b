import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

/** A view object of that name, label and fields. */
function makeView(): string {
  const { objectId } = makeObject(at.driver);
  at.driver.emulator.world.objects.get(objectId).objectType = 1;
  return objectId;
}

test("a view object is not adopted, and nothing is written", async () => {
  const id = makeView();
  const view = at.driver.declare("CustomObject", { name: objectName, label: "Other", adoptExisting: true });

  expect(await complaint(view.up())).toContain(`Object ${objectName} (id ${id}) cannot be adopted: it is a view object (objectType 1)`);

  expect(at.driver.emulator.requests.count(({ method }) => method === "POST" || method === "PUT")).toBe(1);
  expect(at.driver.emulator.requests.list[0]).toMatchObject({ method: "POST", operation: "OAuth2Token" });
});

test("nor is it taken for what an interrupted run left", async () => {
  makeView();
  const view = at.driver.declare("CustomObject", { name: objectName, label: "Thing", fields: { code: { dataType: "text" } } });
  expect(await complaint(view.up())).toContain("exists already");
});

test.each([["printed"], ["absent"]] as const)("an ordinary object is adopted, its empty members %s", async (nullStyle) => {
  Object.assign(at.driver.emulator.dialect, { nullStyle, metadataTypes: "text" });
  makeObject(at.driver);
  const thing = at.driver.declare("CustomObject", { name: objectName, label: "Thing", adoptExisting: true });
  expect(await thing.up()).toBe("created");
  expect(thing.outputs.adopted).toBe(true);
});
