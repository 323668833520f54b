import { z } from "zod";
import * as contract from "../../../contract/flows";
import { defined } from "../../../lifecycle/attributes";
import type { Lived } from "../../../lifecycle/state";
import { definitionInputs, refuseInDefinition } from "../parts";

/** Attributes of a flow that a page names; the others go into `definition`. */
export type FlowAttribute = keyof typeof contract.update.body.shape;
export const attributeNames = Object.keys(contract.update.body.shape) as FlowAttribute[];

export const schema = z
  .strictObject({
    ...contract.create.body.partial({ label: true, processType: true }).shape,
    ...definitionInputs,
  })
  .superRefine((inputs, context) => {
    const { name, definition } = inputs;
    for (const [attribute, message] of contract.attributeFaults(name, { ...definition, ...defined(inputs) }))
      context.addIssue({ code: "custom", path: [attribute], message, params: { name, definition } });
    refuseInDefinition(["name", "active", "id"], inputs, context);
  });

export type FlowInputs = z.output<typeof schema>;

export interface FlowState extends FlowInputs, Lived {
  /** What the last compilation came to. */
  status: string;
  version: string;
}
