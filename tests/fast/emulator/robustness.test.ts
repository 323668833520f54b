import "../../support/seed";
import fc from "fast-check";
import { type Dialect, dialectPresets } from "../../../emulator";
import { type DataType, dataTypes } from "../../../provider/contract/dataTypes";
import { data, metadata, type Session, useSession } from "./session";

const session = useSession();

const runs = 40;
const words = ["a", "A", "b", "name", "id", "owner", "demo__a__CST", "demo__b__CST", "a__CST", "1", "", "x;y", "true", "2024-01-01"];
const word = fc.constantFrom(...words);
const odd = fc.oneof(
  word,
  fc.integer({ min: -2, max: 300 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(word, { maxLength: 2 }),
  fc.dictionary(word, word, { maxKeys: 2 }),
);
const dataType = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(dataTypes)) }, { weight: 1, arbitrary: word });

const field = fc.record(
  {
    name: fc.constantFrom("demo__a__CST", "demo__b__CST", "demo__c__CST", "name"),
    label: fc.constantFrom("A", ""),
    dataType,
    dataLength: fc.integer({ min: 0, max: 300 }),
    scale: fc.integer({ min: 0, max: 3 }),
    isRequired: fc.boolean(),
    isUnique: fc.boolean(),
    isSearchable: fc.boolean(),
    defaultValue: word,
    picklistId: fc.constant("{picklist}"),
    formula: word,
    pattern: word,
    referenceObjectsDetails: fc.array(fc.record({ referenceObjectId: fc.constant("{object}") }), { maxLength: 2 }),
    view: fc.constant({ "{layout}": { fields: ["name"] } }),
  },
  { requiredKeys: ["name", "label", "dataType"] },
);
const picklistValues = fc.array(fc.record({ value: word, label: word }), { maxLength: 3 });
const condition = fc.letrec((tie) => ({
  group: fc.record({
    conjunction: fc.constantFrom("AND", "OR"),
    conditions: fc.array(fc.oneof({ depthSize: "small" }, tie("comparison"), fc.record({ condition: tie("group") })), { maxLength: 2 }),
  }),
  comparison: fc.record({
    field: word,
    operator: fc.constantFrom("eq", "ne", "gt", "in", "contains", "includes", "isnull", "odd"),
    value: odd,
  }),
})).group;

const object = `${metadata}/Object/{object}`;
const record = `${data}/bobject/demo__A__CST/{record}`;
const request = fc.oneof(
  fc.tuple(
    fc.constant("POST"),
    fc.constant(`${metadata}/Object`),
    fc.record({ name: fc.constantFrom("demo__A__CST", "demo__B__CST", "B"), label: word, fields: fc.array(field, { maxLength: 2 }) }),
  ),
  fc.tuple(
    fc.constantFrom("GET", "DELETE"),
    fc.constantFrom(object, `${object}/Field/{field}`, `${object}/Field`, `${object}/Layout/{layout}`, `${object}/Layout`),
    fc.constant(undefined),
  ),
  fc.tuple(
    fc.constant("PUT"),
    fc.constant(object),
    fc.dictionary(fc.constantFrom("label", "description", "allowReports", "name"), odd, { maxKeys: 2 }),
  ),
  fc.tuple(fc.constant("POST"), fc.constant(`${object}/Field`), field),
  fc.tuple(fc.constant("POST"), fc.constant(`${object}/fields`), fc.record({ fields: fc.array(field, { maxLength: 3 }) })),
  fc.tuple(
    fc.constant("PUT"),
    fc.constant(`${object}/Field/{field}`),
    fc.dictionary(fc.constantFrom("label", "isRequired", "isUnique", "dataLength", "defaultValue", "picklistId", "formula"), odd, {
      maxKeys: 2,
    }),
  ),
  fc.tuple(
    fc.constant("POST"),
    fc.constantFrom(`${metadata}/Picklist`, `${metadata}/Picklist/{picklist}`),
    fc.record({ name: word, masterLabel: word, picklistValues }, { requiredKeys: ["picklistValues"] }),
  ),
  fc.tuple(
    fc.constantFrom("GET", "DELETE"),
    fc.constantFrom(
      `${metadata}/Picklist`,
      `${metadata}/Picklist/{picklist}`,
      `${metadata}/Picklist/{picklist}?flag=R`,
      `${metadata}/Picklist/{picklist}?value={value}`,
    ),
    fc.constant(undefined),
  ),
  fc.tuple(
    fc.constant("POST"),
    fc.constant(`${data}/bobject/demo__A__CST`),
    fc.record({ records: fc.array(fc.dictionary(word, odd, { maxKeys: 3 }), { maxLength: 3 }) }),
  ),
  fc.tuple(fc.constant("PUT"), fc.constant(record), fc.record({ setValue: fc.dictionary(word, odd, { maxKeys: 2 }) })),
  fc.tuple(fc.constantFrom("GET", "DELETE"), fc.constantFrom(record, `${record}?fields=name,demo__a__CST`), fc.constant(undefined)),
  fc.tuple(fc.constant("POST"), fc.constantFrom(`${data}/query/demo__A__CST`, `${data}/count/demo__A__CST`), fc.record({ condition })),
  fc.tuple(fc.constant("POST"), fc.constantFrom(`${metadata}/Object`, `${object}/Field`, `${data}/count/{object}?base=I`), odd),
);

