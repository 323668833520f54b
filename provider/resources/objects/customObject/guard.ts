import { isDeepStrictEqual } from "node:util";
import type { Field } from "../../../fieldModel/fieldSchema";
import { recreation } from "../../../fieldModel/fieldWire";
import { type CheckFailure, refuseAny } from "../../../lifecycle/handler";
import { profilesAreFixed } from "../../../lifecycle/messages";
import type { Session } from "../../../lifecycle/session";
import { objectDestruction } from "../../../safety/destruction";
import { type Refusal, refusals } from "../../../safety/guard";
import { objectDestructions, planFields, renamesOf } from "./plan";
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

/** The same right before the calls: records may have come since the preview. */
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
