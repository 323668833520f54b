import { z } from "zod";
import { sentenceOf } from "../../provider/contract/sentences";
import { dialectOf } from "../dialect";
import { readJson } from "../files";
import { WholeTenant, type World } from "../world";
import { plant } from "./plant";
import { type Seed, seedSchema, type WholeSeed } from "./schema";

/**
 * Makes the tenant that an emulator starts with and returns to. A seed, or the file that holds one, is checked now; everything that is
 * wrong with it is one error.
 */
export function tenantSource(seed: Seed | string | undefined, namespace: string, now: () => number): () => World["state"] {
  const source = typeof seed === "string" ? seed : "seed";
  const whole = checked(typeof seed === "string" ? readJson(seed, "correct it") : (seed ?? {}), source);
  return () => {
    // The switches say how the platform answers requests: they do not change what is there.
    const world = new WholeTenant({ namespace, dialect: dialectOf(), now });
    // The tenant takes lists of the seed as its own, and changes them.
    const faults = plant(structuredClone(whole), world);
    if (faults.length > 0) throw wrong(source, faults);
    return world.state;
  };
}

function checked(seed: unknown, source: string): WholeSeed {
  const { data, error } = seedSchema.safeParse(seed, { error: sentenceOf });
  if (data) return data;
  throw wrong(
    source,
    error.issues.map(({ path, message }) => (path.length > 0 ? `${z.core.toDotPath(path)}: ${message}` : message)),
  );
}

function wrong(source: string, faults: string[]): Error {
  return new Error(`${source}: ${faults.join("; ")}`);
}