/** Puts ids of things that exist, where there are some, in the place of braces. */
function placed<T>(value: T, { emulator: { world } }: Session): T {
  const made = world.objects.find("demo__A__CST");
  const picklist = world.picklists.all()[0];
  const none = "00000000000000000000";
  const ids: Record<string, string> = {
    object: made?.id ?? none,
    field: (made && world.fields.all(made.id).at(-1)?.id) ?? none,
    layout: (made && world.layouts.all(made.id)[0]?.id) ?? none,
    record: (made && world.records.all(made.id)[0]?.id) ?? none,
    picklist: picklist?.id ?? none,
    value: picklist?.values[0]?.id ?? none,
  };
  return value === undefined ? value : JSON.parse(JSON.stringify(value).replace(/\{([a-z]+)\}/g, (_, kind: string) => ids[kind] ?? none));
}

/** Something to work on. */
function begin({ emulator: { world } }: Session): void {
  const picklistValues = [{ value: "a", label: "A" }];
  const { id: picklistId } = world.picklists.create({ name: "demo__P", masterLabel: "P", picklistValues });
  // Made long ago, it takes fields at once.
  const { id } = Object.assign(world.objects.create({ name: "demo__A__CST", fields: [], view: {} }), { madeAt: 0 });
  const type = (word: DataType) => (world.dialect.dataTypeCase === "camel" ? dataTypes[word].canonical : word);
  world.fields.add(id, [
    { name: "demo__a__CST", label: "A", dataType: type("text"), isUnique: true },
    { name: "demo__b__CST", label: "B", dataType: type("multiselect"), picklistId },
  ]);
}

const dialects: Partial<Dialect>[] = [{}, ...Object.values(dialectPresets)];

test("no series of requests makes it fail: every answer is an answer, and the tenant stays whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...dialects), fc.array(request, { minLength: 5, maxLength: 25 }), async (dialect, requests) => {
      session.emulator.reset();
      Object.assign(session.emulator.dialect, dialect, { tokenParameters: "either" });
      session.token = await session.signIn();
      begin(session);
      for (const [method, path, body] of requests) {
        const { status, body: answer } = await session.call(method, placed(path, session), placed(body, session));
        expect(status).toBeLessThan(500);
        expect(answer).toMatchObject({ resCode: expect.anything(), resMsg: expect.any(String) });
      }
      expect(session.emulator.failures).toEqual([]);
      const { state } = session.emulator.world;
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
    { numRuns: runs },
  );
}, 600_000);
