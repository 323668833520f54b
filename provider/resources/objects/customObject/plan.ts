import { changedAttributes, recreation } from "../../../fieldModel/fieldWire";
import { changedExtra } from "../../../lifecycle/attributes";
import { type Destruction, fieldDestruction, newFieldDestruction } from "../../../safety/destruction";
import type { DeclaredField } from "../addFields";
import { fieldsByName } from "./projection";
import type { ObjectInputs } from "./schema";

/** What an update does to the fields of an object. */
export interface FieldPlan {
  /** Fields that go, or that cannot be changed in place. `recreated`: created again under the same name. */
  drop: (DeclaredField & { recreated: boolean })[];
  /** Fields that stay, with what changed in them. */
  keep: (DeclaredField & {
    old: DeclaredField;
    attributes: ReturnType<typeof changedAttributes>;
    extra: Record<string, unknown> | undefined;
  })[];
  add: DeclaredField[];
}

/** Fields are the same when their API names are: a key may be written short or in full. */
export function planFields(olds: ObjectInputs, news: ObjectInputs): FieldPlan {
  const [before, after] = [fieldsByName(olds), fieldsByName(news)];
  const plan: FieldPlan = { drop: [], keep: [], add: [] };
  for (const old of before.values()) {
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
  const changed = [...before.values()].map((old) => fieldDestruction(place(old), old.field, after.get(old.apiName)?.field));
  const added = [...after.values()]
    .filter(({ apiName }) => !before.has(apiName))
    .map((field) => newFieldDestruction(place(field), field.field));
  return [...changed, ...added].filter((destruction) => destruction !== undefined);
}
