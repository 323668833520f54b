import { z } from "zod";
import type { SeedPart } from "../core/seedPart";
import type { KindClass } from "../core/things";
import * as kinds from "../kinds";
import { allKinds } from "../world";

/** Things are defined as the create calls take them, and refer to each other by name instead of by id. */

type Place = SeedPart["place"];
type Kinds = typeof kinds;

/** A list for each kind of things. */
type Lists<In extends Place> = {
  [Name in keyof Kinds as Kinds[Name]["kind"] extends { seed: SeedPart<z.ZodType, In> }
    ? Kinds[Name]["kind"]["key"]
    : never]: Kinds[Name]["kind"] extends {
    seed: SeedPart<infer Schema, In>;
  }
    ? z.ZodDefault<z.ZodArray<Schema>>
    : never;
};

/** A kind that seeds can list. */
export interface SeededKind {
  key: string;
  part: SeedPart;
  kind: KindClass;
}

/** The kinds that a seed, or each of its objects, can list; those whose things others name go first. */
export function seededKinds(place: Place): SeededKind[] {
  const waiting = new Map(
    allKinds.flatMap((kind) => {
      const { key, seed: part } = kind.kind;
      return part?.place === place ? [[key, { key, part, kind }] as const] : [];
    }),
  );
  const taken = (key: string): SeededKind[] => {
    const seeded = waiting.get(key);
    waiting.delete(key);
    return seeded ? [...seeded.part.after.flatMap(({ kind }) => taken(kind.key)), seeded] : [];
  };
  return [...waiting.keys()].sort().flatMap(taken);
}

function lists<In extends Place>(place: In): Lists<In> {
  return Object.fromEntries(seededKinds(place).map(({ key, part }) => [key, z.array(part.schema).default([])])) as unknown as Lists<In>;
}

/** A custom object, or more of a standard one: then without attributes of its own. */
const Obj = kinds.Objects.kind.seed.schema.extend(lists("object"));

/** What a tenant holds at the start, beside what every tenant has. */
export const Seed = z.strictObject({ ...lists("tenant"), objects: z.array(Obj).default([]) });
/** As it is in a file. */
export type Seed = z.input<typeof Seed>;
export type WholeSeed = z.output<typeof Seed>;
