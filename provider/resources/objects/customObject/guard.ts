import { isDeepStrictEqual } from "node:util";
import type { Field } from "../../../fieldModel/fieldSchema";
import { isRelation, recreation } from "../../../fieldModel/fieldWire";
import { type CheckFailure, refuseAny } from "../../../lifecycle/handler";
import { profilesAreFixed } from "../../../lifecycle/messages";
import { isRecord } from "../../../lifecycle/projectDeclared";
import type { Session } from "../../../lifecycle/session";
import { objectDestruction } from "../../../safety/destruction";
import { type Refusal, refusals } from "../../../safety/guard";
import { refuseDependents, tellLayouts } from "../dependents";
import { objectDestructions, planFields, renamesOf } from "./plan";
import { fieldsByName } from "./projection";
import type { ObjectInputs, ObjectState } from "./schema";

/** Why the change from `olds` to `news` is refused. */
export async function guardChange(session: Session, olds: ObjectInputs, news: ObjectInputs): Promise<CheckFailure[]> {
  const fixed = [...fixedAttributes(olds, news), ...renameMisfits(olds, news)];
  if (!olds.adoptExisting && !news.adoptExisting) session.run.checked.ownObjects.add(olds.name);
  if (news.allowDataLoss) {
    session.run.checked.dataLossAllowed.add(olds.name);
    return fixed;
  }
  return [...fixed, ...(await refusals(session.client, objectDestructions(olds, news)))];
}

/** The same, and what depends on fields that go. In `program` what is not known yet shows. */
export async function check(session: Session, olds: ObjectInputs, known: ObjectInputs, program: ObjectInputs): Promise<CheckFailure[]> {
  const news = withTargets(known, program);
  const faults = await guardChange(session, olds, news);
  return [...faults, ...(await leftBehind(session, olds, news))];
}

/**
 * The inputs with the ids of targets as the program has them: while a target is to be created again its id is not known, but its name is. Then
 * the relation is created again, too.
 */
function withTargets(known: ObjectInputs, program: ObjectInputs): ObjectInputs {
  if (!known.fields) return known;
  const fields = Object.entries(known.fields).map(([key, field]) => {
    const declared = program.fields?.[key];
    if (!isRecord(declared) || !isRelation(field) || !isRelation(declared) || declared.referenceObjectId === undefined) return [key, field];
    const isTargetKnown = declared.referenceObjectName === field.referenceObjectName;
    return [key, isTargetKnown ? { ...field, referenceObjectId: declared.referenceObjectId } : field];
  });
  return { ...known, fields: Object.fromEntries(fields) };
}

async function leftBehind(session: Session, olds: ObjectInputs, news: ObjectInputs): Promise<Refusal[]> {
  if (olds.name !== news.name) return [];
  const { drop } = planFields(olds, news);
  for (const { apiName, recreated } of drop) {
    if (recreated && news.allowDataLoss) session.tell(`Field ${apiName} of object ${news.name} is dropped and created again.`);
  }
  const going = drop.filter(({ recreated }) => !recreated).map(({ key, apiName }) => ({ property: `fields.${key}`, name: apiName }));
  const object = going.length > 0 ? await session.findObject(olds.name) : undefined;
  if (!object) return [];
  const declared = [...fieldsByName(news).values()];
  const formulas = new Map(declared.map(({ apiName, field }) => [apiName, field.dataType === "formula" ? field.formula : undefined]));
  await tellLayouts(session, object, going);
  return news.allowDataLoss ? [] : refuseDependents(session, object, going, formulas);
}

/** What is refused right before the calls: records may have come since the preview. */
export async function assertChange(session: Session, olds: ObjectInputs, news: ObjectInputs): Promise<void> {
  refuseAny(await guardChange(session, olds, news));
}

/** Deleting needs the permission that state holds, or the one that the program gave in this run for a replacement. */
export async function deleting(session: Session, { name, allowDataLoss }: ObjectState): Promise<Refusal[]> {
  const isAllowed = allowDataLoss || session.run.checked.dataLossAllowed.has(name);
  return isAllowed ? [] : deletionRefusals(session, name);
}

export function deletionRefusals(session: Session, name: string): Promise<Refusal[]> {
  return refusals(session.client, [objectDestruction(name, session.run.recordsLeaving.get(name))]);
}

/** Attributes that the platform takes only when the thing is created. */
// assumption: create-only
function fixedAttributes(olds: ObjectInputs, news: ObjectInputs): CheckFailure[] {
  if (olds.name !== news.name) return [];
  const faults: CheckFailure[] = [];
  if (!isDeepStrictEqual(olds.view, news.view)) {
    faults.push({
      property: "view",
      reason: "The platform takes `view` only when the object is created. Revert the change and edit the page in the designer.",
    });
  }
  for (const { key, old, field } of planFields(olds, news).keep) {
    if (isDeepStrictEqual(old.field.profiles, field.profiles)) continue;
    faults.push({
      property: `fields.${key}.profiles`,
      reason: profilesAreFixed,
    });
  }
  return faults;
}

/** Why fields cannot take over the values of those that they replace. */
function renameMisfits(olds: ObjectInputs, news: ObjectInputs): CheckFailure[] {
  return renamesOf(olds, news).flatMap(({ old, next }) => {
    const misfit = misfitOf(old.field, next.field);
    const reason = `the values of field ${old.apiName} cannot be copied to ${next.apiName}, which ${misfit}. Rename it first, and change it in a later \`pulumi up\`.`;
    return misfit ? [{ property: `fields.${next.key}.renamedFrom`, reason }] : [];
  });
}

function misfitOf(old: Field, next: Field): string | undefined {
  switch (recreation(old, next)) {
    case "type":
      return `is of type ${next.dataType} instead of ${old.dataType}`;
    case "target":
      return "points to another object or has another relationship";
    case "shorter":
      return "is shorter";
  }
  const isRequired = (field: Field) => "required" in field && field.required === true;
  return isRequired(next) && !isRequired(old) ? "is required" : undefined;
}
