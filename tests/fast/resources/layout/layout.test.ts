import { UserError } from "../../../../provider/dynamic/userError";
import { CheckError, complaint, type Properties } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

/** What a preview has in place of a value that is not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

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
});

describe("a layout that is as declared is never made again", () => {
  const edited = ["createdDate", "name"];
  const begin = async (more: Properties = {}, fields = edited) => {
    const { driver } = at;
    const inputs = { ...makeObject(driver), name: "Desk", ...more };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    driver.emulator.world.layouts.setFields(objectName, "Desk", fields);
    driver.emulator.requests.clear();
    return { desk, inputs, id: desk.outputs.layoutId };
  };
  const expectKept = (id: unknown, fields = edited) => {
    const { driver } = at;
    expect(driver.emulator.world.layouts.get(objectName, "Desk")).toMatchObject({ id, view: { fields } });
    expect(driver.emulator.requests.count(({ operation }) => /^(Add|Delete)Layout/.test(String(operation)))).toBe(0);
  };

  it.each<[string, Properties]>([
    ["fields, as the designer made them", { fields: edited }],
    ["the page that it has", { viewName: `__layout__${objectName}__Desk` }],
    ["an attribute that it has", { extra: { type: "ObjectDetailLayout" } }],
    ["an empty extra", { extra: {} }],
  ])("L1: %s", async (_title, change) => {
    const { desk, inputs, id } = await begin();

    expect(["updated", "unchanged"]).toContain(await desk.up({ ...inputs, ...change }));

    expectKept(id);
    expect(await desk.up({ ...inputs, ...change })).toBe("unchanged");
  });

  it("L1: nor when its pattern is named by its id", async () => {
    const { desk, inputs, id } = await begin({}, ["name"]);
    const [pattern] = at.driver.emulator.world.layouts.all(objectName);

    await desk.up({ ...inputs, existingPageLayout: String(pattern?.id) });

    expectKept(id, ["name"]);
  });

  it("L1: nor when it was adopted", async () => {
    const { driver } = at;
    const place = makeObject(driver);
    const [pattern] = driver.emulator.world.layouts.all(objectName);
    driver.emulator.world.layouts.create(objectName, { name: "Desk", existingPageLayout: String(pattern?.id) });
    const inputs = { ...place, name: "Desk", adoptExisting: true };
    const desk = driver.declare("Layout", inputs);
    await desk.up();
    driver.emulator.world.layouts.setFields(objectName, "Desk", edited);

    expect(await desk.up({ ...inputs, fields: edited })).toBe("updated");

    expectKept(desk.outputs.layoutId);
    expect(desk.outputs).toMatchObject({ adopted: true });
  });

  it("AZ107: another change is refused, and makes it again with permission", async () => {
    const { desk, inputs, id } = await begin();
    const change = { ...inputs, existingPageLayout: "records" };

    expect(await complaint(desk.up(change))).toContain(
      `AZ107: creating layout Desk of object ${objectName} (existingPageLayout changed) again under its name gives it a new id`,
    );
    expectKept(id);
    expect(await desk.up({ ...change, allowDataLoss: true })).toBe("replaced");
  });

  it("AZ107: what is not known yet is not refused", async () => {
    const { driver } = at;
    const { desk, inputs } = await begin();
    const news = { ...inputs, existingPageLayout: unknown };
    const { process } = driver.run();
    const { inputs: checked, failures } = await process("Layout").check(inputs, news);
    expect(failures).toEqual([]);
    await expect(process("Layout").diff(desk.id, desk.outputs, checked)).resolves.toMatchObject({ replaces: ["existingPageLayout"] });
  });

  it("AZ107: a refresh refuses nothing", async () => {
    const { driver } = at;
    const { desk, inputs } = await begin({ fields: ["name"] }, ["createdDate"]);
    await desk.refresh();

    await expect(driver.process("Layout").diff(desk.id, desk.outputs, inputs)).resolves.toMatchObject({ replaces: ["fields"] });
  });

  it.each(["CustomObject", "Field"])("L2: a field of a %s and its entry in a layout go in one up, and the rest stays", async (kind) => {
    const { driver } = at;
    const isOwn = kind === "CustomObject";
    const object = driver.declare("CustomObject", {
      name: objectName,
      fields: { note: { dataType: "text" }, ...(isOwn && { code: { dataType: "text" } }) },
    });
    await object.up();
    const place = { objectId: object.id, objectName };
    const field = driver.declare("Field", { ...place, name: "demo__code__CST", dataType: "text" });
    if (!isOwn) await field.up();
    const desk = driver.declare("Layout", { ...place, name: "Desk" });
    await desk.up();
    const rest = ["demo__note__CST", "createdDate"];
    driver.emulator.world.layouts.setFields(objectName, "Desk", ["demo__note__CST", "demo__code__CST", "createdDate"]);
    const full = { ...place, name: "Desk", fields: ["demo__note__CST", "demo__code__CST", "createdDate"] };
    await desk.up(full);
    const { layoutId } = desk.outputs;
    const news = { ...full, fields: rest };

    // The preview asks while the layout shows the field.
    expect((await driver.process("Layout").check(desk.inputs, news)).failures).toEqual([]);
    if (isOwn) await object.up({ name: objectName, fields: { note: { dataType: "text" } } });
    expect(await desk.up(news)).toBe("updated");
    if (!isOwn) await field.destroy();

    expect(driver.emulator.world.layouts.get(objectName, "Desk")).toMatchObject({ id: layoutId, view: { fields: rest } });
    expect(await desk.up(news)).toBe("unchanged");
    await desk.refresh();
    expect(await desk.up(news)).toBe("unchanged");
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
