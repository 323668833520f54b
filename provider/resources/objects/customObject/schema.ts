import { z } from "zod";
import { optionalText, schemaName, text } from "../../../contract/values";
import { type Field, fieldSchema } from "../../../fieldModel/fieldSchema";
import { fieldApiName } from "../../../fieldModel/names";
import type { Lived } from "../../../lifecycle/state";

const flag = z.boolean().optional();
const page = z.strictObject({ name: z.string().min(1).optional(), fields: z.array(z.string().min(1)).optional() }).optional();

/** Attributes that travel under their own names and can be changed in place. */
export const objectAttributes = {
  label: text(80).optional(),
  pluralLabel: text(80).optional(),
  description: optionalText(80).optional(),
  allowReports: flag,
  allowSearch: flag,
  allowSharing: flag,
  allowActivities: flag,
  allowChatter: flag,
  allowStreamingApiAccess: flag,
  allowBulkApiAccess: flag,
  trackFieldHistory: flag,
};

export type ObjectAttribute = keyof typeof objectAttributes;

const fields = z.record(z.string(), fieldSchema({}));

export const schema = z
  .strictObject({
    name: schemaName,
    ...objectAttributes,
    nameField: z.strictObject({ label: text(80) }).optional(),
    fields: fields.optional(),
    __fieldOrder: z.string().optional(),
    view: z.strictObject({ ObjectDetailLayout: page, ObjectRecordsLayout: page }).optional(),
    adoptExisting: flag,
    allowDataLoss: flag,
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine(
    ({ name, fields }, context) => {
      for (const { key, message } of fieldNameFaults(name, fields)) context.addIssue({ code: "custom", path: ["fields", key], message });
    },
    // Faults of names are told together with all others.
    { when: () => true },
  );

export interface ObjectInputs {
  name: string;
  label?: string;
  pluralLabel?: string;
  description?: string;
  allowReports?: boolean;
  allowSearch?: boolean;
  allowSharing?: boolean;
  allowActivities?: boolean;
  allowChatter?: boolean;
  allowStreamingApiAccess?: boolean;
  allowBulkApiAccess?: boolean;
  trackFieldHistory?: boolean;
  nameField?: { label: string };
  fields?: Record<string, Field>;
  /** Keys of the fields in the order of the program, with commas: the engine sorts them, and pages show fields in the order of their creation. */
  __fieldOrder?: string;
  view?: z.output<typeof schema>["view"];
  adoptExisting?: boolean;
  allowDataLoss?: boolean;
  extra?: Record<string, unknown>;
}

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
    const rule = schemaName.safeParse(name);
    if (!rule.success) return [{ key, message: `the API name ${name} ${rule.error.issues.map((issue) => issue.message).join("; ")}` }];
    const other = first.get(name.toLowerCase());
    if (other !== undefined) return [{ key, message: `has the API name ${name}, as field ${other} has` }];
    first.set(name.toLowerCase(), key);
    return [];
  });
}
