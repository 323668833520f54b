import { z } from "zod";
import type { SeedPart } from "../core/seedPart";
import type { KindClass } from "../core/things";
import * as kinds from "../kinds";
import { allKinds } from "../world";

/** Things are defined as the create calls take them, and refer to each other by name instead of by id. */

type Place = SeedPart["place"];
type Kinds = typeof kinds;
type KindOf<Name extends keyof Kinds> = Kinds[Name]["kind"];

/** A list for each kind that has one in a place. */
type Lists<In extends Place> = {
  [Name in keyof Kinds as KindOf<Name> extends { seed: SeedPart<z.ZodType, In> } ? KindOf<Name>["key"] : never]: ListOf<KindOf<Name>>;
};
type ListOf<Kind> = Kind extends { seed: SeedPart<infer Schema> } ? z.ZodDefault<z.ZodArray<Schema>> : never;

/** A kind that seeds can list. */
export interface SeededKind {
  Things: KindClass;
  key: string;
  seed: SeedPart;
}

/** The kinds that a seed, or each of its objects, can list; those that others refer to go first. */
export function seededKinds(place: Place): SeededKind[] {
  const waiting = new Map<string, SeededKind>();
  for (const Things of allKinds) {
    const { key, seed } = Things.kind;
    if (seed?.place === place) waiting.set(key, { Things, key, seed });
  }
  return [...waiting.keys()].sort().flatMap(take);

  function take(key: string): SeededKind[] {
    const next = waiting.get(key);
    waiting.delete(key);
    return next ? [...next.seed.after.flatMap(({ kind }) => take(kind.key)), next] : [];
  }
}

function lists<In extends Place>(place: In): Lists<In> {
  return Object.fromEntries(seededKinds(place).map(({ key, seed }) => [key, z.array(seed.schema).default([])])) as unknown as Lists<In>;
}

/** A custom object, or more of a standard one: then without attributes of its own. */
const Obj = kinds.Objects.kind.seed.schema.extend(lists("object"));

/** What a tenant holds at the start, in addition to what every tenant has. */
export const seedSchema = z.strictObject({ ...lists("tenant"), objects: z.array(Obj).default([]) });

type SeedInput = z.input<typeof seedSchema>;

/**
 * What a tenant holds at the start, in addition to what every tenant has: a list for each kind of thing (`objects`, `picklists`, `flows`, …),
 * each with the things as the body of their create call has them, and with names where that has ids. It is the same in a file.
 * docs/emulator.md has an example and what is particular to each kind.
 */
export type Seed = { [Kind in keyof SeedInput]: SeedInput[Kind] };
export type WholeSeed = z.output<typeof seedSchema>;
