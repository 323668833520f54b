import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

/** An object that the platform goes on deleting for so many milliseconds, and that looks like what an interrupted create leaves. */
function makeDropping(milliseconds: number): string {
  const { emulator, clock } = at.driver;
  const { objectId } = makeObject(at.driver);
  emulator.world.objects.get(objectId).goneAt = clock.now() + milliseconds;
  return objectId;
}

const inputs = { name: objectName, label: "Thing", fields: { code: { dataType: "text" } } };

test("an object that is being deleted is not taken for what an interrupted create left", async () => {
  const old = makeDropping(3000);
  at.driver.fault({ operation: "CreateCustomObject", times: 1 });
  const thing = at.driver.declare("CustomObject", inputs);
  expect(await thing.up()).toBe("created");
  expect(thing.id).not.toBe(old);
  expect(at.driver.emulator.world.fields.all(thing.id).map(({ name }) => name)).toContain("demo__code__CST");
});

test("one that stays for long is named, and nothing is made of it", async () => {
  const old = makeDropping(600_000);
  at.driver.fault({ operation: "CreateCustomObject", times: 1 });
  const message = await complaint(at.driver.declare("CustomObject", inputs).up());
  expect(message).toContain(`The platform is still deleting the former object ${objectName} (id ${old}).`);
  expect(at.driver.emulator.requests.count({ operation: "AddField" })).toBe(0);
});

test.each(["refused", "missing"] as const)("a delete that is %s because the object is gone has done its work", async (how) => {
  const thing = at.driver.declare("CustomObject", inputs);
  await thing.up();
  at.driver.emulator.world.objects.delete(thing.id);
  at.driver.fault({ operation: "DeleteCustomObject", status: how === "refused" ? 400 : 404 });
  await thing.destroy();
  expect(at.driver.warnings).toEqual([]);
});

test("a refused delete of an object that is there is an error", async () => {
  const thing = at.driver.declare("CustomObject", inputs);
  await thing.up();
  at.driver.fault({ operation: "DeleteCustomObject", status: 400, resMsg: "not today" });
  expect(await complaint(thing.destroy())).toContain("not today");
  expect(at.driver.emulator.world.objects.find(thing.id)).toBeDefined();
});

test("a delete costs the count of its records, the call, and one look whether it is gone", async () => {
  const thing = at.driver.declare("CustomObject", inputs);
  await thing.up();
  at.driver.emulator.requests.clear();
  await thing.destroy();
  expect(at.driver.emulator.requests.counts()).toEqual({ QueryObjectRecordNumber: 1, DeleteCustomObject: 1, QueryCustomObjectbyID: 1 });
});
