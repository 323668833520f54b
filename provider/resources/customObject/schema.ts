import { z } from "zod";
import { optionalText, schemaName, text } from "../../contract/values";
import { type Field, fieldSchema } from "../../schema/fieldSchema";
import { fieldApiName } from "../../schema/names";

const flag = z.boolean().optional();
const page = z.strictObject({ name: z.string().min(1).optional(), fields: z.array(z.string().min(1)).optional() }).optional();

/** Attributes that travel under their own names and can be changed in place. */
export const objectAttributes = {
  label: text(80).optional(),
  pluralLabel: optionalText(80).optional(),
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
    view: z.strictObject({ ObjectDetailLayout: page, ObjectRecordsLayout: page }).optional(),
    adoptExisting: flag,
    allowDataLoss: flag,
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .check(({ value, issues }) => {
    for (const fault of fieldNameFaults(value.name, Object.keys(value.fields ?? {}))) {
      issues.push({ code: "custom", input: value.fields, path: ["fields", fault.key], message: fault.message });
    }
  });

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
  view?: z.output<typeof schema>["view"];
  adoptExisting?: boolean;
  allowDataLoss?: boolean;
  extra?: Record<string, unknown>;
}

export interface ObjectState extends ObjectInputs {
  /** First four characters of every record id. */
  keyPrefix: string;
  /** Ids of the declared fields, by their keys. */
  fieldIds: Record<string, string>;
  /** True when the object existed before: it is then kept on delete. */
  adopted?: boolean;
}

/** A change of any of these creates the object anew. */
export const replaces = ["name"] as const;

/** Names that the platform would refuse or take for one another. */
function fieldNameFaults(objectName: string, keys: readonly string[]): { key: string; message: string }[] {
  const first = new Map<string, string>();
  return keys.flatMap((key) => {
    const name = fieldApiName(objectName, key);
    const rule = schemaName.safeParse(name);
    if (!rule.success)
      return [{ key, message: `the field's API name ${name} ${rule.error.issues.map((issue) => issue.message).join("; ")}` }];
    const other = first.get(name.toLowerCase());
    if (other === undefined) first.set(name.toLowerCase(), key);
    return other === undefined ? [] : [{ key, message: `has the API name ${name}, as field ${other} has` }];
  });
}
