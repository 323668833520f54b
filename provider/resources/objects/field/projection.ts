import type { FieldRecord } from "../../../contract/fields";
import type { Field } from "../../../fieldModel/fieldSchema";
import { changedAttributes, describeField, projectField } from "../../../fieldModel/fieldWire";
import { shortName } from "../../../fieldModel/names";
import { changedExtra } from "../../../lifecycle/attributes";
import type { Lived } from "../../../lifecycle/state";
import type { FieldChange } from "../liveField";
import type { FieldInputs, FieldState } from "./schema";

/** The declaration of the field alone. */
export function definitionOf(inputs: FieldInputs): Field {
  const { objectId, objectName, name, adoptExisting, recover, allowDataLoss, ...rest } = inputs;
  const { fieldId, adopted, unfinished, ...field } = rest as Field & Partial<FieldState>;
  return field as Field;
}

/** What the platform has, seen through what the program sets. */
export function project({ unfinished, ...known }: FieldInputs & Lived, live: FieldRecord): FieldState {
  return { ...known, ...projectField(definitionOf(known), live), name: live.name, fieldId: live.id } as FieldState;
}

/** Everything that the platform tells of a field. */
export function describe(objectId: string, live: FieldRecord): FieldState {
  return { ...describeField(live, shortName(live.name)), objectId, name: live.name, fieldId: live.id } as FieldState;
}

/** What an update sends. */
export function changesOf(olds: FieldInputs, news: FieldInputs): FieldChange {
  const attributes = changedAttributes(definitionOf(olds), definitionOf(news), shortName(news.name));
  return { attributes, extra: changedExtra(olds.extra, news.extra) };
}
