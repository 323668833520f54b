import { deleteField, type FieldRecord, updateField } from "../../contract/fields";
import type { changedAttributes } from "../../fieldModel/fieldWire";
import { writeClearingText } from "../../lifecycle/clearText";
import { writeOnce } from "../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import { isAbsent, isNotOffered, readField } from "./liveObject";
import { listLayouts } from "./standardLayouts";

/** A field that exists. */
export interface ExistingField {
  objectId: string;
  /** API name of its object. */
  object: string;
  fieldId: string;
  apiName: string;
}

export interface FieldChange {
  attributes: ReturnType<typeof changedAttributes>;
  extra?: Record<string, unknown> | undefined;
}

/** Changes attributes of a field; nothing to change is no call. */
export async function changeField(
  session: Session,
  { objectId, fieldId }: ExistingField,
  { attributes, extra }: FieldChange,
): Promise<void> {
  if (!extra && Object.keys(attributes).length === 0) return;
  await writeOnce({
    clock: session.client.clock,
    write: () => writeClearingText(attributes, (body) => session.client.call(updateField, { path: { objectId, fieldId }, body, extra })),
    done: async () => {
      const live = await readField(session, objectId, fieldId);
      return shows(attributes, live) && hasArrived(attributes, live);
    },
  });
}

/** Whether the platform tells anything of what was written. */
function shows(attributes: FieldChange["attributes"], live: FieldRecord | undefined): boolean {
  return Object.keys(attributes).some((name) => live?.[name] !== undefined);
}

/** Whether the live field shows the attributes; what the platform does not return counts as arrived. */
export function hasArrived(attributes: FieldChange["attributes"], live: FieldRecord | undefined): boolean {
  return Object.entries(attributes).every(([name, value]) => {
    const there = live?.[name];
    return there === undefined || String(there) === String(value);
  });
}

/**
 * Drops a field. A platform that does not offer the call keeps it: the field then leaves state with a warning, unless it must
 * make room for one of the same name (`anew`).
 */
export async function dropField(session: Session, field: ExistingField, { anew }: { anew: boolean }): Promise<void> {
  const { objectId, fieldId, apiName, object } = field;
  try {
    await session.client.call(deleteField, { path: { objectId, fieldId } });
  } catch (error) {
    if (!isAbsent(error)) throw error;
    if ((await readField(session, objectId, fieldId)) === undefined) return;
    const reason = `Field ${apiName} of object ${object} was not deleted. ${messageOf(error)}${await shownBy(session, field)}`;
    if (anew || !isNotOffered(error)) throw new RefusedChange(reason);
    session.warn(`${reason} It is no longer managed: delete it in the designer.`);
  }
}

/** The layouts that show a field: where a platform refuses to drop a field, they are what refers to it. */
async function shownBy(session: Session, { objectId, apiName }: ExistingField): Promise<string> {
  const layouts = await listLayouts(session, objectId).catch(() => []);
  const names = layouts.filter(({ content }) => content.view.fields.includes(apiName)).map(({ name }) => `"${name}"`);
  return names.length > 0 ? ` It is shown by layout ${names.join(", ")}.` : "";
}
