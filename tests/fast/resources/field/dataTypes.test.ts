import type { dataTypes } from "../../../../provider/contract/dataTypes";
import { Driver, type Properties, words } from "../../../support/driver";

/** Every data type, with what it needs and each of its optional attributes. */
const common: Properties = { label: "Shown", inlineHelpText: "Help", description: "What it is for" };
const requirable: Properties = { ...common, required: true };
const indexable: Properties = { ...requirable, unique: true, searchable: true };
const numeric: Properties = { ...indexable, length: 10, scale: 2, defaultValue: 5 };
const relation: Properties = { ...requirable, relationshipName: "Others", relationshipLabel: "Others" };

const types: Record<keyof typeof dataTypes, { needs: Properties; optional: Properties }> = {
  text: { needs: {}, optional: { ...indexable, length: 40, caseSensitive: true, defaultValue: "x" } },
  encryptedtext: { needs: {}, optional: { ...requirable, length: 50, maskType: "all", maskChar: "*" } },
  textarea: { needs: {}, optional: { ...requirable, length: 500, visibleLines: 6, defaultValue: "x" } },
  number: { needs: {}, optional: numeric },
  percent: { needs: {}, optional: numeric },
  currency: { needs: {}, optional: numeric },
  phone: { needs: {}, optional: { ...indexable, defaultValue: "1" } },
  date: { needs: {}, optional: { ...indexable, defaultValue: "2020-01-01" } },
  datetime: { needs: {}, optional: { ...indexable, defaultValue: "2020-01-01 00:00:00" } },
  email: { needs: {}, optional: { ...indexable, defaultValue: "a@example.com" } },
  checkbox: { needs: {}, optional: { ...common, defaultValue: true } },
  singleselect: { needs: { picklistId: "PICKLIST" }, optional: { ...requirable, defaultValue: "Red" } },
  multiselect: { needs: { picklistId: "PICKLIST" }, optional: { ...requirable, defaultValue: "Red" } },
  url: { needs: {}, optional: { ...indexable, defaultValue: "https://example.com" } },
  lookup: { needs: { referenceObjectName: "Account" }, optional: relation },
  autonumber: { needs: {}, optional: { ...common, pattern: "A-{0000}", startingNumber: 7 } },
  formula: { needs: { formula: "1+1" }, optional: common },
  masterdetail: { needs: { referenceObjectName: "Account" }, optional: relation },
  multilanguage: { needs: {}, optional: common },
  rollupsummary: { needs: {}, optional: common },
  postalcode: { needs: {}, optional: { ...indexable, defaultValue: "1" } },
  hierarchy: { needs: { referenceObjectName: "self" }, optional: relation },
};

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
beforeEach(() => driver.reset());
afterAll(() => driver.stop());

// directus/directus#14687, #24192, #20439: up, then preview, for every field type and every optional attribute left out or set
test.each(Object.entries(types))(
  "a %s field settles with each optional attribute left out or set",
  async (dataType, { needs, optional }) => {
    const picklist = driver.emulator.world.picklists.create({
      name: "demo__Colour",
      masterLabel: "Colour",
      picklistValues: [{ value: "Red", label: "Red" }],
    });
    const needed = Object.fromEntries(Object.entries(needs).map(([name, value]) => [name, value === "PICKLIST" ? picklist.id : value]));
    const variants: Properties = { bare: needed, full: { ...needed, ...optional } };
    for (const [name, value] of Object.entries(optional)) variants[name] = { ...needed, [name]: value };
    const fields = Object.fromEntries(
      Object.entries(variants).map(([name, attributes]) => [name, { dataType, ...(attributes as Properties) }]),
    );
    const inputs = { name: "demo__Thing__CST", fields };

    const deployment = driver.declare("CustomObject", inputs);
    await deployment.up().catch((error) => {
      throw new Error(words(error));
    });

    expect(await deployment.up(inputs)).toBe("unchanged");
    expect(await deployment.refresh()).toBe(true);
    expect(deployment.inputs).toEqual(inputs);
    expect(driver.emulator.failures).toEqual([]);
  },
);
