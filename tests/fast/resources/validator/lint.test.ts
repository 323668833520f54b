import { customNames, lintExpression } from "../../../../provider/resources/children/validator/lint";
import { makeObject, objectName } from "../../../support/makeObject";
import { useDriver } from "../../../support/useDriver";
import { validator } from "../given";

const at = useDriver();

afterEach(() => jest.restoreAllMocks());

// The expressions of pages 00113 and 00114 and of the manual are sound.
test.each(["CONTAINS(name, 'aa')!=true", "age__CST>10", "CNAME__number__CST<=200", "name == '(' "])("%s is sound", (expression) => {
  expect(lintExpression(expression)).toEqual([]);
});

test.each([
  ["name == 'a", ["a single quote is not closed"]],
  ["CONTAINS(name, 'a'", ["a parenthesis is not closed"]],
  ["((name == 'a'", ["2 parentheses are not closed"]],
  ["name == 'a')", ["a parenthesis is closed that was not opened"]],
  ['name == "a"', ["use single quotes for texts; found a double quote"]],
])("%s is doubtful", (expression, found) => {
  expect(lintExpression(expression)).toEqual(found);
});

test("names in texts are no fields", () => {
  expect(customNames("demo__a__CST > 1 && demo__b__CST == 'demo__c__CST' || demo__a__CST < 0")).toEqual(["demo__a__CST", "demo__b__CST"]);
});

test("a doubtful expression is warned about in the preview, and once more only when it changes", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...validator, errorExpression: "CONTAINS(name, 'a'" };
  const provider = driver.process("Validator");

  expect((await provider.check({}, inputs)).failures).toEqual([]);
  expect(driver.warnings).toEqual(["The errorExpression of validator NameGiven looks wrong: a parenthesis is not closed."]);

  await provider.check(inputs, inputs);
  expect(driver.warnings).toHaveLength(1);
});

test("fields that the object does not have are named", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  driver.emulator.world.fields.add(objectName, [{ name: "demo__age__CST", label: "Age", dataType: "number" }]);

  await driver.declare("Validator", { ...place, ...validator, errorExpression: "demo__age__CST > 10 || demo__aeg__CST > 10" }).up();

  expect(driver.warnings).toEqual([
    "The errorExpression of validator NameGiven names demo__aeg__CST: object demo__Thing__CST has no such field.",
  ]);
});

// The advice is worth no failure of a validator that is finished.
test("where the object may not be read, a validator is created and changed without the advice", async () => {
  const { driver } = at;
  const inputs = { ...makeObject(driver), ...validator, errorExpression: "demo__aeg__CST > 10" };
  const operation = "QueryCustomObjectbyID";
  driver.fault({ status: 403, operation });
  const rule = driver.declare("Validator", inputs);

  expect(await rule.up()).toBe("created");
  expect(rule.isIncomplete).toBe(false);
  expect(await rule.up({ ...inputs, label: "Changed" })).toBe("updated");

  expect(rule.outputs).toMatchObject({ active: true, label: "Changed" });
  expect(driver.emulator.requests.count({ operation, status: 403 })).toBeGreaterThan(0);
  expect(driver.warnings).toEqual([]);
});

test("a field that was just created is not taken for unknown where reads are new and old by turns", async () => {
  const { driver } = at;
  const place = makeObject(driver);
  const rule = driver.declare("Validator", { ...place, ...validator, active: false, errorExpression: "name == ''" });
  await rule.up();
  driver.emulator.dialect.staleReads = "alternating";
  // The field comes when the validator is being changed, as fields of the same program do.
  const { validators, fields } = driver.emulator.world;
  const update = validators.update.bind(validators);
  jest.spyOn(validators, "update").mockImplementation((...change) => {
    fields.add(objectName, [{ name: "demo__age__CST", label: "Age", dataType: "number" }]);
    update(...change);
  });

  expect(await rule.up({ ...rule.inputs, errorExpression: "demo__age__CST > 10" })).toBe("updated");

  expect(driver.warnings).toEqual([]);
});
