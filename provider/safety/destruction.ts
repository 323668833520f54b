import type { Field } from "../fieldModel/fieldSchema";
import { recreation } from "../fieldModel/fieldWire";
import { listed, plural } from "../lifecycle/messages";
import type { DestructionCode } from "./codes";

/** How the platform is asked whether there is anything to destroy. */
export type Question =
  | { kind: "id"; of?: { object: string; field: string } }
  | { kind: "records"; object: string; without?: "a value"; leaving?: number | undefined }
  | { kind: "values" | "empty"; object: string; field: string }
  | { kind: "references"; picklist: string; values: readonly string[] };

/** One destructive part of a change. */
export interface Destruction {
  code: DestructionCode;
  /** Path of the property that asks for it. */
  property: string;
  /** What happens, as the start of a sentence. */
  action: string;
  question: Question;
  /** What is refused where that finds nothing. */
  otherwise?: Destruction;
}

/** A destruction of which is known how much it destroys. */
export interface Counted extends Omit<Destruction, "question"> {
  records: number;
}

interface NamedField {
  /** Path of the field in the inputs of its resource; empty when the resource is the field. */
  property: string;
  object: string;
  name: string;
}

/** `leaving`: how many of its records are deleted before it in any case. */
export function objectDestruction(name: string, leaving?: number): Destruction {
  return { code: "AZ101", property: "name", action: `deleting object ${name}`, question: { kind: "records", object: name, leaving } };
}

/** What the change from one declaration of a field to another destroys; `next` is undefined when the field goes. */
export function fieldDestruction({ property, object, name }: NamedField, old: Field, next: Field | undefined): Destruction | undefined {
  // A formula or a summary is computed: dropping it loses nothing that anybody entered.
  const computed = old.dataType === "formula" || old.dataType === "rollupsummary";
  const of = `field ${name} of object ${object}`;
  const at = (attribute: string) => [property, attribute].filter(Boolean).join(".");
  const values: Question = { kind: "values", object, field: name };
  if (next === undefined) {
    return computed ? undefined : { code: "AZ102", property: property || "name", action: `dropping ${of}`, question: values };
  }
  const recreate = "drops it and creates it again, which";
  const cause = recreation(old, next);
  const attribute = { type: "dataType", target: "referenceObjectName", shorter: "length", "": "" }[cause ?? ""];
  const again = recreating(of, at(attribute), { object, field: name });
  if (cause && computed) return again;
  switch (cause) {
    case "type":
      return {
        code: "AZ103",
        property: at(attribute),
        action: `changing ${of} from ${old.dataType} to ${next.dataType} ${recreate}`,
        question: values,
        otherwise: again,
      };
    case "target":
      return {
        code: "AZ103",
        property: at(attribute),
        action: `changing the relation of ${of} ${recreate}`,
        question: values,
        otherwise: again,
      };
    case "shorter":
      return { code: "AZ104", property: at(attribute), action: `shortening ${of} ${recreate}`, question: values, otherwise: again };
  }
  if (isRequired(next) && !isRequired(old)) {
    return { code: "AZ106", property: at("required"), action: `requiring ${of}`, question: { kind: "empty", object, field: name } };
  }
  return undefined;
}

/** Creating a thing again under its name, which gives it a new id. */
// assumption: package-ids
export function recreating(thing: string, property: string, of?: { object: string; field: string }): Destruction {
  return { code: "AZ107", property, action: `creating ${thing} again under its name`, question: { kind: "id", ...(of && { of }) } };
}

/** Taking away what other things name. */
export function dependents(property: string, action: string): Omit<Destruction, "question"> {
  return { code: "AZ108", property, action };
}

/** A new field that must have a value, on an object whose records cannot have one. */
export function newFieldDestruction({ property, object, name }: NamedField, field: Field): Destruction | undefined {
  if (!isRequired(field) || ("defaultValue" in field && field.defaultValue !== undefined)) return undefined;
  const question: Question = { kind: "records", object, without: "a value" };
  return {
    code: "AZ106",
    property: [property, "required"].filter(Boolean).join("."),
    action: `requiring the new field ${name} of object ${object}`,
    question,
  };
}

function isRequired(field: Field): boolean {
  return "required" in field && field.required === true;
}

/** What becomes of values of a picklist: those that are changed are deleted as well, and added again. */
interface LostValues {
  removed: readonly string[];
  changed: readonly string[];
}

/** Removing or relabelling values of a picklist: both delete the value that records hold. */
export function valuesDestructions(picklist: { id: string; name: string }, { removed, changed }: LostValues): Destruction[] {
  const destruction = (values: readonly string[], action: (named: string) => string): Destruction[] => {
    if (values.length === 0) return [];
    const named = `${values.length === 1 ? "value" : "values"} ${values.map((value) => `"${value}"`).join(", ")} of picklist ${picklist.name}`;
    return [{ code: "AZ105", property: "values", action: action(named), question: { kind: "references", picklist: picklist.id, values } }];
  };
  const them = changed.length === 1 ? "it" : "them";
  return [
    ...destruction(removed, (named) => `deleting ${named}`),
    ...destruction(changed, (named) => `changing ${named} deletes ${them} and adds ${them} again, which`),
  ];
}

/** Records that an exclusive set does not have. */
export function foreignRecords(object: string, records: readonly { name: string }[]): Counted {
  const names = listed(records.map(({ name }) => name));
  const action = `\`exclusive\`, on object ${object}, deletes what the set does not have (${names}), which`;
  return { code: "AZ110", property: "exclusive", action, records: records.length };
}

/** Records that the platform deletes together with rows that they refer to by a master-detail relation. */
export function detailRecords(property: string, lost: { object: string; rows: number; details: string; records: number }): Counted {
  const what = `deleting ${plural(lost.rows, "row")} of object ${lost.object}`;
  const action = `${what} deletes the records of object ${lost.details} that depend on ${lost.rows === 1 ? "it" : "them"}, which`;
  return { code: "AZ111", property, action, records: lost.records };
}

/** The rows of a set whose file has none any more. */
export function emptiedFile(path: string, records: number): Counted {
  return { code: "AZ112", property: "file", action: `${path} has no row any more: deleting all rows of the set`, records };
}
