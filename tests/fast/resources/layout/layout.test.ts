import { UserError } from "../../../../provider/dynamic/userError";
import { CheckError, complaint, type Properties } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const layouts = () => at.driver.emulator.world.layouts.all(objectName).map(({ name, view }) => [name, view.fields]);

test("a layout that cannot show what is declared is refused before it is created", async () => {
  const { driver } = at;
  const desk = driver.declare("Layout", { ...makeObject(driver), name: "Desk", fields: ["name", "demo__code__CST"] });

  const message = await complaint(desk.up());

  expect(message).toContain('must show name, demo__code__CST, and layout "Thing Detail"');
  expect(message).toContain("leave `fields` out");
  expect(driver.emulator.requests.count(({ operation }) => operation === "AddLayout")).toBe(0);
});

test("a layout that is not there to be copied is named, with those that are", async () => {
  const { driver } = at;
  const place = makeObject(driver);

  expect(await complaint(driver.declare("Layout", { ...place, name: "Desk", existingPageLayout: "000D00000000000000zz" }).up())).toMatch(
    /existingPageLayout is "000D00000000000000zz", and the object has "Thing Detail" \(000D\w+\), "Thing Records" \(000D\w+\)/,
  );
  const standard = { objectId: "stad00000000000000GD", name: "Desk" };
  expect(await complaint(driver.declare("Layout", standard).up())).toContain("objectId: is a standard object, which has no layouts");
  driver.isUnchecked = true;
  expect(await complaint(driver.declare("Layout", standard).up())).toContain("the object has none");
});

describe("a layout whose replacement cannot be made", () => {
  const begin = async (more: Properties = {}) => {
    const { driver } = at;
    const inputs = { ...makeObject(driver), name: "Desk", ...more };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    return { desk, inputs, live: structuredClone(driver.emulator.world.layouts.get(objectName, "Desk")) };
  };
  const expectUntouched = (live: object) => {
    expect(at.driver.emulator.world.layouts.get(objectName, "Desk")).toEqual(live);
    expect(at.driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
  };

  test.each<[string, Properties, RegExp]>([
    [
      "its pattern does not exist",
      { existingPageLayout: "000D00000000000000zz" },
      /^existingPageLayout: .*existingPageLayout is "000D00000000000000zz"/,
    ],
    [
      "its pattern lacks a field",
      { fields: ["name", "demo__code__CST"] },
      /^fields: .*must show name, demo__code__CST, and layout "Thing Detail"/,
    ],
    [
      "its pattern does not exist, under a new name",
      { name: "Front", existingPageLayout: "000D00000000000000zz" },
      /^existingPageLayout: /,
    ],
    ["it may be taken over, and has nothing of what is declared", { adoptExisting: true, fields: ["demo__code__CST"] }, /^fields: /],
  ])("stays, and the preview says why: %s", async (_title, change, reason) => {
    const { desk, inputs, live } = await begin();

    const refusal = await desk.up({ ...inputs, ...change }).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(CheckError);
    expect((refusal as CheckError).message).toMatch(reason);
    expectUntouched(live);
    expect(await desk.refresh()).toBe(true);
  });

  test("stays when the pattern cannot be read", async () => {
    const { desk, inputs, live } = await begin();
    at.driver.fault({ status: 403, operation: "QueryObjectLayout" });

    const error = await desk.up({ ...inputs, existingPageLayout: "records" }).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toContain("HTTP 403");

    expectUntouched(live);
  });

  // Inputs do not tell whether a layout was adopted: one that was not goes before the copy is made.
  test("stays although it has what is declared, when it was not adopted", async () => {
    const { driver } = at;
    const { desk, inputs } = await begin({ adoptExisting: true });
    driver.emulator.world.layouts.setFields(objectName, "Desk", ["createdDate", "name"]);
    const edited = structuredClone(driver.emulator.world.layouts.get(objectName, "Desk"));

    const news = { ...inputs, fields: ["createdDate", "name"] };
    const provider = driver.process("Layout");
    expect((await provider.check(inputs, news)).failures).toEqual([]);
    expect(await complaint(provider.delete(desk.id, desk.outputs))).toContain('layout "Thing Detail"');

    expectUntouched(edited);
  });

  test("is kept and taken over again when it was adopted and has what is declared", async () => {
    const { driver } = at;
    const place = makeObject(driver);
    const [pattern] = driver.emulator.world.layouts.all(objectName);
    const { id } = driver.emulator.world.layouts.create(objectName, { name: "Desk", existingPageLayout: String(pattern?.id) });
    const inputs = { ...place, name: "Desk", adoptExisting: true };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    driver.emulator.world.layouts.setFields(objectName, "Desk", ["createdDate", "name"]);

    expect(await desk.up({ ...inputs, fields: ["createdDate", "name"] })).toBe("replaced");

    expect(desk.outputs).toMatchObject({ layoutId: id, adopted: true });
    expect(driver.emulator.requests.count({ method: "DELETE" })).toBe(0);
  });
});

describe("a layout with another page", () => {
  const foreign = (viewName: string) => {
    const { driver } = at;
    const place = makeObject(driver);
    driver.emulator.dialect.layoutDefaults = "viewName";
    const [pattern] = driver.emulator.world.layouts.all(objectName);
    const { id } = driver.emulator.world.layouts.create(objectName, { name: "Desk", viewName, existingPageLayout: String(pattern?.id) });
    return { id, inputs: { ...place, name: "Desk", viewName: "own_desk" } };
  };

  test("is not taken for our own", async () => {
    const { id, inputs } = foreign("other_desk");
    expect(await complaint(at.driver.declare("Layout", inputs).up())).toContain(`exists already (id ${id})`);
  });

  test.each(["viewName", "pattern"] as const)("is our own when the platform names pages by %s and the answer got lost", async (naming) => {
    const { driver } = at;
    driver.emulator.dialect.layoutDefaults = naming;
    driver.emulator.faults.add({ kind: "cut", when: "after", operation: "AddLayout" });
    const desk = driver.declare("Layout", { ...makeObject(driver), name: "Desk", viewName: "own_desk" });

    expect(await desk.up()).toBe("created");

    expect(layouts()).toHaveLength(3);
  });
});

test("a layout of an object that is replaced in the same run is not compared with the old one", async () => {
  const { driver } = at;
  const olds = { ...makeObject(driver), name: "Desk", fields: ["name"] };
  await driver.declare("Layout", olds).up();
  // In the preview the new object has no id yet: the old one stands in.
  const news = { ...olds, objectName: "demo__Other__CST", fields: ["name", "demo__new__CST"] };

  expect((await driver.process("Layout").check(olds, news)).failures).toEqual([]);
});
