import { CallError } from "../../../client/errors";
import { createObject, type ObjectRecord } from "../../../contract/objects";
import { recreation } from "../../../fieldModel/fieldWire";
import { createOnce, readUntil } from "../../../lifecycle/confirmWrite";
import { RefusedChange } from "../../../lifecycle/handler";
import { cannotBeAdopted, existsAlready, wentDuringAdoption } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { type LiveObject, packageProtection, readObject } from "../liveObject";
import { deletionRefusals } from "./guard";
import { attributeNames, declaredFields, effective, project } from "./projection";
import type { ObjectInputs } from "./schema";

/** The object that inputs describe, new or found. */
export type Obtained = { id: string; found?: LiveObject; adopted?: boolean };

/** Creates the object; or takes the one that may be adopted, or that an interrupted run of ours left behind. */
export async function obtain(session: Session, inputs: ObjectInputs): Promise<Obtained> {
  const existing = inputs.adoptExisting ? await session.findObject(inputs.name) : undefined;
  return existing ? adopt(session, inputs, existing) : make(session, inputs);
}

async function make(session: Session, inputs: ObjectInputs): Promise<Obtained> {
  const create = () =>
    createOnce({
      clock: session.client.clock,
      create: () => session.client.call(createObject, { body: creationBody(inputs), extra: inputs.extra }),
      find: async () => (await bareObject(session, inputs, await session.findObject(inputs.name)))?.record.id,
    });
  try {
    return { id: await create() };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    const dropping = await session.findObject(inputs.name);
    const holder = dropping && isDropping(dropping) ? await waitForDrop(session, inputs.name) : dropping;
    if (dropping && !holder) return { id: await create() };
    // An object without fields of its own may well be finished: only where fields are missing is it surely a beginning.
    const found = declaredFields(inputs).length > 0 ? await bareObject(session, inputs, holder) : undefined;
    if (!found) throw explained(session, inputs, holder, error);
    session.takenOver.add(found.record.id);
    return { id: found.record.id, found };
  }
}

function explained(session: Session, { name }: ObjectInputs, holder: ObjectRecord | undefined, error: CallError): Error {
  if (holder) {
    const advice = isDropping(holder)
      ? `The platform is still deleting the former object ${name} (id ${holder.id}). Run \`pulumi up\` again when it is gone.`
      : existsAlready(`Object ${name}`, holder.id);
    return new RefusedChange(`${error.message}\n${advice}`);
  }
  if (session.deleted.has(name)) {
    const advice = `Object ${name} was deleted for its replacement and does not exist now. Mend the cause and run \`pulumi up\` again: it creates the object.`;
    return new RefusedChange(`${error.message}\n${advice}`);
  }
  return error;
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
    view: { ObjectDetailLayout: page("ObjectDetailLayout", "detail"), ObjectRecordsLayout: page("ObjectRecordsLayout", "records") },
  };
}

/** Status 0 is "complete"; the numbers of the other words are unknown. */
function isDropping({ status }: ObjectRecord): boolean {
  return !["", "0", "complete"].includes(String(status ?? ""));
}

/** The name stays taken while the platform drops an object. */
function waitForDrop(session: Session, name: string): Promise<ObjectRecord | undefined> {
  return readUntil(
    session.client.clock,
    () => session.findObject(name),
    (object) => object === undefined,
  );
}

/**
 * The object when it is what a create of ours leaves behind that was cut off before the fields came: of nobody else, with the
 * declared label, without a custom field and without records.
 */
async function bareObject(session: Session, inputs: ObjectInputs, object: ObjectRecord | undefined): Promise<LiveObject | undefined> {
  if (!object || packageProtection(object) || object.label !== effective(inputs, "label")) return undefined;
  const live = await readObject(session, object.id, []);
  if (!live || live.fields.some(({ name }) => name.endsWith("__CST"))) return undefined;
  return (await deletionRefusals(session, object.name)).length === 0 ? live : undefined;
}

async function adopt(session: Session, inputs: ObjectInputs, existing: ObjectRecord): Promise<Obtained> {
  const found = await readObject(session, existing.id, []);
  if (!found) throw new RefusedChange(wentDuringAdoption(`Object ${inputs.name}`));
  const reason = packageProtection(existing);
  const faults = reason ? [`it ${reason}`] : misfits(inputs, found);
  if (faults.length > 0) throw new RefusedChange(cannotBeAdopted(`Object ${inputs.name}`, existing.id, faults));
  session.takenOver.add(existing.id);
  return { id: existing.id, found, adopted: true };
}

/** Fields that can never become what is declared. */
function misfits(inputs: ObjectInputs, live: LiveObject): string[] {
  const there = project(inputs, live).fields ?? {};
  return declaredFields(inputs).flatMap(({ key, apiName, field }) => {
    const old = there[key];
    const why = old && recreation(old, field);
    return old && why
      ? [`field ${apiName} is ${why === "type" ? `a ${old.dataType}` : why === "shorter" ? "longer" : "another relation"}`]
      : [];
  });
}
