import { CallError } from "../../../client/errors";
import type { ValidatorRecord } from "../../../contract/validators";
import * as contract from "../../../contract/validators";
import { changeWhileOff, planActivation, updateSwitched } from "../../../lifecycle/activation";
import { changedExtra, changedValues, described, notArrived, projectAttributes } from "../../../lifecycle/attributes";
import { changeAttributes } from "../../../lifecycle/changeAttributes";
import { type Handler, type Made, messageOf, PartialFailure } from "../../../lifecycle/handler";
import { storedDifferently } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { ObjectHandle } from "../../objects/liveObject";
import { Child, type ChildKind } from "../child";
import { childLife, movedChild } from "../handler";
import { customNames, lintExpression } from "./lint";
import { attributes, schema, type ValidatorInputs, type ValidatorState } from "./schema";

const validators: ChildKind<ValidatorRecord> = {
  word: "Validator",
  list: ({ client }, objectId) => client.call(contract.list, { path: { objectId } }),
  get: ({ client }, objectId, validatorId) => client.call(contract.get, { path: { objectId, validatorId } }),
  remove: ({ client }, objectId, validatorId) => client.call(contract.remove, { path: { objectId, validatorId } }),
};

export const validator: Handler<ValidatorInputs, ValidatorState> = {
  kind: "Validator",
  schema,
  computed: { validatorId: true },
  replaces: movedChild,
  advise: ({ name, errorExpression }) =>
    lintExpression(errorExpression).map((fault) => `The errorExpression of validator ${name} looks wrong: ${fault}.`),
  create,
  update,
  ...childLife({ kind: validators, idOf: ({ validatorId }: ValidatorState) => validatorId, project, describe }),
};

/** What the platform has, seen through what the program sets. */
function project(inputs: ValidatorInputs, live: ValidatorRecord): ValidatorState {
  return { ...inputs, ...projectAttributes([...attributes, "active"], inputs, live), name: live.name, validatorId: live.id };
}

function describe(objectId: string, live: ValidatorRecord): ValidatorState {
  return { ...described([...attributes, "active"], live), objectId, name: live.name, validatorId: live.id } as ValidatorState;
}

/**
 * Created inactive with all attributes, read back, then switched on alone: by the page, attributes beside `active` may be ignored.
 */
async function create(session: Session, inputs: ValidatorInputs): Promise<Made<ValidatorState>> {
  const child = new Child(session, validators, inputs);
  const { objectId, name, label = name, description, active, errorExpression, errorMessage } = inputs;
  // assumption: active-on-create
  const body = { name, label, ...(description && { description }), active: false, errorExpression, errorMessage };
  const expected = projectAttributes(attributes, inputs, inputs);
  const obtained = await child.createOrAdopt({
    adoptExisting: inputs.adoptExisting,
    create: () => session.client.call(contract.create, { path: { objectId }, body, extra: inputs.extra }),
    isOwn: (there) => notArrived(expected, there).length === 0 && (!there.active || active === true),
  });
  const { id: validatorId, live, origin } = obtained;
  if (!live) throw child.notShown(validatorId, { ...inputs, validatorId });
  const isNew = origin === "created";
  // Nothing tells whether one that was there already has what does not show.
  const seen = project({ ...inputs, extra: isNew ? inputs.extra : undefined }, live);
  const made = { id: child.id, state: { ...seen, adopted: origin === "adopted" || undefined } };
  const different = isNew ? notArrived(expected, live) : [];
  if (different.length > 0) throw new PartialFailure(made, [storedDifferently(child.thing, different)]);
  try {
    return { id: child.id, state: await change(session, made.state, inputs, live) };
  } catch (error) {
    throw error instanceof PartialFailure ? error : new PartialFailure(made, [messageOf(error)]);
  }
}

async function update(session: Session, _id: string, olds: ValidatorState, news: ValidatorInputs): Promise<ValidatorState> {
  return change(session, olds, news, await new Child(session, validators, news).mustRead(olds.validatorId));
}

async function change(shared: Session, olds: ValidatorState, news: ValidatorInputs, before: ValidatorRecord): Promise<ValidatorState> {
  const session = new Recording(shared);
  const child = new Child(session, validators, news);
  const { id, thing } = child;
  const path = { objectId: news.objectId, validatorId: olds.validatorId };
  let reached: ValidatorInputs = olds;
  const look = () => child.read(path.validatorId);
  const put = (body: object, extra?: Record<string, unknown>) => session.client.call(contract.update, { path, body, extra });
  // How far a failed update came is not known: what shows is compared, and what does not is sent again.
  const known = olds.unfinished ? { ...project(olds, before), extra: undefined } : olds;
  const wanted = changedValues(attributes, known, news, { label: news.name, description: "" });
  const extra = changedExtra(known.extra, news.extra);
  const isChanged = Object.keys(wanted).length > 0 || extra !== undefined;
  // assumption: active-mixed
  const what = { thing, writes: [(active: boolean) => put({ active })], isOn: async () => (await look())?.active };
  const activation = planActivation(before, olds, news.active);
  const write = async () => {
    await changeAttributes(session, { thing, before, wanted, write: () => put(wanted, extra), read: look });
    reached = news;
  };
  const state = await updateSwitched(session, {
    id,
    olds,
    news,
    before,
    look,
    project,
    gone: () => child.gone(path.validatorId),
    reached: () => reached,
    activation,
    work: () => changeWhileOff(session, what, activation, isChanged ? write : undefined),
  });
  await tellOfUnknownFields(session, news);
  return state;
}

/**
 * Where a field is missing the platform may refuse every record; whether it checks expressions is unknown. The validator is finished by
 * then: an object that cannot be read is no failure.
 */
// assumption: expression-grammar
async function tellOfUnknownFields(session: Session, { objectId, name, errorExpression }: ValidatorInputs): Promise<void> {
  const used = customNames(errorExpression);
  const object = used.length > 0 ? await new ObjectHandle(session, objectId).read().catch(undefinedIfRefused) : undefined;
  if (!object || object.fields.length === 0) return;
  const unknown = used.filter((field) => !object.fields.some((there) => there.name === field));
  if (unknown.length === 0) return;
  session.warn(`The errorExpression of validator ${name} names ${unknown.join(", ")}: object ${object.name} has no such field.`);
}

function undefinedIfRefused(error: unknown): undefined {
  if (!(error instanceof CallError)) throw error;
}
