import { CallError, isConflict, isRefused } from "../../client/errors";
import { dataTypes } from "../../contract/dataTypes";
import type { FieldRecord } from "../../contract/fields";
import * as contract from "../../contract/fields";
import { type Field, self } from "../../fieldModel/fieldSchema";
import { creationBody, isRelation, type Place } from "../../fieldModel/fieldWire";
import { createOnce } from "../../lifecycle/confirmWrite";
import { messageOf } from "../../lifecycle/handler";
import type { Platform } from "../../lifecycle/session";
import { isAsDeclared } from "./fieldMisfits";
import type { ObjectHandle } from "./liveObject";
import { layoutIds } from "./standardLayouts";

/** A declared field. */
export interface DeclaredField extends Place {
  field: Field;
}

/** What became of the fields, by API name. */
export interface Added {
  /** Fields that exist now as declared, with their ids as far as the platform told them. */
  ids: Map<string, string | undefined>;
  /** Fields that existed before and differ from what is declared. */
  different: Map<string, FieldRecord>;
  /** Why the others do not exist. */
  failures: Map<string, string>;
}

interface Item {
  declared: DeclaredField;
  body: ReturnType<typeof creationBody>;
}

/** Fields that can be created, as far as that is known before the call, and why the others cannot, by API name. */
export interface Prepared {
  items: Item[];
  failures: Map<string, string>;
}

/** Looks up what fields refer to: the targets of relations, and layouts. */
export async function prepareFields(object: ObjectHandle, fields: readonly DeclaredField[]): Promise<Prepared> {
  const prepared: Prepared = { items: [], failures: new Map() };
  let listing: ReturnType<typeof object.layouts> | undefined;
  const layouts = () => (listing ??= object.layouts());
  for (const declared of fields) {
    try {
      prepared.items.push({ declared, body: await bodyOf(object, declared, layouts) });
    } catch (error) {
      prepared.failures.set(declared.apiName, messageOf(error));
    }
  }
  return prepared;
}

/**
 * Creates fields of an object, all in one call. When that call fails, what exists is looked up and only the missing fields
 * are created, one by one, so that every failure names its field and nothing is created twice.
 */
export async function addFields(object: ObjectHandle, { items, failures }: Prepared): Promise<Added> {
  const added: Added = { ids: new Map(), different: new Map(), failures: new Map(failures) };
  // Attributes that the contract does not model travel with the call for a single field.
  const modelled = items.filter(({ declared }) => declared.field.extra === undefined);
  const together = modelled.length > 1 ? modelled : [];
  const left = await addTogether(object, together, added);
  for (const item of [...left, ...items.filter((item) => !together.includes(item))]) await addOne(object, item, added);
  return added;
}

async function bodyOf(object: ObjectHandle, declared: DeclaredField, layouts: Parameters<typeof layoutIds>[0]): Promise<Item["body"]> {
  const { field } = declared;
  const body = creationBody(field, declared, await target(object, field));
  return field.layouts ? { ...body, layouts: await layoutIds(layouts, field.layouts) } : body;
}

/** Returns the items that do not exist afterwards. */
// assumption: field-batch
async function addTogether(object: ObjectHandle, items: readonly Item[], added: Added): Promise<readonly Item[]> {
  if (items.length === 0) return [];
  try {
    const fields = items.map(({ body }) => spell(object.session.platform, body));
    const ids = await object.whenComplete(() =>
      object.session.client.call(contract.addMany, { path: { objectId: object.id }, body: { fields } }),
    );
    object.session.platform.knowsSpelling = true;
    items.forEach(({ body }, index) => {
      added.ids.set(body.name, ids[index]);
    });
    return [];
  } catch (error) {
    if (!(error instanceof CallError) || !mayGoOnSingly(error)) throw error;
    const existing = await object.fields().catch(() => {
      throw error;
    });
    return items.filter((item) => !takeOver(object, item, existing, added));
  }
}

/** The whole call may be unknown to the platform, one field may be refused, or the answer may have got lost. */
// assumption: field-batch
function mayGoOnSingly(error: CallError): boolean {
  return error.ambiguous || ["refused", "missing", "unsupported"].includes(error.failure) || isConflict(error);
}

async function addOne(object: ObjectHandle, item: Item, added: Added): Promise<void> {
  const { declared } = item;
  const { name } = item.body;
  let existing: Map<string, FieldRecord> | undefined;
  const look = async () => {
    existing = undefined;
    existing = await object.fields();
    return existing;
  };
  try {
    const id = await createOnce({
      clock: object.session.client.clock,
      create: () => object.whenComplete(() => postField(object, item)),
      find: async (isNew) => {
        const live = (await look()).get(name);
        if (!live || !(isNew || isAsDeclared(declared.field, declared.key, live))) return undefined;
        noteTakenOver(object, live);
        return live.id;
      },
      isThere: async () => (await look()).has(name),
    });
    added.ids.set(name, id);
  } catch (error) {
    // A look that fails says nothing of the creation. After an uncertain answer all looks were taken.
    if (isRefused(error) || isConflict(error)) await look().catch(() => undefined);
    if (existing && takeOver(object, item, existing, added)) return;
    added.failures.set(name, messageOf(isRefused(error) ? error.advising(atLimit) : error));
  }
}

// assumption: field-limit
const atLimit =
  "If the object has as many fields as it may have: the engine deletes a `Field` that " +
  "leaves the program last, so take it out in a run before.";

/** A field that exists exactly as declared is ours: an earlier run made it and could not tell. */
function takeOver(object: ObjectHandle, { declared, body }: Item, existing: Map<string, FieldRecord>, added: Added): boolean {
  const { name } = body;
  const live = existing.get(name);
  if (!live) return false;
  noteTakenOver(object, live);
  if (isAsDeclared(declared.field, declared.key, live)) {
    added.ids.set(name, live.id);
  } else {
    added.different.set(name, live);
  }
  return true;
}

function noteTakenOver({ session, id }: ObjectHandle, live: FieldRecord): void {
  session.run.takenOver.add(`${id}/${live.id}`);
}

// assumption: data-type-case
async function postField({ session, id: objectId }: ObjectHandle, { declared, body }: Item): Promise<string | undefined> {
  const post = (spelt: Item["body"]) => session.client.call(contract.add, { path: { objectId }, body: spelt, extra: declared.field.extra });
  const { platform } = session;
  try {
    const id = await post(spell(platform, body));
    platform.knowsSpelling = true;
    return id;
  } catch (error) {
    if (!isRefused(error) || platform.knowsSpelling || platform.spelling === "canonical") throw error;
    // A platform that wants its own spelling of data types refuses the documented one; any other reason is told as it was.
    const id = await post(canonical(body)).catch(() => {
      throw error;
    });
    platform.spelling = "canonical";
    return id;
  }
}

function spell({ spelling }: Platform, body: Item["body"]): Item["body"] {
  return spelling === "canonical" ? canonical(body) : body;
}

function canonical(body: Item["body"]): Item["body"] {
  return { ...body, dataType: dataTypes[body.dataType as keyof typeof dataTypes].canonical };
}

/** The id of the object that a relation points to. */
async function target({ session, id }: ObjectHandle, field: Field): Promise<string | undefined> {
  if (!isRelation(field)) return undefined;
  if (field.referenceObjectName === self) return id;
  if (field.referenceObjectId) return field.referenceObjectId;
  const object = await session.findObject(field.referenceObjectName);
  if (object) return object.id;
  throw new Error(
    `It points to object ${field.referenceObjectName}, which does not exist. Write the full API name, or pass the CustomObject that declares it.`,
  );
}
