import type { z } from "zod";
import { handlers } from "../../../provider/dynamic/handlers";
import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow } from "../resources/given";
import { everyKind, fileKinds, recordKinds } from "./everyKind";

const at = useDriver();

const forms = { "an empty text": "", "an empty list": [], "an empty group": {} };
const kinds = [...handlers.keys()];

/** The attributes of a kind that may be left out; of all data types, where it is a field. */
function optionalAttributes(schema: z.ZodType, types = Number.POSITIVE_INFINITY): string[] {
  const { options = [schema] } = schema as { options?: unknown[] };
  const shapes = options.slice(0, types).map((option) => (option as { shape: Record<string, z.ZodType> }).shape);
  const names = shapes.flatMap((shape) => Object.keys(shape).filter((name) => shape[name]?.safeParse(undefined).success));
  return [...new Set(names)];
}

everyKind(kinds);

/** Attributes of which an empty value says something. */
const telling = ["content", "records", "source", "file", "rows", "csv", "zip", "tables", "objects", "defaultValue"];

describe.each(Object.entries(forms))("L5: %s", (_form, empty) => {
  it.each(kinds)("L5: is absent in every attribute of a %s that may be left out", async (kind) => {
    const names = optionalAttributes(handlers.get(kind)?.schema as z.ZodType).filter((name) => !telling.includes(name));
    const all = Object.fromEntries(names.map((name) => [name, empty]));

    const needed = kind.endsWith("Export") ? { templateName: "orders" } : {};
    const { inputs } = await at.driver.process(kind).check({}, { ...all, ...needed });

    expect(names.length).toBeGreaterThan(0);
    expect(inputs).toEqual(needed);
  });
});

const lives: [string, () => Properties][] = [
  ["CustomObject", () => ({ name: "demo__Order__CST", fields: { code: { dataType: "text" } } })],
  ["Field", () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" })],
  ["Picklist", () => ({ name: "demo__Colour", values: ["Red"] })],
  ["Trigger", () => ({ ...makeObject(at.driver), name: "check", script: "demo__check", event: "BeforeInsert" })],
  ["Validator", () => ({ ...makeObject(at.driver), name: "check", errorExpression: "1<=0", errorMessage: "no" })],
  ["Layout", () => ({ ...makeObject(at.driver), name: "Desk" })],
  ["Script", () => ({ name: "demo__audit", content: "export class A {}" })],
  ["Flow", () => flow],
  ["Bpm", () => bpm],
];

/** All attributes that a declaration leaves out, in each empty form that they may have, and permissions that are not given. */
function withEmpties(kind: string, inputs: Properties): Properties {
  // The first of the data types is text.
  // `adoptExisting: false` takes an adoption back.
  const isSilent = (name: string) => !(name in inputs) && name !== "adoptExisting";
  const names = optionalAttributes(handlers.get(kind)?.schema as z.ZodType, 1).filter(isSilent);
  const permissions = Object.fromEntries(names.filter((name) => /^(recover|allowDataLoss)$/.test(name)).map((name) => [name, false]));
  const values = Object.fromEntries(names.map((name, index) => [name, Object.values(forms)[index % 3]]));
  const { fields } = inputs as { fields?: Record<string, Properties> };
  const ofFields = fields && {
    fields: { code: { ...fields.code, profiles: [], layouts: [], extra: {}, description: "", label: "", defaultValue: "" } },
    view: { ObjectDetailLayout: {}, ObjectRecordsLayout: { fields: [] } },
  };
  return { ...values, ...permissions, ...inputs, ...ofFields };
}

const writes = () =>
  at.driver.emulator.requests.list.filter(({ method }) => method !== "GET").map(({ operation, body }) => [operation, body]);

describe("a life", () => {
  everyKind(
    lives.map(([kind]) => kind),
    {
      "an empty value of a row or a file says something": [...recordKinds, ...fileKinds],
      "happens once": kinds.filter((kind) => /Run$|Import$|Export$|Instance$/.test(kind)),
    },
  );

  it.each(lives)("L5: of a %s: empty attributes are no change, and do not travel", async (kind, declare) => {
    const { driver } = at;
    const inputs = declare();
    const thing = driver.declare(kind, inputs);
    await thing.up();
    const sent = writes();
    driver.emulator.requests.clear();

    expect(await thing.up(withEmpties(kind, inputs))).toBe("unchanged");
    expect(driver.emulator.requests.list).toEqual([]);

    driver.reset();
    const again = declare();
    driver.emulator.requests.clear();
    await driver.declare(kind, withEmpties(kind, again)).up();
    expect(writes().map(([operation]) => operation)).toEqual(sent.map(([operation]) => operation));
    expect(withoutIds(writes())).toEqual(withoutIds(sent));
  });
});

/** Ids are others in another tenant. */
function withoutIds(bodies: unknown): unknown {
  return JSON.parse(JSON.stringify(bodies).replace(/"[0-9A-Za-z]{4}[0-9A-Za-z]{16}"/g, '"id"'));
}

it("L5: a required value that is empty is told as it is", async () => {
  const { inputs, failures } = await at.driver.process("Picklist").check({}, { name: "", values: [] });
  expect(inputs).toMatchObject({ name: "", values: [] });
  expect(failures.map(({ reason }) => reason.split(":")[0])).toContain("name");
});

it("L5: what is one of two stays: an empty file, a set without a row", async () => {
  const { driver } = at;
  const set = { name: "orders", objectName: "demo__Order__CST", key: ["code"], records: {} };
  expect((await driver.process("RecordSet").check({}, set)).inputs).toEqual(set);
  const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const file = {
    connectorType: "objectstorageproxy",
    connectorName: "demo__files",
    path: "a.txt",
    content: "",
    contentHash: hash,
    size: 0,
  };
  expect((await driver.process("File").check({}, file)).inputs).toMatchObject({ content: "" });
});

it("L8: a trigger that does not say whether it is on sends no switch", async () => {
  const { driver } = at;
  const check = driver.declare("Trigger", { ...makeObject(driver), name: "check", script: "demo__check", event: "BeforeInsert" });

  await check.up();

  const { body } = driver.emulator.requests.list.find(({ operation }) => operation === "AddTrigger") ?? {};
  expect(body).not.toHaveProperty("active");
  expect(check.outputs).not.toHaveProperty("active");
});
