import type { CallError } from "../../../client/errors";
import type { ObjectRecord } from "../../../contract/objects";
import * as objects from "../../../contract/objects";
import { recreation } from "../../../fieldModel/fieldWire";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { createOrAdopt, type Wanted } from "../../../lifecycle/createOrAdopt";
import { type Made, messageOf, PartialFailure, RefusedChange, telling } from "../../../lifecycle/handler";
import { notShown, storedAs, storedDifferently } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { addFields } from "../addFields";
import { type LiveObject, ObjectHandle } from "../liveObject";
import { deletionRefusals } from "./guard";
import { attributeNames, declaredFields, effective, project } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";
import { update } from "./update";

export async function create(session: Session, inputs: ObjectInputs): Promise<Made<ObjectState>> {
  const { id, live, origin } = await createOrAdopt(session, wanted(session, inputs));
  if (!live) return { id, state: await complete(new ObjectHandle(session, id, inputs.name), inputs) };
  const seen = project(inputs, live);
  const olds = origin === "adopted" ? { ...withoutExtra(seen), adopted: true } : seen;
  return { id, state: await update(session, id, olds, inputs) };
}

function wanted(session: Session, inputs: ObjectInputs): Wanted<LiveObject> {
  const { name, adoptExisting, extra } = inputs;
  const fields = declaredFields(inputs);
  const body = creationBody(inputs);
  return {
    thing: `Object ${name}`,
    adoptExisting,
    find: async () => {
      const there = await session.findObject(name);
      return there && new ObjectHandle(session, there.id).read();
    },
    create: () => session.client.call(objects.create, { body, extra }),
    // A create that was cut off before the fields came leaves an object with the declared label, without a custom field and without records.
    isOwn: async (live) =>
      live.label === body.label &&
      !live.fields.some((field) => field.name.endsWith("__CST")) &&
      (await deletionRefusals(session, name)).length === 0,
    // An object without fields of its own may well be finished: only where fields are missing is it surely a beginning.
    isProved: () => fields.length > 0,
    misfits: (live) => {
      const there = project(inputs, live).fields ?? {};
      return fields.flatMap(({ key, apiName, field }) => {
        const old = there[key];
        const why = old && recreation(old, field);
        return old && why
          ? [`field ${apiName} is ${why === "type" ? `a ${old.dataType}` : why === "shorter" ? "longer" : "another relation"}`]
          : [];
      });
    },
    mayCreateAgain: (error) => mayCreateAgain(session, name, error),
  };
}

/** The name stays taken while the platform drops an object. */
// assumption: object-delete
async function mayCreateAgain(session: Session, name: string, error: CallError): Promise<boolean> {
  const there = await session.findObject(name);
  if (!there && session.run.deleted.has(name)) {
    const advice = `Object ${name} was deleted for its replacement and does not exist now. Mend the cause and run \`pulumi up\` again: it creates the object.`;
    throw new RefusedChange(`${error.message}\n${advice}`);
  }
  if (!there || !isDropping(there)) return false;
  const rest = await readUntil(
    session.client.clock,
    () => session.findObject(name),
    (object) => object === undefined,
  );
  if (!rest) return true;
  const advice = `The platform is still deleting the former object ${name} (id ${rest.id}). Run \`pulumi up\` again when it is gone.`;
  throw new RefusedChange(`${error.message}\n${advice}`);
}

/** Status 0 is "complete"; the numbers of the other words are unknown. */
// assumption: object-delete
// assumption: object-status
function isDropping({ status }: ObjectRecord): boolean {
  return !["", "0", "complete"].includes(String(status ?? ""));
}

function creationBody(inputs: ObjectInputs) {
  const set = Object.fromEntries(attributeNames.filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]));
  const page = (kind: "ObjectDetailLayout" | "ObjectRecordsLayout", suffix: string) => ({
    name: inputs.view?.[kind]?.name ?? `__layout__${inputs.name}__${suffix}`,
    fields: inputs.view?.[kind]?.fields ?? ["name"],
  });
  return {
    description: "",
    ...set,
    name: inputs.name,
    label: String(effective(inputs, "label")),
    fields: [{ label: inputs.nameField?.label ?? "Name", name: "name", dataType: "Name" }],
    // assumption: view-required
    view: { ObjectDetailLayout: page("ObjectDetailLayout", "detail"), ObjectRecordsLayout: page("ObjectRecordsLayout", "records") },
  };
}

/** What the platform may not tell is written: nobody knows what an adopted object has of it. */
function withoutExtra({ extra, fields, ...state }: ObjectState): ObjectState {
  const bare = Object.entries(fields ?? {}).map(([key, field]) => [key, { ...field, extra: undefined }]);
  return { ...state, ...(fields && { fields: Object.fromEntries(bare) }) };
}

/** Adds the fields to a new object and reads back once what the platform made of it. */
async function complete(object: ObjectHandle, inputs: ObjectInputs): Promise<ObjectState> {
  const { id, name } = object;
  const reasons: string[] = [];
  // Until the object is read back any of its fields may exist: all stay in state, those without an id in doubt.
  let state: ObjectState = { ...inputs, fieldIds: {}, keyPrefix: "" };
  try {
    const declared = declaredFields(inputs);
    const { ids, failures } = await telling(`The fields of object ${name} were not created.`, () => addFields(object, declared));
    reasons.push(...[...failures].map(([apiName, failure]) => `Field ${apiName} of object ${name} was not created. ${failure}`));
    const made = declared.filter(({ apiName }) => ids.has(apiName)).map((field) => ({ ...field, id: ids.get(field.apiName) }));
    state = { ...state, fieldIds: Object.fromEntries(made.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id]]))) };
    const live = await readBack(object, made);
    reasons.push(...surprises(inputs, project(inputs, live), reasons));
    state = project({ ...inputs, fieldIds: state.fieldIds }, live);
  } catch (error) {
    reasons.push(messageOf(error));
  }
  if (reasons.length > 0) throw new PartialFailure({ id, state: { ...state, unfinished: {} } }, reasons);
  return state;
}

/** Reads the object until it shows its fields: the first reads after a write may be old. */
async function readBack(object: ObjectHandle, made: { apiName: string; id: string | undefined }[]): Promise<LiveObject> {
  const ids = made.flatMap(({ id }) => id ?? []);
  const live = await readUntil(
    object.session.client.clock,
    () => object.read(ids),
    (there) => there !== undefined && made.every((field) => there.fields.some(({ id, name }) => id === field.id || name === field.apiName)),
  );
  if (live) return live;
  throw new Error(notShown(`Object ${object.name}`, object.id));
}

/** Where the platform made something else than what was declared. Names and types can never be changed afterwards. */
function surprises(inputs: ObjectInputs, made: ObjectState, known: readonly string[]): string[] {
  const { name } = inputs;
  // assumption: names
  const found = made.name === name ? [] : [storedAs(`object ${name}`, made.name)];
  // assumption: object-attributes
  const different = attributeNames.filter((attribute) => made[attribute] !== inputs[attribute]);
  if (different.length > 0) found.push(storedDifferently(`object ${name}`, different));
  for (const { key, apiName, field } of declaredFields(inputs)) {
    const there = made.fields?.[key];
    if (there && there.dataType !== field.dataType) {
      found.push(`The platform made field ${apiName} of object ${name} a ${there.dataType}, not a ${field.dataType}.`);
    } else if (!there && known.length === 0) {
      found.push(`The platform does not show field ${apiName} of object ${name} under this name after its creation.`);
    }
  }
  return found;
}
