import { z } from "zod";
import { optionalText, picklistName, text } from "../../contract/values";
import type { Lived } from "../../lifecycle/state";

const valueText = z
  .string()
  .min(1, "must not be empty")
  .regex(/^[^;]*$/, "must not contain a semicolon");

const value = z.union([
  valueText,
  z.strictObject({
    value: valueText,
    label: z.string().min(1, "must not be empty").optional(),
    color: z.string().optional(),
    description: z.string().optional(),
  }),
]);

export const schema = z
  .strictObject({
    name: picklistName,
    masterLabel: text(64).optional(),
    description: optionalText(255).optional(),
    values: z.array(value),
    defaultValue: z.string().optional(),
    adoptExisting: z.boolean().optional(),
    allowDataLoss: z.boolean().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((inputs, context) => {
    const values = inputs.values.map(textOf);
    for (const [index, one] of values.entries()) {
      if (values.indexOf(one) < index) context.addIssue({ code: "custom", path: ["values", index], message: `"${one}" stands twice` });
    }
    if (inputs.defaultValue !== undefined && !values.includes(inputs.defaultValue)) {
      context.addIssue({ code: "custom", path: ["defaultValue"], message: "is not one of the values", params: { values } });
    }
  });

export type PicklistInputs = z.output<typeof schema>;
export type Value = PicklistInputs["values"][number];

export interface PicklistState extends PicklistInputs, Lived {
  /** Ids of the values, by value. */
  valueIds: Record<string, string>;
}

/** The stored text of a value. */
export function textOf(value: Value): string {
  return typeof value === "string" ? value : value.value;
}
