import { childSources } from "./children";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const buttons = (): typeof import("../contract/buttons") => require("../contract/buttons");

/** What the platform tells of a button. What `type`, `source` and `properties` may hold is not documented. (pages 00109, 00110) */
export interface ButtonInfo extends Audit, Origin {
  /** Id of the button. */
  id: string;
  /** Name, unique in the object. */
  name: string;
  /** Id of the object. */
  objectId: string;
  /** Shown name. */
  label: string;
  /** What the button is for. */
  description: string;
  /** Kind of the button; the example of the page says `Button`. */
  type: string;
  /** Id of the action. */
  actionId: string;
  /** Script of the action. */
  actionScript: string;
  /** Further settings, in the platform's own form. */
  properties: string;
  /** Source of the button, in the platform's own form. */
  source: string;
}

/** Arguments of {@link getButtons}. */
export type GetButtonsArgs = OfObject;

const { many, one } = childSources<ButtonInfo>("Button", (tenant) => ({
  list: (objectId) => tenant.call(buttons().list, { path: { objectId } }),
  read: (objectId, buttonId) => tenant.call(buttons().get, { path: { objectId, buttonId } }),
}));

/**
 * The buttons of an object. (page 00109)
 *
 * @example
 * ```ts
 * export const buttons = astrozero.getButtonsOutput({ object: customer }).apply((all) => all.map(({ label }) => label));
 * ```
 */
export const getButtons: Query<GetButtonsArgs, ButtonInfo[]> = many.promise;
/** {@link getButtons} as an output. */
export const getButtonsOutput: QueryOutput<GetButtonsArgs, ButtonInfo[]> = many.output;

/** Arguments of {@link getButton}. */
export type GetButtonArgs = OfObject & (ByName | ById);

/**
 * One button of an object. Fails when there is none. (page 00110)
 *
 * @example
 * ```ts
 * export const script = astrozero.getButtonOutput({ object: "Order", name: "approve" }).actionScript;
 * ```
 */
export const getButton: Query<GetButtonArgs, ButtonInfo> = one.promise;
/** {@link getButton} as an output. */
export const getButtonOutput: QueryOutput<GetButtonArgs, ButtonInfo> = one.output;
