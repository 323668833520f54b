import { managedInputs, placeInputs } from "../inputs";

/** What every thing that belongs to an object takes beside its own attributes. */
export const childInputs = {
  ...placeInputs,
  ...managedInputs,
};
