import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const name = "demo__Visit__CST";
const live = () => at.driver.emulator.world;
const label = () => live().fields.get(name, "name").label;

test("nameField gives the record name its label, changes it in place, and leaves it with the default", async () => {
  const visit = at.driver.declare("CustomObject", { name, nameField: { label: "Title" } });
  await visit.up();
  expect(label()).toBe("Title");

  expect(await visit.up({ name, nameField: { label: "Subject" } })).toBe("updated");
  expect(label()).toBe("Subject");

  expect(await visit.up({ name })).toBe("updated");
  expect(label()).toBe("Name");
});

test("view is taken at the creation; a later change is refused before any call", async () => {
  const page = (title: string, fields: string[]): Properties => ({ name: title, fields });
  const view = { ObjectDetailLayout: page("Visit", ["name", "owner"]), ObjectRecordsLayout: page("Visits", ["name"]) };
  const visit = at.driver.declare("CustomObject", { name, view });
  await visit.up();
  expect(
    live()
      .layouts.all(name)
      .map((layout) => layout.view),
  ).toEqual([view.ObjectDetailLayout, view.ObjectRecordsLayout]);
  at.driver.emulator.requests.clear();

  const other = { ...view, ObjectRecordsLayout: page("Visits", ["name", "owner"]) };
  expect(await complaint(visit.up({ name, view: other }))).toMatch(/view: The platform takes `view` only when the object is created/);

  expect(at.driver.emulator.requests.count()).toBe(0);
});
