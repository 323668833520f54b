import type { FieldRecord } from "../../../contract/fields";
import * as objects from "../../../contract/objects";
import { changedAttributes, projectField } from "../../../fieldModel/fieldWire";
import { changedExtra } from "../../../lifecycle/attributes";
import { changeAttributes } from "../../../lifecycle/changeAttributes";
import { readUntil } from "../../../lifecycle/confirmWrite";
import { isRecovered } from "../../../lifecycle/createOrAdopt";
import { messageOf } from "../../../lifecycle/handler";
import { lookAgain } from "../../../lifecycle/lookAgain";
import { isGone, notMade, notShown, storedAs, storedDifferently } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate, type Step } from "../../../lifecycle/update";
import { addFields, type DeclaredField, type Prepared, prepareFields } from "../addFields";
import { otherType, refusalToAdopt, type Stranger } from "../fieldMisfits";
import { FieldHandle, hasArrived } from "../liveField";
import { type LiveObject, ObjectHandle } from "../liveObject";
import { isComplete } from "../status";
import { attributeNames, changedObjectAttributes } from "./attributes";
import { assertChange } from "./guard";
import { type FieldPlan, planFields } from "./plan";
import { objectBetween, project, projectDoubtful } from "./projection";
import { copyValues } from "./rename";
import type { ObjectInputs, ObjectState } from "./schema";

/** Makes the live object what `news` declares, with the fewest calls, and finishes what an earlier run left undone. */
export async function update(session: Session, id: string, before: ObjectState, news: ObjectInputs): Promise<ObjectState> {
  const olds = await lookAgain(before, {
    look: () => readWithFields(session, id, Object.values(before.fieldIds)),
    gone: isGone(`Object ${before.name}`, id),
    project: (live) => projectDoubtful(before, live),
  });
  return change(session, id, olds, news);
}

/** Reads until all fields show that were there: one that does not show yet would be taken for another's when it is created again. */
// assumption: stale-reads
function readWithFields(session: Session, id: string, fieldIds: readonly string[]): Promise<LiveObject | undefined> {
  const isThere = (live: LiveObject, fieldId: string) => live.fields.some((field) => field.id === fieldId);
  return readUntil(
    session.client.clock,
    () => new ObjectHandle(session, id).read(fieldIds),
    (live) => live === undefined || fieldIds.every((fieldId) => isThere(live, fieldId)),
  );
}

/** The same, where it is known what the platform has. */
export async function change(shared: Session, id: string, olds: ObjectState, news: ObjectInputs): Promise<ObjectState> {
  await assertChange(shared, olds, news);
  return new ObjectUpdate(new Recording(shared), id, olds, news).run();
}

/** Gives an object that was just created its fields. */
export function complete(session: Recording, id: string, { fields, ...created }: ObjectInputs): Promise<ObjectState> {
  return new ObjectUpdate(session, id, { ...created, keyPrefix: "", fieldIds: {} }, { ...created, fields }, true).run();
}

/** The ids of the fields, by the keys that they have now. */
function idsOf({ fieldIds }: ObjectState, { keep }: FieldPlan): Record<string, string> {
  const ids = { ...fieldIds };
  for (const { key, old } of keep) {
    const id = fieldIds[old.key];
    if (id === undefined || key === old.key) continue;
    delete ids[old.key];
    ids[key] = id;
  }
  return ids;
}

/** One update of an object and its fields. */
class ObjectUpdate {
  private readonly object: ObjectHandle;
  private readonly plan: FieldPlan;
  private readonly attributes: ReturnType<typeof changedObjectAttributes>;
  /** Fields that existed before, with what was written of them. */
  private readonly taken: Pick<FieldPlan["keep"][number], "key" | "apiName" | "attributes">[] = [];
  /** The declared object with the ids of the fields that exist now. */
  private readonly state: ObjectState;
  private newFields: Prepared | undefined;

  constructor(
    private readonly session: Recording,
    id: string,
    private readonly olds: ObjectState,
    private readonly news: ObjectInputs,
    private readonly isNew = false,
  ) {
    this.object = new ObjectHandle(session, id, news.name);
    this.plan = planFields(olds, { ...news, __fieldOrder: session.run.checked.fieldOrders.get(news.name) ?? news.__fieldOrder });
    this.attributes = changedObjectAttributes(olds, news);
    this.state = { ...news, keyPrefix: olds.keyPrefix, fieldIds: idsOf(olds, this.plan), adopted: olds.adopted };
  }

