import { CallError } from "../../../client/errors";
import type { ValidatorRecord } from "../../../contract/validators";
import * as contract from "../../../contract/validators";
import { changeWhileOff } from "../../../lifecycle/activation";
import { readUntil } from "../../../lifecycle/confirmWrite";
import type { Handler } from "../../../lifecycle/handler";
import type { Session } from "../../../lifecycle/session";
import { type LiveObject, ObjectHandle } from "../../objects/liveObject";
import { switchedLife } from "../handler";
import { ChildUpdate, type SwitchedKind } from "../switched";
import { customNames, lintExpression } from "./lint";
import { attributes, schema, type ValidatorInputs, type ValidatorState } from "./schema";

const validators: SwitchedKind<ValidatorInputs, ValidatorState, ValidatorRecord> = {
  word: "Validator",
  idMember: "validatorId",
  attributes,
  needs: [contract.update],
  unset: { description: "" },
  list: ({ client }, objectId) => client.call(contract.list, { path: { objectId } }),
  get: ({ client }, objectId, validatorId) => client.call(contract.get, { path: { objectId, validatorId } }),
  /** Inactive with all attributes, and switched on alone afterwards: by the page, attributes beside `active` may be ignored. */
  create: ({ client }, { objectId, name, label = name, description, errorExpression, errorMessage, extra }) => {
    // assumption: active-on-create
    const body = { name, label, ...(description && { description }), active: false, errorExpression, errorMessage };
    return client.call(contract.create, { path: { objectId }, body, extra });
  },
  write: ({ client }, objectId, validatorId, body, extra) => client.call(contract.update, { path: { objectId, validatorId }, body, extra }),
  update: (session, change) => new ValidatorUpdate(session, validators, change).run(),
  finished: tellOfUnknownFields,
  remove: ({ client }, objectId, validatorId) => client.call(contract.remove, { path: { objectId, validatorId } }),
};

export const validator: Handler<ValidatorInputs, ValidatorState> = {
  kind: "Validator",
  mayBeUnset: ["label", "active", "adopted"],
  schema,
  computed: { validatorId: true },
  advise: ({ name, errorExpression }) =>
    lintExpression(errorExpression).map((fault) => `The errorExpression of validator ${name} looks wrong: ${fault}.`),
  ...switchedLife(validators),
};

/** A validator is changed while it is off. */
class ValidatorUpdate extends ChildUpdate<ValidatorInputs, ValidatorState, ValidatorRecord> {
  protected work(): Promise<void> {
    const { session, activation, changes, extra } = this;
    const isChanged = Object.keys(changes).length > 0 || extra !== undefined;
    return changeWhileOff(session, this.switch, activation, isChanged ? () => this.writeAttributes(changes, extra) : undefined);
  }
}

/**
 * Where a field is missing the platform may refuse every record; whether it checks expressions is unknown. The validator is finished by
 * then: an object that cannot be read is no failure. A field that was just created may not show yet.
 */
// assumption: expression-grammar
async function tellOfUnknownFields(session: Session, { objectId, name, errorExpression }: ValidatorInputs): Promise<void> {
  const used = customNames(errorExpression);
  if (used.length === 0) return;
  const handle = new ObjectHandle(session, objectId);
  const unknownIn = (object: LiveObject | undefined) =>
    object && object.fields.length > 0 ? used.filter((field) => !object.fields.some((there) => there.name === field)) : [];
  const object = await readUntil(
    session.client.clock,
    () => handle.read(),
    (there) => unknownIn(there).length === 0,
  ).catch(undefinedIfRefused);
  const unknown = unknownIn(object);
  if (!object || unknown.length === 0) return;
  session.warn(`The errorExpression of validator ${name} names ${unknown.join(", ")}: object ${object.name} has no such field.`);
}

function undefinedIfRefused(error: unknown): undefined {
  if (!(error instanceof CallError)) throw error;
}
