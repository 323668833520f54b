import { isDeepStrictEqual } from "node:util";
import type { FieldRecord } from "../../contract/fields";
import type { Field } from "../../fieldModel/fieldSchema";
import { projectField, recreation, sameType, undeclared } from "../../fieldModel/fieldWire";
import { isBlank } from "../../lifecycle/foreign";
import { cannotBeAdopted, recoverIt } from "../../lifecycle/messages";
import { packageProtection } from "../../lifecycle/packageProtection";

/** What messages call a field, and `astrozero:recover` what is to be recovered. */
export interface FieldThing {
  words: string;
  name: string;
}

/** A field that existed before. `why`: why it is not ours, although it is as declared. */
export interface Stranger {
  live: FieldRecord;
  why: string | undefined;
}

/** Whether a field may be what our create left: it is as declared, and has nothing beside. */
export function isAsDeclared(field: Field, key: string, live: FieldRecord): boolean {
  return isDeepStrictEqual(projectField(field, live), field) && Object.values(undeclared(field, key, live)).every(isBlank);
}

/**
 * Why a field that existed before is not changed into what is declared; undefined when it may be. `why`: why it is not ours, although it is as
 * declared.
 */
export function refusalToAdopt(thing: FieldThing, { live, why }: Stranger, declared: Field, isAllowed = false): string | undefined {
  const reason = why ? `is as declared, but ${why}` : "is not exactly as declared";
  const exists = `${thing.words} exists already (id ${live.id}, ${live.dataType}) and ${reason}.`;
  if (!isAllowed) return `${exists} Set adoptExisting: true to change it into what is declared. ${recoverIt(thing.name)}`;
  const protection = packageProtection(live);
  if (protection) return cannotBeAdopted(thing.words, live.id, [`it ${protection}`]);
  return recreation(projectField(declared, live), declared) && `${exists} It cannot become what is declared.`;
}

/** What the platform made where it did not make the declared type. */
export function otherType(thing: string, live: FieldRecord, declared: Field): string | undefined {
  if (sameType(declared, live)) return undefined;
  return `The platform made ${thing} a ${projectField(declared, live).dataType}, not a ${declared.dataType}.`;
}
