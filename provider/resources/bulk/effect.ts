import * as records from "../../contract/records";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import type { Proof } from "./life";
import { defaultPatience, type Effect, type ImportInputs } from "./schema";

/** Waits between two looks, in milliseconds; the last one repeats. */
const waits = [500, 1000, 2000, 4000, 8000, 15_000];

/** Ids that one condition names. */
const idsInCondition = 200;

/** How many records an object has. An object that has just been made may be unknown for a moment. */
// assumption: schema-cache
export function countRecords({ client }: Session, objectName: string): Promise<number> {
  const count = () => client.call(records.count, { path: { objectName }, body: {} });
  return readUntil(client.clock, count, () => true);
}

/** How many of some records are there. */
export async function countIds({ client }: Session, objectName: string, ids: readonly string[]): Promise<number> {
  let found = 0;
  for (let start = 0; start < ids.length; start += idsInCondition) {
    const value = ids.slice(start, start + idsInCondition);
    const condition = { conjunction: "AND" as const, conditions: [{ field: "id", operator: "in", value }] };
    found += await client.call(records.count, { path: { objectName }, body: { condition } });
  }
  return found;
}

/** Refuses an object that does not exist, or that imports and exports do not reach. */
// assumption: bulk-switch
export async function refuseClosed(session: Session, objectNames: readonly string[]): Promise<void> {
  for (const name of new Set(objectNames)) {
    const find = () => session.findObject(name);
    const object = await readUntil(session.client.clock, find, (there) => there?.allowBulkApiAccess === true);
    if (!object) throw new RefusedChange(`There is no object ${name}.`);
    if (!object.allowBulkApiAccess)
      throw new RefusedChange(`Object ${name} takes no import and no export: set allowBulkApiAccess: true of it first.`);
  }
}

interface Counting<Inputs> {
  /** For messages. */
  thing(inputs: Inputs): string;
  /** What is counted, in words. */
  noun: string;
  count(session: Session, objectName: string): Promise<number>;
}

/** Proves an import by how much there is of each object afterwards. */
export function byEffects<Inputs extends ImportInputs>({ thing, noun, count }: Counting<Inputs>): Proof<Inputs, { effects: Effect[] }> {
  return {
    isPossible: ({ effects }) => effects.some(({ before, expected }) => expected > before),

    async shortfall(session, inputs, { effects }) {
      const { client, tell } = session;
      const { waitSeconds = defaultPatience } = inputs;
      const end = client.clock.now() + waitSeconds * 1000;
      const told = new Map<string, number>();
      for (let look = 0; ; look++) {
        const missing: string[] = [];
        for (const { objectName, expected } of effects) {
          const now = await count(session, objectName);
          if (now >= expected) continue;
          missing.push(`${objectName}: ${expected} ${noun} are expected, and there are ${now}.`);
          if (look > 0 && told.get(objectName) !== now) tell(`${thing(inputs)}: ${now} of ${expected} ${noun} of ${objectName}.`);
          told.set(objectName, now);
        }
        if (missing.length === 0) return undefined;
        const wait = waits[Math.min(look, waits.length - 1)] ?? 0;
        if (client.clock.now() + wait > end) return missing.join("\n");
        await client.clock.sleep(wait);
      }
    },
  };
}
