import { childSources } from "./children";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const validators = (): typeof import("../contract/validators") => require("../contract/validators");

/** What the platform tells of a validator. (pages 00113, 00114) */
export interface ValidatorInfo extends Audit, Origin {
  /** Id of the validator. */
  id: string;
  /** Name, unique in the object. */
  name: string;
  /** Id of the object. */
  objectId: string;
  /** Shown name. */
  label: string;
  /** What the validator is for. */
  description: string;
  /** Whether records are checked. */
  active: boolean;
  /** The condition under which a record is refused. */
  errorExpression: string;
  /** The text that is shown then. */
  errorMessage: string;
  /** Where it is shown: `topOfPage`. */
  errorLocation: string;
}

/** Arguments of {@link getValidators}. */
export type GetValidatorsArgs = OfObject;

const { many, one } = childSources<ValidatorInfo>("Validator", (tenant) => ({
  list: (objectId) => tenant.call(validators().list, { path: { objectId } }),
  read: (objectId, validatorId) => tenant.call(validators().get, { path: { objectId, validatorId } }),
}));

/**
 * The validators of an object. (page 00113)
 *
 * @example
 * ```ts
 * export const messages = astrozero
 *   .getValidators({ object: "Order" })
 *   .then((validators) => validators.map(({ errorMessage }) => errorMessage));
 * ```
 */
export const getValidators: Query<GetValidatorsArgs, ValidatorInfo[]> = many.promise;
/** {@link getValidators} as an output. */
export const getValidatorsOutput: QueryOutput<GetValidatorsArgs, ValidatorInfo[]> = many.output;

/** Arguments of {@link getValidator}. */
export type GetValidatorArgs = OfObject & (ByName | ById);

/**
 * One validator of an object. Fails when there is none. (page 00114)
 *
 * @example
 * ```ts
 * export const expression = astrozero.getValidatorOutput({ object: customer, name: "codeFormat" }).errorExpression;
 * ```
 */
export const getValidator: Query<GetValidatorArgs, ValidatorInfo> = one.promise;
/** {@link getValidator} as an output. */
export const getValidatorOutput: QueryOutput<GetValidatorArgs, ValidatorInfo> = one.output;
