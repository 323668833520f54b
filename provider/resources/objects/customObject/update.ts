import type { FieldRecord } from "../../../contract/fields";
import * as objects from "../../../contract/objects";
import { changedAttributes, projectField, recreation } from "../../../fieldModel/fieldWire";
import { changedExtra } from "../../../lifecycle/attributes";
import { writeOnce } from "../../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../../lifecycle/handler";
import { isGone, notMade } from "../../../lifecycle/messages";
import { Recording } from "../../../lifecycle/recording";
import type { Session } from "../../../lifecycle/session";
import { update as runUpdate, type Step } from "../../../lifecycle/update";
import { addFields, type DeclaredField } from "../addFields";
import { FieldHandle, hasArrived } from "../liveField";
import { type LiveObject, ObjectHandle } from "../liveObject";
import { assertChange } from "./guard";
import { changedObjectAttributes, type FieldPlan, planFields } from "./plan";
import { between, project, projectDoubtful } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";

/** Makes the live object what `news` declares, with the fewest calls, and finishes what an earlier run left undone. */
export async function update(shared: Session, id: string, before: ObjectState, news: ObjectInputs): Promise<ObjectState> {
  const session = new Recording(shared);
  const object = new ObjectHandle(session, id, before.name);
  const olds = before.unfinished ? await lookAgain(object, before) : before;
  await assertChange(session, olds, news);
  const plan = planFields(olds, { ...news, __fieldOrder: session.run.checked.fieldOrders.get(news.name) ?? news.__fieldOrder });
  const state: ObjectState = { ...news, keyPrefix: olds.keyPrefix, fieldIds: idsOf(olds, plan), adopted: olds.adopted };
  const change = new ObjectChange(object, olds, state, plan);
  return runUpdate(session, {
    id,
    steps: change.steps(),
    look: () => object.read(Object.values(state.fieldIds)),
    gone: () => isGone(`Object ${news.name}`, id),
    missing: (live) => change.notArrived(live),
    finished: (live) => project(state, live),
    doubtful: (live) => {
      const known = between(olds, news, state.fieldIds);
      return live ? projectDoubtful(known, live) : known;
    },
  });
}

/** What the platform has of an object whose last update failed half-way. */
async function lookAgain(object: ObjectHandle, state: ObjectState): Promise<ObjectState> {
  const live = await object.read(Object.values(state.fieldIds));
  if (!live) throw new RefusedChange(isGone(`Object ${object.name}`, object.id));
  return projectDoubtful(state, live);
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

/** One change of an object and its fields. */
class ObjectChange {
  private readonly attributes: ReturnType<typeof changedObjectAttributes>;

  constructor(
    private readonly object: ObjectHandle,
    private readonly olds: ObjectState,
    /** The declared object with the ids of the fields that exist now. */
    private readonly state: ObjectState,
    private readonly plan: FieldPlan,
  ) {
    this.attributes = changedObjectAttributes(olds, state);
  }

  /** Fields go before fields come: a platform may limit their number. */
  // assumption: field-limit
  steps(): Step[] {
    const { olds, state, plan } = this;
    const { name } = this.object;
    return [
      { notDone: `Object ${name} was not changed.`, work: () => this.changeAttributes() },
      { notDone: `The field "name" of object ${name} was not changed.`, work: () => this.changeNameField() },
      ...plan.drop.map(({ key, apiName, anew }) => ({
        notDone: `Field ${apiName} of object ${name} was not deleted.`,
        work: async () => {
          await this.field(olds, key, apiName).drop({ anew });
          delete state.fieldIds[key];
        },
      })),
      ...plan.keep.map(({ key, apiName, ...change }) => ({
        notDone: `Field ${apiName} of object ${name} was not changed.`,
        work: async () => this.field(state, key, apiName).change(change),
      })),
      { notDone: `The new fields of object ${name} were not created.`, work: (reasons) => this.addFields(reasons) },
    ];
  }

  private async changeAttributes(): Promise<void> {
    const { object, attributes } = this;
    const { client } = object.session;
    const extra = changedExtra(this.olds.extra, this.state.extra);
    if (!extra && Object.keys(attributes).length === 0) return;
    await writeOnce({
      clock: client.clock,
      write: () => client.call(objects.update, { path: { objectId: object.id }, body: attributes, extra }),
      done: async () => Object.keys(attributes).length > 0 && this.hasAttributes(await object.read()),
    });
  }

  // assumption: object-attributes
  private hasAttributes(live: LiveObject | undefined): boolean {
    const { olds, state, attributes } = this;
    // A plural that only follows the label is sent, and missed by nobody.
    const isDeclared = (name: string) => name !== "pluralLabel" || (olds.pluralLabel ?? state.pluralLabel) !== undefined;
    return live !== undefined && Object.entries(attributes).every(([name, value]) => live[name] === value || !isDeclared(name));
  }

  /** Of the preset fields only the record name can be changed, and only its label. */
  private async changeNameField(): Promise<void> {
    const { object, olds, state } = this;
    const label = state.nameField?.label ?? "Name";
    if ((olds.nameField?.label ?? "Name") === label) return;
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

  private async addFields(reasons: string[]): Promise<void> {
    const { object, state } = this;
    const fields = this.plan.add;
    const added = await addFields(object, fields);
    for (const { key, apiName } of fields) {
      const fieldId = added.ids.get(apiName);
      if (fieldId !== undefined) state.fieldIds[key] = fieldId;
    }
    reasons.push(
      ...[...added.failures].map(([apiName, failure]) => `Field ${apiName} of object ${state.name} was not created. ${failure}`),
    );
    for (const declared of fields) {
      const live = added.different.get(declared.apiName);
      if (!live) continue;
      await this.takeOver(declared, live, reasons).catch((error) => {
        reasons.push(`Field ${declared.apiName} of object ${state.name} was not changed. ${messageOf(error)}`);
      });
    }
  }

  /** A field that existed before and is not as declared. */
  private async takeOver({ key, apiName, field }: DeclaredField, live: FieldRecord, reasons: string[]): Promise<void> {
    const { object, state } = this;
    const old = projectField(field, live);
    if (!state.adoptExisting || recreation(old, field)) {
      const exists = `Field ${apiName} of object ${state.name} exists already (id ${live.id}, ${live.dataType}) and is not as declared.`;
      reasons.push(
        `${exists} ${state.adoptExisting ? "It cannot become what is declared." : "Set adoptExisting: true to change it into what is declared."}`,
      );
      return;
    }
    await new FieldHandle(object, live.id, apiName).change({ attributes: changedAttributes(old, field, key), extra: field.extra });
    state.fieldIds[key] = live.id;
  }

  /** What the platform accepted and did not do. */
  notArrived(live: LiveObject): string[] {
    const { state, plan } = this;
    const find = (key: string) => live.fields.find(({ id }) => id === state.fieldIds[key]);
    const kept = plan.keep.filter(({ key, attributes }) => !hasArrived(attributes, find(key)));
    const lost = plan.add.filter(({ key, apiName }) => !find(key) && !live.fields.some(({ name }) => name === apiName));
    return [
      ...(this.hasAttributes(live) ? [] : [notMade(`object ${state.name}`)]),
      ...kept.map(({ apiName }) => notMade(`field ${apiName} of object ${state.name}`)),
      ...lost.map(({ apiName }) => `The platform does not show field ${apiName} of object ${state.name} after its creation.`),
    ];
  }
}
