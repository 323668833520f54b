import "../../support/seed";
import fc from "fast-check";
import type { Dialect } from "../../../emulator";
import { type Properties, words } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";

const at = useDriver();

const flag = fc.boolean();
const text = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("", "客户", "{!$Flow.CurrentDateTime}", "'quoted' \"twice\"", "\n"));
const label = fc.string({ minLength: 1, maxLength: 64 });

/** What elements hold: any JSON, nothing in all its forms, lists of texts and of things. */
const content = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: "small" }, text, fc.integer(), flag, fc.constant(null), tie("list"), tie("thing")),
  list: fc.array(tie("value"), { maxLength: 3 }),
  thing: fc.dictionary(fc.constantFrom("label", "value", "operator", "locationX", "criteria", "items"), tie("value"), { maxKeys: 3 }),
}));

const elementNames = ["check", "mail", "store", "decide"];

/** Named elements, each of which leads to one that exists, or nowhere. */
function elements(names: string[], all: string[]): fc.Arbitrary<Properties[]> {
  return fc.tuple(
    ...names.map((name) =>
      fc.tuple(content.thing, fc.option(fc.constantFrom(...all))).map(([more, connector]) => ({
        ...(more as Properties),
        ...(connector !== null && { connector }),
        name,
      })),
    ),
  );
}

/** Any subset of the optional attributes. */
function some(attributes: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Properties> {
  return fc.record(attributes, { requiredKeys: [] });
}

const named = fc.uniqueArray(fc.constantFrom("one", "two"), { minLength: 1 }).chain((names) => elements(names, ["one"]));

const flow = fc.subarray(elementNames, { minLength: 1 }).chain((names) =>
  fc
    .tuple(
      elements(names, names),
      fc.constantFrom(...names),
      fc.nat(names.length),
      some({ label, description: text, catalogue: text, interviewLabel: text, variables: named, constants: named, active: flag }),
    )
    .map(([all, startElement, cut, attributes]) => ({
      name: "demo__approve",
      localUrl: "/run/demo__approve",
      ...attributes,
      startElement,
      definition: { decisions: all.slice(0, cut), mails: all.slice(cut) },
    })),
);

const bpm = fc.subarray(elementNames, { minLength: 1 }).chain((names) =>
  fc
    .tuple(
      elements(names, names),
      fc.nat(names.length),
      some({
        label,
        description: text,
        instanceLabel: text,
        config: content.thing,
        slas: named,
        dataMappers: fc.constant([]),
        active: flag,
      }),
    )
    .map(([all, cut, attributes]) => ({
      name: "demo__leave",
      ...attributes,
      startEvents: [{ name: "start", connector: names[0] }],
      userTasks: all.slice(0, cut),
      definition: { sendEvents: all.slice(cut) },
    })),
);

const script = fc
  .tuple(
    fc.constantFrom("export const a = 1;", "import * as db from 'db';\nexport const b = db;", "// nothing"),
    some({ label: text, description: text, active: flag }),
  )
  .map(([source, attributes]) => ({ name: "demo__audit", content: source, ...attributes }));

const event = fc.constantFrom("BeforeInsert", "AfterInsert", "BeforeUpdate", "AfterUpdate", "BeforeDelete", "AfterDelete");
const trigger = fc
  .tuple(event, fc.string({ minLength: 1 }), some({ label, description: text, jscode: text, active: flag }))
  .map(([when, code, attributes]) => ({ name: "check", allowDataLoss: true, event: when, script: code, ...attributes }));

const validator = fc
  .tuple(
    fc.constantFrom("name == ''", "CONTAINS(name, 'aa')!=true"),
    fc.string({ minLength: 1 }),
    some({ label, description: text, active: flag }),
  )
  .map(([errorExpression, errorMessage, attributes]) => ({ name: "Given", errorExpression, errorMessage, ...attributes }));

const kinds: [string, fc.Arbitrary<Properties>][] = [
  ["Flow", flow],
  ["Bpm", bpm],
  ["Script", script],
  ["Trigger", trigger],
  ["Validator", validator],
];

/** Where the platform answers in another form, or clears what is not sent. */
const dialects = fc.constantFrom<Partial<Dialect>>(
  {},
  { putOmitted: "cleared", nullStyle: "null", memberOrder: "reversed" },
  { nullStyle: "empty", extraMembers: "yes", bpmRead: "definition" },
  { nullStyle: "absent", eventChange: "refused", activation: "metadata", deleteActive: "refused" },
);

test.each(kinds)(
  "any valid %s, then any other, ends clean",
  async (kind, inputs) => {
    await fc.assert(
      fc.asyncProperty(dialects, fc.array(inputs, { minLength: 2, maxLength: 3 }), async (dialect, versions) => {
        const { driver } = at;
        driver.reset();
        Object.assign(driver.emulator.dialect, dialect);
        const place = kind === "Trigger" || kind === "Validator" ? makeObject(driver) : {};
        const thing = driver.declare(kind, {});
        for (const version of versions) {
          const wanted = JSON.parse(JSON.stringify({ ...place, ...version })) as Properties;
          await thing.up(wanted).catch((error) => {
            throw new Error(words(error));
          });
          expect(await thing.up(wanted)).toBe("unchanged");
          expect(await thing.refresh()).toBe(true);
          // An empty text says nothing, and neither does an empty list or group.
          const isSaid = (value: unknown) =>
            value !== "" && !(typeof value === "object" && value !== null && Object.keys(value).length === 0);
          expect(thing.inputs).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, value]) => isSaid(value))));
          expect(await thing.up(wanted)).toBe("unchanged");
        }
        await thing.destroy();
        expect(driver.emulator.failures).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  },
  60_000,
);
