import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";

const at = useDriver();

const name = "demo__Order__CST";
const fields = { score: { dataType: "number" }, note: { dataType: "text" } };
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

async function begin(more: Properties = {}) {
  const order = at.driver.declare("CustomObject", { name, fields: { ...fields, ...more } });
  await order.up();
  return { order, place: { objectId: order.id, objectName: name } };
}

/** Each thing that can name a field, with what makes it. */
const things: [string, (place: Properties) => Promise<unknown>][] = [
  [
    "validator positive",
    (place) =>
      at.driver
        .declare("Validator", {
          ...place,
          name: "positive",
          active: true,
          errorExpression: "demo__score__CST<=0",
          errorMessage: "positive",
        })
        .up(),
  ],
  [
    "trigger rate",
    (place) => at.driver.declare("Trigger", { ...place, name: "rate", event: "BeforeInsert", script: "record.demo__score__CST = 1;" }).up(),
  ],
  [
    "formula demo__twice__CST",
    (place) => at.driver.declare("Field", { ...place, name: "demo__twice__CST", dataType: "formula", formula: "demo__score__CST*2" }).up(),
  ],
  [
    "script demo__audit",
    () => at.driver.declare("Script", { name: "demo__audit", content: "export class A { q = 'select demo__score__CST from x'; }" }).up(),
  ],
];

describe("AZ108: a field that others name", () => {
  it.each(things)("L3: is not dropped from its object without permission: %s", async (thing, make) => {
    const { order, place } = await begin();
    await make(place);

    const news = { name, fields: { note: fields.note } };
    expect(await complaint(order.up(news))).toBe(
      `fields.score: AZ108: dropping field demo__score__CST of object ${name} leaves behind what names it: ${thing}. Change that in a run before. ` +
        "Set allowDataLoss: true on the resource to proceed anyway.",
    );
    expect(at.driver.emulator.world.fields.find(name, "demo__score__CST")).toBeDefined();
    expect(await order.up({ ...news, allowDataLoss: true })).toBe("updated");
  });

  it.each(things)("L3: nor where it is a resource of its own: %s", async (thing, make) => {
    const { driver } = at;
    const order = driver.declare("CustomObject", { name });
    await order.up();
    const place = { objectId: order.id, objectName: name };
    const score = driver.declare("Field", { ...place, name: "demo__score__CST", dataType: "number" });
    await score.up();
    await make(place);

    expect(await complaint(score.destroy())).toContain(`leaves behind what names it: ${thing}`);
    expect(await complaint(score.up({ ...score.inputs, name: "demo__points__CST" }))).toContain("AZ108");
    expect(driver.emulator.world.fields.find(name, "demo__score__CST")).toBeDefined();
  });

  it("L3: goes when what names it is deleted beside it", async () => {
    const { driver } = at;
    const order = driver.declare("CustomObject", { name });
    await order.up();
    const place = { objectId: order.id, objectName: name };
    const score = driver.declare("Field", { ...place, name: "demo__score__CST", dataType: "number" });
    await score.up();
    const check = { ...place, name: "positive", errorExpression: "demo__score__CST<=0", errorMessage: "positive" };
    const positive = driver.declare("Validator", check);
    await positive.up();
    driver.emulator.faults.add({ kind: "latency", ms: 100, operation: "DeleteValidationRule" });

    await Promise.all([score.destroy(), positive.destroy()]);

    expect(driver.emulator.world.fields.find(name, "demo__score__CST")).toBeUndefined();
  });

  it("L3: goes together with the formula that names it, or that names it no longer", async () => {
    const twice = { dataType: "formula", formula: "demo__score__CST*2" };
    const { order } = await begin({ twice, thrice: twice });

    expect(await order.up({ name, fields: { note: fields.note, thrice: { ...twice, formula: "3" } } })).toBe("updated");
  });

  it("L3: a longer name is another one, and what cannot be listed is not seen", async () => {
    const { driver } = at;
    const { order, place } = await begin();
    const check = { ...place, name: "positive", errorExpression: "demo__score__CST2<=0", errorMessage: "positive" };
    await driver.declare("Validator", check).up();
    driver.fault({ status: 403, operation: "QueryTrigger" });

    expect(await order.up({ name, fields: { note: fields.note } })).toBe("updated");
  });

  it("L2: the preview names the layouts that it leaves", async () => {
    const { order } = await begin({ code: { dataType: "text", layouts: ["detail"] } });

    await order.up({ name, fields });

    expect(at.driver.told).toEqual([`Field demo__code__CST of object ${name} leaves the layouts that show it: "Order Detail".`]);
  });

  it("costs no request where nothing goes", async () => {
    const { order } = await begin();
    at.driver.emulator.requests.clear();

    await order.up();

    expect(at.driver.emulator.requests.list).toEqual([]);
  });
});

describe("P9: a relation whose target is created again in the same run", () => {
  const begin = async () => {
    const { driver } = at;
    const customer = driver.declare("CustomObject", { name: "demo__Customer__CST" });
    await customer.up();
    const relation = { dataType: "lookup", referenceObjectName: "demo__Customer__CST", referenceObjectId: customer.id };
    const order = driver.declare("CustomObject", { name, fields: { customer: relation } });
    await order.up();
    return { order, news: { name, fields: { customer: { ...relation, referenceObjectId: unknown } } } };
  };

  it("P9: is created again, too: the preview says so", async () => {
    const { order, news } = await begin();

    const { failures } = await at.driver.process("CustomObject").check(order.inputs, news);

    expect(failures.map(({ reason }) => reason)).toEqual([
      expect.stringContaining(`fields.customer.referenceObjectName: AZ107: creating field demo__customer__CST of object ${name} again`),
    ]);
  });

  it("P9: with permission the preview tells that the field is created again", async () => {
    const { order, news } = await begin();

    const { failures } = await at.driver.process("CustomObject").check(order.inputs, { ...news, allowDataLoss: true });

    expect(failures).toEqual([]);
    expect(at.driver.told).toEqual([`Field demo__customer__CST of object ${name} is dropped and created again.`]);
  });
});
