import { z } from "zod";
import { type PackageProtection, protect } from "../core/packageProtection";
import { Refusal } from "../core/refusal";
import type { Tenant } from "../core/tenant";
import { Objects } from "../kinds";
import { type SeededKind, seededKinds, type WholeSeed } from "./schema";

type Lists = Record<string, unknown>;

/** Makes in a fresh tenant what a seed describes; returns what could not be made, and why. */
export function plant(seed: WholeSeed, tenant: Tenant): string[] {
  const planting = new Planting(tenant);
  for (const seeded of seededKinds("tenant")) {
    const planted = planting.each(seeded, seed);
    // Every object is there before the first field: fields point at objects.
    if (seeded.Things !== Objects) continue;
    for (const part of seededKinds("object"))
      for (const { place, lists, made } of planted) planting.each(part, lists, `${place}.`, (made as { id: string }).id);
    // From now on a view object takes nothing in.
    for (const { lists, made } of planted) if (lists.objectType !== undefined) Object.assign(made, { objectType: lists.objectType });
  }
  planting.protectInstalled();
  return planting.faults;
}

/** The making of many things: what is refused is a fault, and the others are made anyway. */
class Planting {
  readonly faults: string[] = [];
  readonly #installed: [PackageProtection, string][] = [];

  constructor(private readonly tenant: Tenant) {}

  /** Makes each thing of a list; those that could be made, with the lists in them. */
  each({ Things, key, seed }: SeededKind, lists: Lists, where = "", object = ""): { place: string; lists: Lists; made: object }[] {
    return (lists[key] as Lists[]).flatMap((definition, index) => {
      const place = `${where}${key}[${index}]`;
      const { installedPackage, ...attributes } = definition;
      const isPackaged = seed.schema instanceof z.ZodObject && "installedPackage" in seed.schema.shape;
      try {
        const made = seed.plant(this.tenant.of(Things), isPackaged ? attributes : definition, object);
        if (isPackaged && installedPackage !== undefined) this.#installed.push([made as PackageProtection, String(installedPackage)]);
        return [{ place, lists: definition, made }];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // Records are added one by one: their place says more than their index in the call.
        this.faults.push(`${place}: ${error.resMsg.replace(/^records\[0\](\.|: )/, "")}`);
        return [];
      }
    });
  }

  /** At the end, when nothing is added any more to what belongs to a package. */
  protectInstalled(): void {
    for (const [thing, installedPackage] of this.#installed) protect(thing, installedPackage);
  }
}
