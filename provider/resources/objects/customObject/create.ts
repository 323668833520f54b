import type { CallError } from "../../../client/errors";
import type { FieldRecord } from "../../../contract/fields";
import type { ObjectRecord } from "../../../contract/objects";
import * as objects from "../../../contract/objects";
import { recreation } from "../../../fieldModel/fieldWire";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { createOrAdopt, type Wanted } from "../../../lifecycle/createOrAdopt";
import { foreignIn } from "../../../lifecycle/foreign";
import { type Made, RefusedChange } from "../../../lifecycle/handler";
import { existsAlready, spelledOtherwise } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { isAsDeclared } from "../fieldMisfits";
import { type LiveObject, ObjectHandle } from "../liveObject";
import { isComplete, isDropping, isPending, isUnclear } from "../status";
import { attributeNames, creationBody, effective } from "./attributes";
import { deletionRefusals } from "./guard";
import { declaredFields, fieldsByName, project } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";
import { change, complete } from "./update";

export async function create(shared: Session, inputs: ObjectInputs): Promise<Made<ObjectState>> {
  const session = new Recording(shared);
  const { id, live, origin } = await createOrAdopt(session, wanted(session, inputs));
  if (!live) return { id, state: await complete(session, id, inputs) };
  const seen = project(inputs, live);
  const olds = origin === "adopted" ? { ...withoutExtra(seen), adopted: true } : seen;
  return { id, state: await change(shared, id, olds, inputs) };
}

function wanted(session: Session, inputs: ObjectInputs): Wanted<LiveObject> {
  const { name, adoptExisting, recover, extra } = inputs;
  const fields = declaredFields(inputs);
  const declared = fieldsByName(inputs);
  const body = creationBody(inputs);
  return {
    thing: `Object ${name}`,
    name,
    adoptExisting,
    recover,
    find: async () => {
      const seen = await session.findObject(name);
      if (seen && seen.name !== name && !isDropping(session, seen)) throw new RefusedChange(spelledOtherwise(`Object ${name}`, seen));
      const there = seen && (isPending(seen) || isUnclear(seen)) ? await untilSettled(session, name) : seen;
      // What is being deleted only holds the name: the creation waits for it.
      return there && !isDropping(session, there) ? new ObjectHandle(session, there.id).read() : undefined;
    },
    create: () => session.client.call(objects.create, { body, extra }),
    // assumption: object-attributes
    foreign: (live) => {
      const open = attributeNames.filter((attribute) => inputs[attribute] === undefined || attribute === "description");
      const left = Object.fromEntries(open.map((attribute) => [attribute, effective(inputs, attribute)]));
      const nameField = live.fields.find((field) => field.name === "name") ?? {};
      return [...foreignIn(open, { ...left, ...extra }, live), ...foreignIn(["label"], body.fields[0] ?? {}, nameField)];
    },
    // The declared label, custom fields that are all declared and as declared, no record.
    isOwn: async (live) =>
      isComplete(live) &&
      !isView(live) &&
      live.label === body.label &&
      customFields(live).every((there) => {
        const own = declared.get(there.name);
        return own !== undefined && isAsDeclared(own.field, own.key, there);
      }) &&
      (await deletionRefusals(session, name)).length === 0,
    misfits: (live) => {
      const there = project(inputs, live).fields ?? {};
      const view = isView(live) ? [`it is a view object (objectType ${live.objectType}), which only takes queries`] : [];
      const different = fields.flatMap(({ key, apiName, field }) => {
        const old = there[key];
        const why = old && recreation(old, field);
        return old && why
          ? [`field ${apiName} is ${why === "type" ? `a ${old.dataType}` : why === "shorter" ? "longer" : "another relation"}`]
          : [];
      });
      return [...view, ...different];
    },
    mayCreateAgain: (error) => mayCreateAgain(session, inputs, error),
  };
}

function customFields({ fields }: LiveObject): FieldRecord[] {
  return fields.filter(({ name }) => name.endsWith("__CST"));
}

/** The name stays taken while the platform drops an object. */
// assumption: object-delete
async function mayCreateAgain(session: Session, { name, adoptExisting }: ObjectInputs, error: CallError): Promise<boolean> {
  const there = await session.findObject(name);
  if (!there && session.run.deleted.has(name)) {
    const advice = `Object ${name} was deleted for its replacement and does not exist now. Fix the cause and run \`pulumi up\` again: it creates the object.`;
    throw new RefusedChange(`${error.message}\n${advice}`);
  }
  if (!there || (!isDropping(session, there) && !isUnclear(there))) return false;
  const rest = await untilSettled(session, name);
  if (!rest) return true;
  if (isComplete(rest) || (adoptExisting && !isDropping(session, rest))) return false;
  const advice = isDropping(session, rest)
    ? `The platform is still deleting the former object ${name} (id ${rest.id}). Run \`pulumi up\` again when it is gone.`
    : `${existsAlready(`Object ${name}`, rest.id)} Its status is ${rest.status}: if the platform is deleting it, run \`pulumi up\` again when it is gone.`;
  throw new RefusedChange(`${error.message}\n${advice}`);
}

/** Reads the object of that name until it is gone or complete, within a bound. */
function untilSettled(session: Session, name: string): Promise<ObjectRecord | undefined> {
  return readUntil(
    session.client.clock,
    () => session.findObject(name),
    (object) => object === undefined || isComplete(object),
  );
}

/** All examples print 0, and view objects must differ in something. */
// assumption: object-type
function isView({ objectType = 0 }: LiveObject): boolean {
  return objectType !== 0;
}

/** What the platform may not tell is written: it is unknown what an adopted object has of it. */
function withoutExtra({ extra, fields, ...state }: ObjectState): ObjectState {
  const bare = Object.entries(fields ?? {}).map(([key, field]) => [key, { ...field, extra: undefined }]);
  return { ...state, ...(fields && { fields: Object.fromEntries(bare) }) };
}
