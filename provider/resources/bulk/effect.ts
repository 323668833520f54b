import { CallError } from "../../client/errors";
import * as records from "../../contract/records";
import { isPreset } from "../../fieldModel/names";
import { readUntil } from "../../lifecycle/confirmWrite";
import { RefusedChange } from "../../lifecycle/handler";
import { grouped, listed, plural } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { ObjectHandle } from "../objects/liveObject";
import type { Proof } from "./life";
import { defaultPatience, type Effect, type ImportInputs } from "./schema";
import type { Content } from "./zip";

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

type Columns = Pick<Content, "objectName" | "fields">;

/** Which columns objects of the platform lack, in words. An object that does not show (yet), or whose fields cannot be read, lacks none. */
export async function lackingColumns(session: Session, contents: readonly Columns[]): Promise<string[]> {
  const lacking: string[] = [];
  for (const { objectName, fields } of contents) {
    const own = fields.filter((field) => !isPreset(field));
    const there = own.length > 0 ? await fieldsOf(session, objectName).catch(passOver) : undefined;
    const without = own.filter((field) => there?.has(field) === false);
    if (without.length > 0) lacking.push(`Object ${objectName} has no ${without.length === 1 ? "field" : "fields"} ${listed(without)}.`);
  }
  return lacking;
}

/** The fields of a custom object; undefined where no call tells them. Standard objects may have more than is told. */
async function fieldsOf(session: Session, objectName: string): Promise<ReadonlyMap<string, unknown> | undefined> {
  const object = objectName.endsWith("__CST") ? await session.knownObject(objectName) : undefined;
  const fields = object && (await new ObjectHandle(session, object.id, objectName).fields());
  return fields?.size ? fields : undefined;
}

function passOver(error: unknown): undefined {
  if (!(error instanceof CallError)) throw error;
}

/** Refuses columns that the objects lack: their rows would fail, of which no call tells. */
// assumption: stale-reads
export async function refuseLacking(session: Session, contents: readonly Columns[]): Promise<void> {
  const look = () => lackingColumns(session, contents);
  const lacking = await readUntil(session.client.clock, look, ({ length }) => length === 0);
  if (lacking.length > 0) throw new RefusedChange(lacking.join("\n"));
}

interface Counting<Inputs> {
  /** For messages. */
  thing(inputs: Inputs): string;
  /** What is counted, one of it. */
  noun: string;
  /** What a user is to know when only a part of it came. */
  ofPart?(inputs: Inputs): string | undefined;
  count(session: Session, objectName: string): Promise<number>;
}

/** Proves an import by how much there is of each object afterwards. */
export function byEffects<Inputs extends ImportInputs>({
  thing,
  noun,
  count,
  ofPart,
}: Counting<Inputs>): Proof<Inputs, { effects: Effect[] }> {
  return {
    isPossible: ({ effects }) => effects.some(({ before, expected }) => expected > before),

    async shortfall(session, inputs, { effects }) {
      const { client, tell } = session;
      const { waitSeconds = defaultPatience } = inputs;
      const end = client.clock.now() + waitSeconds * 1000;
      const told = new Map<string, number>();
      for (let look = 0; ; look++) {
        const missing: string[] = [];
        let isPart = false;
        for (const { objectName, before, expected } of effects) {
          const now = await count(session, objectName);
          isPart ||= now > before;
          if (now >= expected) continue;
          const [are, there] = [expected === 1 ? "is" : "are", now === 1 ? "is" : "are"];
          missing.push(`${objectName}: ${plural(expected, noun)} ${are} expected, and there ${there} ${grouped(now)}.`);
          if (look > 0 && told.get(objectName) !== now)
            tell(`${thing(inputs)}: ${grouped(now)} of ${plural(expected, noun)} of ${objectName}.`);
          told.set(objectName, now);
        }
        if (missing.length === 0) return undefined;
        const wait = waits[Math.min(look, waits.length - 1)] ?? 0;
        if (client.clock.now() + wait > end) return [...missing, (isPart && ofPart?.(inputs)) || ""].filter(Boolean).join("\n");
        await client.clock.sleep(wait);
      }
    },
  };
}
