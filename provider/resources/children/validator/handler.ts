import { CallError } from "../../../client/errors";
import { createValidator, updateValidator, type ValidatorRecord } from "../../../contract/validators";
import { changeWhileOff } from "../../../lifecycle/activation";
import { changedValues, described, notArrived, projectAttributes } from "../../../lifecycle/attributes";
import { changeAttributes } from "../../../lifecycle/changeAttributes";
import { changedExtra } from "../../../lifecycle/changedExtra";
import { type Handler, type Made, messageOf, PartialFailure, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notShown, storedDifferently } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { planActivation } from "../../../lifecycle/state";
import { readObject } from "../../objects/liveObject";
import { childIdentity, childWords, obtainChild, readChild } from "../child";
import { childLife, movedChild } from "../handler";
import { updating } from "../updating";
import { customNames, lintExpression } from "./lint";
import { validators } from "./liveValidator";
import { attributes, schema, type ValidatorInputs, type ValidatorState } from "./schema";

export const validator: Handler<ValidatorInputs, ValidatorState> = {
  kind: "Validator",
  schema,
  computed: ["validatorId", "adopted", "unfinished"],
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
  const id = childIdentity(inputs);
  const thing = childWords(validators, inputs);
  const expected = projectAttributes(attributes, inputs, inputs);
  const { childId, live, isNew, adopted } = await obtainChild(session, validators, {
    place: inputs,
    adoptExisting: inputs.adoptExisting,
    create: () => post(session, inputs),
    isOwn: (there) => notArrived(expected, there).length === 0 && (!there.active || inputs.active === true),
  });
  if (!live) throw new PartialFailure({ id, state: { ...inputs, validatorId: childId } }, [notShown(thing, childId)]);
  // Nothing tells whether one that was there already has what does not show.
  const extra = isNew ? inputs.extra : undefined;
  const state = { ...project({ ...inputs, extra }, live), adopted };
  const different = isNew ? notArrived(expected, live) : [];
  if (different.length > 0) throw new PartialFailure({ id, state }, [storedDifferently(thing, different)]);
  try {
    return { id, state: await change(session, id, { olds: state, news: inputs, before: live }) };
  } catch (error) {
    throw error instanceof PartialFailure ? error : new PartialFailure({ id, state }, [messageOf(error)]);
  }
}

function post(session: Session, inputs: ValidatorInputs): Promise<string | undefined> {
  const { objectId, name, label = name, description, errorExpression, errorMessage, extra } = inputs;
  const body = { name, label, ...(description && { description }), active: false, errorExpression, errorMessage };
  return session.client.call(createValidator, { path: { objectId }, body, extra });
}

async function update(session: Session, id: string, olds: ValidatorState, news: ValidatorInputs): Promise<ValidatorState> {
  const before = await readChild(session, validators, news.objectId, olds.validatorId);
  if (!before) throw new RefusedChange(isGone(childWords(validators, news), olds.validatorId));
  return change(session, id, { olds, news, before });
}

interface Change {
  olds: ValidatorState;
  news: ValidatorInputs;
  /** The validator as it is now. */
  before: ValidatorRecord;
}

async function change(session: Session, id: string, { olds, news, before }: Change): Promise<ValidatorState> {
  const { objectId } = news;
  const { validatorId, adopted, unfinished } = olds;
  const thing = childWords(validators, news);
  let reached: ValidatorInputs = olds;
  const look = () => readChild(session, validators, objectId, validatorId);
  const put = (body: object, more?: Record<string, unknown>) =>
    session.client.call(updateValidator, { path: { objectId, validatorId }, body, extra: more });
  // How far a failed update came is not known: what shows is compared, and what does not is sent again.
  const known = unfinished ? { ...project(olds, before), extra: undefined } : olds;
  const wanted = changedValues(attributes, known, news, { label: news.name, description: "" });
  const extra = changedExtra(known.extra, news.extra);
  const isChanged = Object.keys(wanted).length > 0 || extra !== undefined;
  const power = { thing, writes: [(active: boolean) => put({ active })], isOn: async () => (await look())?.active };
  const course = planActivation(before, olds, news.active);
  const { from, to } = course;
  const write = async () => {
    await changeAttributes(session, { thing, before, wanted, write: () => put(wanted, extra), read: look });
    reached = news;
  };
  const state = await updating(
    {
      id,
      olds,
      news,
      before,
      look,
      project: (inputs, live) => ({ ...project(inputs, live), adopted }),
      gone: () => isGone(thing, validatorId),
      reached: () => reached,
      course,
    },
    () => changeWhileOff(session, power, { from, to, change: isChanged ? write : undefined }),
  );
  await tellOfUnknownFields(session, news);
  return state;
}

/**
 * Where a field is missing the platform may refuse every record; whether it checks expressions is unknown. The validator is finished by
 * then: an object that cannot be read is no failure.
 */
async function tellOfUnknownFields(session: Session, { objectId, name, errorExpression }: ValidatorInputs): Promise<void> {
  const used = customNames(errorExpression);
  const object = used.length > 0 ? await readObject(session, objectId, []).catch(undefinedIfRefused) : undefined;
  if (!object || object.fields.length === 0) return;
  const unknown = used.filter((field) => !object.fields.some((there) => there.name === field));
  if (unknown.length === 0) return;
  session.warn(`The errorExpression of validator ${name} names ${unknown.join(", ")}: object ${object.record.name} has no such field.`);
}

function undefinedIfRefused(error: unknown): undefined {
  if (!(error instanceof CallError)) throw error;
}
