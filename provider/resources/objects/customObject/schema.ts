import { z } from "zod";
import * as contract from "../../../contract/objects";
import { fieldName, schemaName } from "../../../contract/values";
import { objectField } from "../../../fieldModel/fieldSchema";
import { fieldApiName } from "../../../fieldModel/names";
import type { Lived } from "../../../lifecycle/state";
import { managedInputs } from "../../inputs";

const page = z.strictObject({ name: z.string().min(1).optional(), fields: z.array(z.string().min(1)).optional() }).optional();

/** Attributes that travel under their own names and can be changed in place. */
export const objectAttributes = {
  ...contract.update.body.shape,
  pluralLabel: contract.update.body.shape.label,
};

export type ObjectAttribute = keyof typeof objectAttributes;

export const schema = z
  .strictObject({
    name: schemaName,
    ...objectAttributes,
    nameField: contract.create.body.shape.fields.element.pick({ label: true }).optional(),
    fields: z.record(z.string(), objectField).optional(),
    /** Keys of the fields in the order of the program, with commas: the engine sorts them, and pages show fields in the order of their creation. */
    __fieldOrder: z.string().optional(),
    view: z.strictObject({ ObjectDetailLayout: page, ObjectRecordsLayout: page }).optional(),
    allowDataLoss: z.boolean().optional(),
    ...managedInputs,
  })
  .superRefine(
    ({ name, fields }, context) => {
      for (const { key, message } of fieldNameFaults(name, fields)) context.addIssue({ code: "custom", path: ["fields", key], message });
      for (const { key, message } of renameFaults(name, fields))
        context.addIssue({ code: "custom", path: ["fields", key, "renamedFrom"], message });
    },
    // Faults of names are told together with all others.
    { when: () => true },
  );

export type ObjectInputs = z.output<typeof schema>;

export interface ObjectState extends ObjectInputs, Lived {
  /** First four characters of every record id. */
  keyPrefix: string;
  /** Ids of the declared fields, by their keys. */
  fieldIds: Record<string, string>;
}

/** Names that the platform would refuse or take for one another. The inputs may have other faults, too. */
function fieldNameFaults(objectName: unknown, fields: unknown): { key: string; message: string }[] {
  if (typeof objectName !== "string" || typeof fields !== "object" || fields === null) return [];
  const first = new Map<string, string>();
  return Object.keys(fields).flatMap((key) => {
    const name = fieldApiName(objectName, key);
    const rule = fieldName.safeParse(name);
    if (!rule.success) return [{ key, message: `the API name ${name} ${rule.error.issues.map((issue) => issue.message).join("; ")}` }];
    const other = first.get(name.toLowerCase());
    if (other !== undefined) return [{ key, message: `has the API name ${name}, as field ${other} has` }];
    first.set(name.toLowerCase(), key);
    return [];
  });
}

/** Fields that cannot have the values of another one. */
function renameFaults(objectName: unknown, fields: unknown): { key: string; message: string }[] {
  if (typeof objectName !== "string" || typeof fields !== "object" || fields === null) return [];
  const names = new Map(Object.keys(fields).map((key) => [fieldApiName(objectName, key), key]));
  const taken = new Map<string, string>();
  return Object.entries(fields as Record<string, { renamedFrom?: unknown } | null>).flatMap(([key, field]) => {
    if (typeof field?.renamedFrom !== "string") return [];
    const from = fieldApiName(objectName, field.renamedFrom);
    const [there, other] = [names.get(from), taken.get(from)];
    taken.set(from, key);
    if (there !== undefined) return [{ key, message: `names field ${there}, which is still in the program` }];
    if (other !== undefined) return [{ key, message: `field ${other} takes the values of ${field.renamedFrom} already` }];
    return [];
  });
}
