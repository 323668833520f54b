import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { dialectOf } from "../../../emulator";
import { handlers } from "../../../provider/dynamic/handlers";
import { allCases } from "./allCases";
import { elsewhere, switchesOf } from "./dialects";
import type { LifecycleCase } from "./lifecycleCase";

const repository = join(__dirname, "../../..");
const cases = allCases();

test("every resource has its life told", () => {
  expect(cases.map(({ kind }) => kind).sort()).toEqual([...handlers.keys()].sort());
});

test.each(cases.map((lifecycle): [string, LifecycleCase] => [lifecycle.kind, lifecycle]))(
  "every attribute of %s is told",
  (kind, lifecycle) => {
    const { updates, replacements, drift, otherAttributes } = lifecycle;
    const titles = [...Object.keys(updates), ...Object.keys(replacements), ...drift.map(({ path }) => path)];
    const told = new Set([...titles.map((title) => title.split(/\W/)[0]), ...Object.keys(otherAttributes)]);
    const attributes = attributesOf(handlers.get(kind)?.schema);
    expect(attributes.length).toBeGreaterThan(3);
    expect(attributes.filter((name) => !told.has(name))).toEqual([]);
    const missing = Object.entries(otherAttributes).filter(([name, file]) => !textOf(file).includes(name));
    expect(missing).toEqual([]);
  },
);

test.each(cases.map((lifecycle): [string, LifecycleCase] => [lifecycle.kind, lifecycle]))(
  "what others do to a %s is told, or why it cannot be seen",
  (_kind, { drift, deleteByHand, unseen = {} }) => {
    expect([drift.length > 0, unseen.drift === undefined]).toEqual(drift.length > 0 ? [true, true] : [false, false]);
    expect(deleteByHand !== undefined).toBe(unseen.deleteByHand === undefined);
  },
);

test("every table with rows for several kinds says which kinds it leaves out", () => {
  const tables = readdirSync(__dirname).filter((file) => file.endsWith(".test.ts"));
  const isUnsure = (file: string) => kindsNamedIn(file).size > 1 && !textOf(`tests/fast/lifecycle/${file}`).includes("everyKind(");
  expect(tables.filter(isUnsure)).toEqual([]);
});

test("every switch is met by a life, or has tests of its own", () => {
  const met = new Set<string>(cases.flatMap((lifecycle) => [...switchesOf(lifecycle), ...Object.keys(lifecycle.otherSwitches)]));
  const { throttleRate, ...switches } = dialectOf();
  expect(throttleRate).toBeGreaterThan(0);
  expect(Object.keys(switches).filter((name) => !met.has(name) && !(name in elsewhere))).toEqual([]);
  const files = [...Object.values(elsewhere), ...cases.flatMap(({ otherSwitches }) => Object.values(otherSwitches))];
  for (const file of files) expect([file, existsSync(join(repository, file))]).toEqual([file, true]);
});

function textOf(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}

/** The kinds that begin a row, or are the name of one. */
function kindsNamedIn(file: string): Set<string> {
  const named = textOf(`tests/fast/lifecycle/${file}`).matchAll(/^ +(?:\[?\s*"(\w+)",|(\w+): )/gm);
  return new Set([...named].map(([, row, member]) => row ?? member ?? "").filter((name) => handlers.has(name)));
}

/** The names of a schema's members, of every form where it has several. */
function attributesOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return [...new Set(schema.options.flatMap(attributesOf))];
  throw new Error("a schema of another form");
}
