import { z } from "zod";

/** How a seed describes things of a kind, and how they are made. */
export interface SeedPart<Schema extends z.ZodType = z.ZodType, Place extends "tenant" | "object" = "tenant" | "object"> {
  readonly schema: Schema;
  /** Where the list of them is: in the seed itself, or in each object. */
  readonly place: Place;
  /** The kinds whose things they name: those are made first. */
  readonly after: readonly { readonly kind: { readonly key: string } }[];
  plant(things: unknown, definition: z.output<Schema>, object: string): object;
}

/** The package that a thing came with, so that it is protected; `plant` does not see it. */
export const packaged = { installedPackage: z.string().min(1).optional() };

/** Things that the seed itself lists. */
export function ofTenant<Things, Schema extends z.ZodType>(
  schema: Schema,
  plant: (things: Things, definition: z.output<Schema>) => object,
  after: SeedPart["after"] = [],
): SeedPart<Schema, "tenant"> {
  return { schema, place: "tenant", after, plant: (things, definition) => plant(things as Things, definition) };
}

/** Things that each object of a seed lists; `object` is the id of theirs. */
export function ofObject<Things, Schema extends z.ZodType>(
  schema: Schema,
  plant: (things: Things, object: string, definition: z.output<Schema>) => object,
  after: SeedPart["after"] = [],
): SeedPart<Schema, "object"> {
  return { schema, place: "object", after, plant: (things, definition, object) => plant(things as Things, object, definition) };
}