  run(): Promise<ObjectState> {
    const { session, object, olds, news, state, isNew } = this;
    const { id } = object;
    const thing = `Object ${news.name}`;
    return runUpdate(session, {
      id,
      steps: this.steps(),
      look: () => object.read(Object.values(state.fieldIds)),
      gone: () => (isNew ? notShown(thing, id) : isGone(thing, id)),
      missing: (live) => this.notArrived(live),
      // What belongs to a new object follows when it is complete.
      shows: (live) => !isNew || isComplete(live),
      wrong: (live) => this.storedDifferently(live),
      finished: (live) => project(state, live),
      doubtful: (live) => {
        const known = objectBetween(olds, news, state.fieldIds);
        return live ? projectDoubtful(known, live) : known;
      },
    });
  }

  /** Fields go before fields come: a platform may limit their number. Nothing goes before it is known that new ones have what they refer to. */
  // assumption: field-limit
  private steps(): Step[] {
    const { olds, state, plan, isNew } = this;
    const { name } = this.object;
    return [
      ...(isNew ? [] : [{ work: async (reasons: string[]) => reasons.push(...this.notCreated(await this.prepare())) }]),
      { notDone: `Object ${name} was not changed.`, work: () => this.changeAttributes() },
      { notDone: `The field "name" of object ${name} was not changed.`, work: () => this.changeNameField() },
      ...plan.drop.map(({ key, apiName, recreated }) => ({
        notDone: `Field ${apiName} of object ${name} was not deleted.`,
        work: async () => {
          await this.field(olds, key, apiName).drop({ recreated });
          delete state.fieldIds[key];
        },
      })),
      ...plan.keep.map(({ key, apiName, ...change }) => ({
        notDone: `Field ${apiName} of object ${name} was not changed.`,
        work: async () => this.field(state, key, apiName).change(change),
      })),
      { notDone: `The new fields of object ${name} were not created.`, work: (reasons) => this.addFields(reasons) },
      ...plan.rename.map(({ old, next }) => ({
        notDone: `Field ${old.apiName} of object ${name} was not renamed to ${next.apiName}: both are there.`,
        work: async () => {
          const field = this.field(olds, old.key, old.apiName);
          // A run that was killed may have dropped it already.
          if (await field.read()) await copyValues(this.session, name, old, next);
          await field.drop({ recreated: false });
          delete state.fieldIds[old.key];
        },
      })),
    ];
  }

  private async changeAttributes(): Promise<void> {
    const { session, object, attributes } = this;
    const extra = changedExtra(this.olds.extra, this.state.extra);
    if (!extra && Object.keys(attributes).length === 0) return;
    await changeAttributes(session, {
      write: () => session.client.call(objects.update, { path: { objectId: object.id }, body: attributes, extra }),
      read: () => object.read(),
      shows: (live) => this.hasAttributes(live),
      tellsAll: () => !extra,
    });
  }

  // assumption: object-attributes
  private hasAttributes(live: LiveObject): boolean {
    const { olds, state, attributes } = this;
    // A plural that only follows the label is sent, and not missed.
    const isDeclared = (name: string) => name !== "pluralLabel" || (olds.pluralLabel ?? state.pluralLabel) !== undefined;
    return Object.entries(attributes).every(([name, value]) => live[name] === value || !isDeclared(name));
  }

  /** The label that the record name gets; undefined where it stays. */
  private get nameLabel(): string | undefined {
    const [before, after] = [this.olds, this.state].map(({ nameField }) => nameField?.label ?? "Name");
    return before === after ? undefined : after;
  }

  private hasNameField({ fields }: LiveObject): boolean {
    const there = fields.find(({ name }) => name === "name");
    return this.nameLabel === undefined || there === undefined || there.label === this.nameLabel;
  }

  /** Of the preset fields only the record name can be changed, and only its label. */
  private async changeNameField(): Promise<void> {
    const { object, state, nameLabel: label } = this;
    if (label === undefined) return;
    const field = (await object.fields()).get("name");
    if (!field)
      throw new Error(`The platform does not show the preset field "name" of object ${state.name}: change its label in the designer.`);
    await new FieldHandle(object, field.id, "name").change({ attributes: { label } });
  }

