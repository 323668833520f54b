import { isDeepStrictEqual } from "node:util";
import { make, sorters } from "covertable";
import { type Dialect, dialectAlternatives, dialectOf } from "../../../emulator";
import type { LifecycleCase } from "./lifecycleCase";
import { ofEveryCall, ofTheClient } from "./switches";

/** Where all attributes change together: each value of each switch that the kind can meet, with each value of every other one. */
export function inPairs(lifecycle: LifecycleCase): Partial<Dialect>[] {
  const met = switchesOf(lifecycle).filter((name) => lifecycle.kind === "CustomObject" || !ofTheClient.includes(name));
  const values = Object.fromEntries(met.map((name) => [name, valuesOf(name)]));
  const rows = make(values, { sorter: sorters.hash }).flatMap(apart);
  return rows.filter((row, index) => rows.findIndex((other) => isDeepStrictEqual(other, row)) === index);
}

/** Values that no life can be lived under together. */
export const contradictions: readonly Partial<Dialect>[] = [
  // What the provider has to do differently is told by a refusal; a page of a gateway with 502 is none.
  { errorStatus: "html", clearDescription: "refused" },
  { errorStatus: "html", upload: "multipart" },
  { errorStatus: "html", eventChange: "refused" },
  { errorStatus: "html", dataTypeCase: "camel" },
  { errorStatus: "html", encodeMember: "encode-type" },
  // No call tells the id of a new field.
  { createResult: "null", fieldList: "none" },
  // Where the program does not say whether the thing is on, and so has to be switched off first, only a read tells, and that may be old.
  { staleReads: "alternating", changeActive: "refused" },
];

/** A dialect, or where it contradicts itself one for each of the values, so that these still meet all others. */
function apart(dialect: Partial<Dialect>): Partial<Dialect>[] {
  const names = Object.keys(contradictions.find((values) => isWithin(values, dialect)) ?? {});
  return names.length === 0 ? [dialect] : names.flatMap((name) => apart({ ...dialect, [name]: dialectOf()[name as keyof Dialect] }));
}

function isWithin(values: Partial<Dialect>, dialect: Partial<Dialect>): boolean {
  return Object.entries(values).every(([name, value]) => dialect[name as keyof Dialect] === value);
}

/** Pairs of values that none of the dialects has, and that do not contradict each other. */
export function missingPairs(dialects: readonly Partial<Dialect>[]): Partial<Dialect>[] {
  const names = Object.keys(dialects[0] ?? {}) as (keyof Dialect)[];
  const pairOf = (one: string, first: unknown, other: string, second: unknown) => ({ [one]: first, [other]: second }) as Partial<Dialect>;
  const pairs = names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((other) => {
      const there = new Set(dialects.map((dialect) => `${dialect[one]} ${dialect[other]}`));
      const all = valuesOf(one).flatMap((first) => valuesOf(other).map((second) => [first, second] as const));
      return all.filter(([first, second]) => !there.has(`${first} ${second}`)).map(([first, second]) => pairOf(one, first, other, second));
    }),
  );
  return pairs.filter((pair) => !contradictions.some((values) => isDeepStrictEqual(values, pair)));
}

function valuesOf(name: keyof Dialect): unknown[] {
  return [dialectOf()[name], ...dialectAlternatives.flatMap(({ dialect }) => (name in dialect ? [dialect[name]] : []))];
}

export function changesOf(dialect: Partial<Dialect>): string {
  const usual = dialectOf();
  const changed = Object.entries(dialect).filter(([name, value]) => value !== usual[name as keyof Dialect]);
  return changed.map(([name, value]) => `${name}: ${value}`).join(", ");
}

/** The switches that a life is lived under. */
export function switchesOf({ meets, otherSwitches }: LifecycleCase): (keyof Dialect)[] {
  return [...ofEveryCall, ...meets].filter((name) => !(name in elsewhere) && !(name in otherSwitches));
}

/** Switches under which no life can be lived, or that no resource meets yet, with the files that test them. */
export const elsewhere: Partial<Record<keyof Dialect, string>> = {
  undocumented: "tests/fast/lifecycle/undocumented.test.ts",
  environment: "tests/fast/lifecycle/environment.test.ts",
  quota: "tests/fast/lifecycle/quota.test.ts",
  objectAttributes: "tests/fast/resources/customObject/attributes.test.ts",
  fieldGrow: "tests/fast/resources/field/limits.test.ts",
  labelMax: "tests/fast/resources/field/limits.test.ts",
  recordCounts: "tests/fast/safety/counts.test.ts",
  editLock: "tests/fast/lifecycle/editLock.test.ts",
  listOrder: "tests/fast/lifecycle/currentVersion.test.ts",
  definitionNameLength: "tests/fast/lifecycle/definitionNames.test.ts",
  flowChangeResult: "tests/fast/lifecycle/definitionAnswers.test.ts",
  flowCheck: "tests/fast/lifecycle/definitionAnswers.test.ts",
  flowRead: "tests/fast/lifecycle/definitionAnswers.test.ts",
  signatureOf: "tests/fast/lifecycle/definitionAnswers.test.ts",
  formulaFunctions: "tests/fast/emulator/dialects/answers.test.ts",
  duplicateStatus: "tests/fast/lifecycle/taken.test.ts",
  // The sloppy platform answers so.
  metadataTypes: "tests/fast/emulator/dialects/calls.test.ts",
  objectNames: "tests/fast/resources/customObject/threePartNames.test.ts",
  foreignNamespace: "tests/fast/lifecycle/foreignNamespace.test.ts",
  objectCreate: "tests/fast/resources/customObject/status.test.ts",
  customApiMethod: "tests/fast/emulator/runs/customApis.test.ts",
  childMember: "tests/fast/emulator/dialects/records.test.ts",
};
