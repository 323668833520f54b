import "../../support/seed";
import fc from "fast-check";
import { dataTypes } from "../../../provider/contract/dataTypes";
import { fieldApiName, shortName } from "../../../provider/fieldModel/names";
import { type Deployment, Driver, type Properties, words } from "../../support/driver";
import { type Program, programs, type References, resourceNames } from "./programs";

let driver: Driver;
beforeAll(async () => {
  driver = await Driver.start();
});
afterAll(() => driver.stop());

/** A stack: the resources that the engine knows, by their names. */
type Stack = Map<string, Deployment>;

/** `pulumi up`: in the order of references, deletes last and backwards. What every resource did. */
async function up(stack: Stack, program: Program): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  const declared = [...Object.entries(program.picklists), ...Object.entries(program.objects)];
  for (const [name, inputs] of declared) {
    const resource = stack.get(name) ?? driver.declare(name in program.picklists ? "Picklist" : "CustomObject", {});
    stack.set(name, resource);
    outcomes[name] = await told(resource.up(resolved(inputs, stack)));
  }
  for (const name of resourceNames.toReversed()) {
    const resource = stack.get(name);
    if (!resource || declared.some(([other]) => other === name)) continue;
    await told(resource.destroy());
    stack.delete(name);
  }
  return outcomes;
}

/** A failure with all its reasons. */
function told<T>(operation: Promise<T>): Promise<T> {
  return operation.catch((error) => {
    throw new Error(words(error));
  });
}

/** The inputs with the ids of what they refer to. */
function resolved(inputs: Properties, stack: Stack): Properties {
  if (inputs.fields === undefined) return inputs;
  const fields = Object.entries(inputs.fields as Record<string, Properties & { references?: References }>).map(
    ([key, { references: { picklist, byId } = {}, ...field }]) => {
      const target = field.referenceObjectName === inputs.name ? undefined : stack.get(String(field.referenceObjectName));
      const ids = { ...(picklist && { picklistId: stack.get(picklist)?.id }), ...(byId && target && { referenceObjectId: target.id }) };
      return [key, { ...field, ...ids }];
    },
  );
  return { ...inputs, fields: Object.fromEntries(fields) };
}

/** What inputs say: an empty text says nothing, also in a field, and no fields are none. */
function said(inputs: Properties): Properties {
  const told = (values: Properties) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const { fields, ...others } = inputs;
  if (Object.keys(fields ?? {}).length === 0) return told(others);
  return {
    ...told(others),
    fields: Object.fromEntries(Object.entries(fields as Record<string, Properties>).map(([key, field]) => [key, told(field)])),
  };
}

/** A second `up` has nothing to do, and a refresh finds what is declared. */
async function expectClean(stack: Stack, program: Program): Promise<void> {
  const nothing = Object.fromEntries([...stack.keys()].map((name) => [name, "unchanged"]));
  expect(await up(stack, program)).toEqual(nothing);
  for (const [name, inputs] of [...Object.entries(program.picklists), ...Object.entries(program.objects)]) {
    const resource = stack.get(name);
    expect(await resource?.refresh()).toBe(true);
    // Fields keep the order of their creation.
    const { __fieldOrder, ...found } = resource?.inputs ?? {};
    const { __fieldOrder: _, ...wanted } = resolved(inputs, stack);
    // So do the values of a picklist.
    const sorted = ({ values, ...others }: Properties) => ({
      ...others,
      values: (values as unknown[] | undefined)?.map((value) => JSON.stringify(value)).sort(),
    });
    expect(sorted(found)).toEqual(sorted(said(wanted)));
  }
  expect(await up(stack, program)).toEqual(nothing);
}

/** What is there, asked of the platform itself. */
function expectMade({ objects, picklists }: Program): void {
  const { world } = driver.emulator;
  const custom = world.objects.all().filter(({ category }) => category === 3);
  expect(custom.map(({ name }) => name).sort()).toEqual(Object.keys(objects).sort());
  expect(
    world.picklists
      .all()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(picklists).sort());
  for (const [picklist, { values }] of Object.entries(picklists)) {
    const wanted = (values as (string | { value: string; label: string })[]).map((one) =>
      typeof one === "string" ? [one, one] : [one.value, one.label],
    );
    const there = world.picklists.get(picklist).values.map(({ value, label }) => [value, label]);
    expect(there.sort()).toEqual(wanted.sort());
  }
  for (const [object, inputs] of Object.entries(objects)) {
    const { label = shortName(object), description = "", allowSearch = false } = inputs;
    expect(world.objects.get(object)).toMatchObject({ label, description, allowSearch });
    const declared = Object.entries((inputs.fields ?? {}) as Record<string, { dataType: keyof typeof dataTypes; label?: string }>);
    const wanted = declared.map(([key, { dataType, label }]) => [fieldApiName(object, key), dataTypes[dataType].canonical, label ?? key]);
    const there = world.fields.all(object).filter(({ name }) => name.endsWith("__CST"));
    expect(there.map(({ name, dataType, label }) => [name, dataType, label]).sort()).toEqual(wanted.sort());
  }
}

/** The longest label leaves no room for the "s" of the plural label. */
const longLabel = { name: "demo__Order__CST", label: "L".repeat(80), allowDataLoss: true };

const examples: [[Program, Program]][] = [
  [
    [
      { picklists: {}, objects: { demo__Order__CST: { name: "demo__Order__CST" } } },
      { picklists: {}, objects: { demo__Order__CST: longLabel } },
    ],
  ],
];

test("any valid program, then any other, ends clean [directus/directus#18286]", async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(programs, programs), async (versions) => {
      driver.reset();
      const stack: Stack = new Map();
      for (const program of versions) {
        await up(stack, program);
        expectMade(program);
        await expectClean(stack, program);
      }
      await up(stack, { picklists: {}, objects: {} });
      expectMade({ picklists: {}, objects: {} });
      expect(driver.emulator.failures).toEqual([]);
    }),
    // The seed of a failure is printed. Run it again without `endOnFailure` to have the programs made smaller.
    { numRuns: 15, endOnFailure: true, examples },
  );
}, 30_000);
