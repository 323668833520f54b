import type { FieldRecord } from "../../contract/fields";
import type { Field } from "../../fieldModel/fieldSchema";
import { projectField, recreation, sameType } from "../../fieldModel/fieldWire";
import { cannotBeAdopted } from "../../lifecycle/messages";
import { packageProtection } from "../../lifecycle/packageProtection";

/** Why a field that existed before is not changed into what is declared; undefined when it may be. */
export function refusalToAdopt(thing: string, live: FieldRecord, declared: Field, adoptExisting = false): string | undefined {
  const exists = `${thing} exists already (id ${live.id}, ${live.dataType}) and is not as declared.`;
  if (!adoptExisting) return `${exists} Set adoptExisting: true to change it into what is declared.`;
  const protection = packageProtection(live);
  if (protection) return cannotBeAdopted(thing, live.id, [`it ${protection}`]);
  return recreation(projectField(declared, live), declared) && `${exists} It cannot become what is declared.`;
}

/** What the platform made where it did not make the declared type. */
export function otherType(thing: string, live: FieldRecord, declared: Field): string | undefined {
  if (sameType(declared, live)) return undefined;
  return `The platform made ${thing} a ${projectField(declared, live).dataType}, not a ${declared.dataType}.`;
}
