import { CallError, isConflict, isRefused } from "../../client/errors";
import { dataTypes } from "../../contract/dataTypes";
import type { FieldRecord } from "../../contract/fields";
import * as contract from "../../contract/fields";
import { type Field, self } from "../../fieldModel/fieldSchema";
import { creationBody, isRelation, type Place } from "../../fieldModel/fieldWire";
import { createOnce } from "../../lifecycle/confirmWrite";
import { messageOf } from "../../lifecycle/handler";
import { madeWhen, notOurs } from "../../lifecycle/leftover";
import { spelledOtherwise, takenAsLeftover } from "../../lifecycle/messages";
import type { Platform } from "../../lifecycle/session";
import { isAsDeclared, type Stranger } from "./fieldMisfits";
import type { ObjectHandle } from "./liveObject";
import { layoutIds } from "./standardLayouts";

/** A declared field. */
export interface DeclaredField<Declared extends Field = Field> extends Place {
  field: Declared;
}

/** What became of the fields, by API name. */
export interface Added {
  /** Fields that exist now as declared, with their ids as far as the platform told them. */
  ids: Map<string, string | undefined>;
  /** Fields that existed before and are not ours. */
  different: Map<string, Stranger>;
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
export async function addFields(object: ObjectHandle, { items, failures }: Prepared, isNewObject = false): Promise<Added> {
  const added: Added = { ids: new Map(), different: new Map(), failures: new Map(failures) };
  // Attributes that the contract does not model travel with the call for a single field.
  const modelled = items.filter(({ declared }) => declared.field.extra === undefined);
  const together = modelled.length > 1 ? modelled : [];
  const existing = new Existing(object, added, isNewObject);
  const left = await addTogether(object, together, added, existing);
  for (const item of [...left, ...items.filter((item) => !together.includes(item))]) await addOne(object, item, added, existing);
  return added;
}

async function bodyOf(object: ObjectHandle, declared: DeclaredField, layouts: Parameters<typeof layoutIds>[0]): Promise<Item["body"]> {
  const { field } = declared;
  const body = creationBody(field, declared, await target(object, field));
  return field.layouts ? { ...body, layouts: await layoutIds(layouts, field.layouts) } : body;
}

/** Returns the items that do not exist afterwards. */
// assumption: field-batch
async function addTogether(object: ObjectHandle, items: readonly Item[], added: Added, existing: Existing): Promise<readonly Item[]> {
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
    const there = await object.fields().catch(() => {
      throw error;
    });
    return items.filter((item) => !existing.takeOver(item, there));
  }
}

/** The whole call may be unknown to the platform, one field may be refused, or the answer may have got lost. */
// assumption: field-batch
function mayGoOnSingly(error: CallError): boolean {
  return error.ambiguous || ["refused", "missing", "unsupported"].includes(error.failure) || isConflict(error);
}

async function addOne(object: ObjectHandle, item: Item, added: Added, existing: Existing): Promise<void> {
  const { name } = item.body;
  let there: Map<string, FieldRecord> | undefined;
  const look = async () => {
    there = undefined;
    there = await object.fields();
    return there;
  };
  try {
    const id = await createOnce({
      clock: object.session.client.clock,
      create: () => object.whenComplete(() => postField(object, item)),
      find: async (isNew) => {
        const live = (await look()).get(name);
        if (!live || !(isNew || existing.isOurs(item, live))) return undefined;
        existing.note(live, !isNew);
        return live.id;
      },
      isThere: async () => (await look()).has(name),
    });
    added.ids.set(name, id);
  } catch (error) {
    // A look that fails says nothing of the creation. After an uncertain answer all looks were taken.
    if (isRefused(error) || isConflict(error)) await look().catch(() => undefined);
    if (there && existing.takeOver(item, there)) return;
    const like = [...(there?.values() ?? [])].find((live) => live.name.toLowerCase() === name.toLowerCase());
    added.failures.set(
      name,
      like ? spelledOtherwise(`Field ${name}`, like) : messageOf(isRefused(error) ? error.advising(atLimit) : error),
    );
  }
}

// assumption: field-limit
const atLimit =
  "If the object has as many fields as it may have: the engine deletes a `Field` that " +
  "leaves the program last, so take it out in a run before.";

/** Fields that exist before they are created. */
class Existing {
  constructor(
    private readonly object: ObjectHandle,
    private readonly added: Added,
    /** Whether this run has made the object: then all that is in it is ours. */
    private readonly isNewObject: boolean,
  ) {}

  /** A field that exists exactly as declared may be ours: an earlier call made it and could not tell. */
  takeOver(item: Item, there: Map<string, FieldRecord>): boolean {
    const { name } = item.body;
    const live = there.get(name);
    if (!live) return false;
    const isOurs = this.isOurs(item, live);
    this.note(live, isOurs);
    if (isOurs) this.added.ids.set(name, live.id);
    else this.added.different.set(name, { live, why: isSame(item, live) ? this.doubt(live) : undefined });
    return true;
  }

  isOurs(item: Item, live: FieldRecord): boolean {
    return isSame(item, live) && this.doubt(live) === undefined;
  }

  private doubt(live: FieldRecord): string | undefined {
    const { session, name } = this.object;
    return this.isNewObject ? undefined : notOurs(session, live, session.run.checked.ownObjects.has(name));
  }

  /** `isTaken`: it is taken although it may have been there before. */
  note(live: FieldRecord, isTaken: boolean): void {
    const { session, id, name } = this.object;
    session.run.takenOver.add(`${id}/${live.id}`);
    if (isTaken && !this.isNewObject) session.warn(takenAsLeftover(`Field ${live.name} of object ${name}`, live.id, madeWhen(live)));
  }
}

function isSame({ declared }: Item, live: FieldRecord): boolean {
  return isAsDeclared(declared.field, declared.key, live);
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
