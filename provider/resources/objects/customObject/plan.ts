import { changedAttributes, recreation } from "../../../fieldModel/fieldWire";
import { fieldApiName } from "../../../fieldModel/names";
import { changedExtra } from "../../../lifecycle/attributes";
import { type Destruction, fieldDestruction, newFieldDestruction } from "../../../safety/destruction";
import type { DeclaredField } from "../addFields";
import { fieldsByName } from "./projection";
import type { ObjectInputs } from "./schema";

/** What an update does to the fields of an object. */
export interface FieldPlan {
  /** Fields that go, or that cannot be changed in place. `recreated`: created again under the same name. */
  drop: (DeclaredField & { recreated: boolean })[];
  /** Fields that go when another one has their values. */
  rename: Rename[];
  /** Fields that stay, with what changed in them. */
  keep: (DeclaredField & {
    old: DeclaredField;
    attributes: ReturnType<typeof changedAttributes>;
    extra: Record<string, unknown> | undefined;
  })[];
  add: DeclaredField[];
}

/** A field that gets another name. */
export interface Rename {
  old: DeclaredField;
  next: DeclaredField;
}

/** The fields that get another name. One that the program named so before, and that is gone, is no change. */
export function renamesOf(olds: ObjectInputs, news: ObjectInputs): Rename[] {
  if (olds.name !== news.name) return [];
  const before = fieldsByName(olds);
  return [...fieldsByName(news).values()].flatMap((next) => {
    const renamedFrom = "renamedFrom" in next.field ? next.field.renamedFrom : undefined;
    const old = renamedFrom === undefined ? undefined : before.get(fieldApiName(news.name, renamedFrom));
    return old ? [{ old, next }] : [];
  });
}

/** Fields are the same when their API names are: a key may be written short or in full. */
export function planFields(olds: ObjectInputs, news: ObjectInputs): FieldPlan {
  const [before, after] = [fieldsByName(olds), fieldsByName(news)];
  const rename = renamesOf(olds, news);
  const plan: FieldPlan = { drop: [], rename, keep: [], add: [] };
  for (const old of before.values()) {
    if (rename.some((one) => one.old.apiName === old.apiName)) continue;
    const next = after.get(old.apiName);
    if (!next || recreation(old.field, next.field)) plan.drop.push({ ...old, recreated: next !== undefined });
  }
  for (const next of after.values()) {
    const old = before.get(next.apiName);
    if (!old || recreation(old.field, next.field)) {
      plan.add.push(next);
      continue;
    }
    const attributes = changedAttributes(old.field, next.field, next.key);
    plan.keep.push({ ...next, old, attributes, extra: changedExtra(old.field.extra, next.field.extra) });
  }
  return plan;
}

/** What the change from `olds` to `news` destroys. */
export function objectDestructions(olds: ObjectInputs, news: ObjectInputs): Destruction[] {
  if (olds.name !== news.name) return [];
  const [before, after] = [fieldsByName(olds), fieldsByName(news)];
  const place = ({ key, apiName }: DeclaredField) => ({ property: `fields.${key}`, object: olds.name, name: apiName });
  const renames = renamesOf(olds, news);
  const isRenamed = ({ apiName }: DeclaredField) => renames.some(({ old, next }) => [old.apiName, next.apiName].includes(apiName));
  const stay = [...before.values()].filter((old) => !isRenamed(old));
  const changed = stay.map((old) => fieldDestruction(place(old), old.field, after.get(old.apiName)?.field));
  const added = [...after.values()]
    .filter((field) => !before.has(field.apiName) && !isRenamed(field))
    .map((field) => newFieldDestruction(place(field), field.field));
  return [...changed, ...added].filter((destruction) => destruction !== undefined);
}
