import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();
const name = "demo__Visit__CST";
const note = { note: { dataType: "text", label: "Note" } };

afterEach(() => jest.restoreAllMocks());

/** A platform that makes other fields than it is asked for. */
function makeDates(): void {
  const { fields } = at.driver.emulator.world;
  const add = fields.add.bind(fields);
  jest.spyOn(fields, "add").mockImplementation((object, definitions) =>
    add(
      object,
      definitions.map(({ name, label }) => ({ name, label, dataType: "date" })),
    ),
  );
}

test.each(["a new object", "an object that exists"])("a field of %s that is made with another type is told at once", async (which) => {
  const visit = at.driver.declare("CustomObject", { name, label: "Visit" });
  if (which !== "a new object") await visit.up();
  makeDates();
  expect(await complaint(visit.up({ name, label: "Visit", fields: note }))).toContain(
    `The platform made field demo__note__CST of object ${name} a date, not a text.`,
  );
});

test("a field that came with an installed package is not taken over by an object", async () => {
  const visit = at.driver.declare("CustomObject", { name, label: "Visit" });
  await visit.up();
  const { fields } = at.driver.emulator.world;
  fields.add(name, [{ name: "demo__note__CST", label: "Remark", dataType: "text", dataLength: 50 }]);
  fields.protect(name, "demo__note__CST", "crm");
  expect(await complaint(visit.up({ name, label: "Visit", adoptExisting: true, fields: note }))).toMatch(
    /Field demo__note__CST of object demo__Visit__CST \(id \w+\) cannot be adopted: it belongs to the installed package crm\./,
  );
  expect(at.driver.emulator.requests.count({ operation: "UpdateField" })).toBe(0);
});
