import { childSources } from "./children";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const triggers = (): typeof import("../contract/triggers") => require("../contract/triggers");

/** What the platform tells of a trigger. (pages 00111, 00112) */
export interface TriggerInfo extends Audit, Origin {
  /** Id of the trigger. */
  id: string;
  /** Name, unique in the object. */
  name: string;
  /** Id of the object. */
  objectId: string;
  /** Shown name. */
  label: string;
  /** What the trigger is for. */
  description: string;
  /** `script` as it was sent: the reference calls it the name of a script. */
  script: string;
  /** JavaScript in the trigger. */
  jscode: string;
  /** Whether it runs. */
  active: boolean;
  /** When it runs: `BeforeInsert`, `AfterInsert`, `BeforeUpdate`, `AfterUpdate`, `BeforeDelete` or `AfterDelete`. */
  event: string;
}

/** Arguments of {@link getTriggers}. */
export type GetTriggersArgs = OfObject;

const { many, one } = childSources<TriggerInfo>("Trigger", (tenant) => ({
  list: (objectId) => tenant.call(triggers().list, { path: { objectId } }),
  read: (objectId, triggerId) => tenant.call(triggers().get, { path: { objectId, triggerId } }),
}));

/**
 * The triggers of an object. (page 00112)
 *
 * @example
 * ```ts
 * export const running = astrozero
 *   .getTriggersOutput({ object: customer })
 *   .apply((triggers) => triggers.filter(({ active }) => active).map(({ name }) => name));
 * ```
 */
export const getTriggers: Query<GetTriggersArgs, TriggerInfo[]> = many.promise;
/** {@link getTriggers} as an output. */
export const getTriggersOutput: QueryOutput<GetTriggersArgs, TriggerInfo[]> = many.output;

/** Arguments of {@link getTrigger}. */
export type GetTriggerArgs = OfObject & (ByName | ById);

/**
 * One trigger of an object. Fails when there is none. (page 00111)
 *
 * @example
 * ```ts
 * export const event = astrozero.getTriggerOutput({ object: "Order", name: "checkStock" }).event;
 * ```
 */
export const getTrigger: Query<GetTriggerArgs, TriggerInfo> = one.promise;
/** {@link getTrigger} as an output. */
export const getTriggerOutput: QueryOutput<GetTriggerArgs, TriggerInfo> = one.output;
