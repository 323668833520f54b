import { deleteValidator, getValidator, getValidators, type ValidatorRecord } from "../../../contract/validators";
import type { ChildKind } from "../child";

export const validators: ChildKind<ValidatorRecord> = {
  word: "Validator",
  list: (session, objectId) => session.client.call(getValidators, { path: { objectId } }),
  get: (session, objectId, validatorId) => session.client.call(getValidator, { path: { objectId, validatorId } }),
  remove: (session, objectId, validatorId) => session.client.call(deleteValidator, { path: { objectId, validatorId } }),
};