  private field({ fieldIds, name }: ObjectState, key: string, apiName: string): FieldHandle {
    const id = fieldIds[key];
    if (id === undefined) throw new Error(`The id of field ${key} of object ${name} is not known. Run \`pulumi refresh\` first.`);
    return new FieldHandle(this.object, id, apiName);
  }

  private async prepare(): Promise<Prepared> {
    this.newFields ??= await prepareFields(this.object, this.plan.add);
    return this.newFields;
  }

  private notCreated({ failures }: Pick<Prepared, "failures">): string[] {
    return [...failures].map(([apiName, failure]) => `Field ${apiName} of object ${this.state.name} was not created. ${failure}`);
  }

  private async addFields(reasons: string[]): Promise<void> {
    const { object, state } = this;
    const fields = this.plan.add;
    const added = await addFields(object, await this.prepare(), this.isNew);
    for (const { key, apiName } of fields) {
      const fieldId = added.ids.get(apiName);
      if (fieldId !== undefined) state.fieldIds[key] = fieldId;
    }
    reasons.push(...this.notCreated(added));
    for (const declared of fields) {
      const stranger = added.different.get(declared.apiName);
      if (!stranger) continue;
      await this.takeOver(declared, stranger, reasons).catch((error) => {
        reasons.push(`Field ${declared.apiName} of object ${state.name} was not changed. ${messageOf(error)}`);
      });
    }
  }

  /** A field that existed before and is not ours, or not as declared. */
  private async takeOver({ key, apiName, field }: DeclaredField, stranger: Stranger, reasons: string[]): Promise<void> {
    const { session, object, state } = this;
    const { live } = stranger;
    const isAllowed = state.adoptExisting || isRecovered(session, state);
    const refusal = refusalToAdopt({ words: `Field ${apiName} of object ${state.name}`, name: state.name }, stranger, field, isAllowed);
    if (refusal) return void reasons.push(refusal);
    const old = projectField(field, live);
    const attributes = changedAttributes(old, field, key);
    await new FieldHandle(object, live.id, apiName).change({ attributes, extra: field.extra });
    state.fieldIds[key] = live.id;
    this.taken.push({ key, apiName, attributes });
  }

  /** What the platform made otherwise than declared. Names and types can never be changed afterwards. */
  private storedDifferently(live: LiveObject): string[] {
    const { state, plan, isNew } = this;
    const seen = project(state, live);
    // assumption: object-attributes
    const different = isNew ? attributeNames.filter((attribute) => seen[attribute] !== state[attribute]) : [];
    // assumption: names
    const renamed = live.name === state.name ? [] : [storedAs(`object ${state.name}`, live.name)];
    const retyped = plan.add.flatMap(({ key, apiName, field }) => {
      const there = this.find(live, key, apiName);
      return (there && otherType(`field ${apiName} of object ${state.name}`, there, field)) ?? [];
    });
    return [...renamed, ...(different.length > 0 ? [storedDifferently(`object ${state.name}`, different)] : []), ...retyped];
  }

  private find(live: LiveObject, key: string, apiName: string): FieldRecord | undefined {
    return live.fields.find(({ id }) => id === this.state.fieldIds[key]) ?? live.fields.find(({ name }) => name === apiName);
  }

  /** What the platform accepted and did not do. */
  private notArrived(live: LiveObject): string[] {
    const { state, plan, taken } = this;
    const kept = [...plan.keep, ...taken].filter(({ key, apiName, attributes }) => !hasArrived(attributes, this.find(live, key, apiName)));
    const lost = plan.add.filter(({ key, apiName }) => !this.find(live, key, apiName));
    return [
      ...(this.hasAttributes(live) ? [] : [notMade(`object ${state.name}`)]),
      ...(this.hasNameField(live) ? [] : [notMade(`the field "name" of object ${state.name}`)]),
      ...kept.map(({ apiName }) => notMade(`field ${apiName} of object ${state.name}`)),
      ...lost.map(({ apiName }) => `The platform does not show field ${apiName} of object ${state.name} after its creation.`),
    ];
  }
}
