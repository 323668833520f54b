import { z } from "zod";
import * as contract from "../../contract/picklists";
import { clearedByProgram } from "../../contract/values";
import type { Lived } from "../../lifecycle/state";
import { managedInputs } from "../inputs";

const Value = contract.addValues.body.shape.picklistValues.element.omit({ isDefault: true }).partial({ label: true });

export const schema = z
  .strictObject({
    name: contract.create.body.shape.name,
    masterLabel: contract.update.body.shape.masterLabel.optional(),
    description: clearedByProgram(contract.update.body.shape.description),
    values: z.array(z.union([Value.shape.value, Value])),
    defaultValue: z.string().optional(),
    allowDataLoss: z.boolean().optional(),
    ...managedInputs,
  })
  .superRefine((inputs, context) => {
    const values = inputs.values.map(textOf);
    for (const [index, one] of values.entries()) {
      if (values.indexOf(one) < index) context.addIssue({ code: "custom", path: ["values", index], message: `"${one}" is listed twice` });
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
