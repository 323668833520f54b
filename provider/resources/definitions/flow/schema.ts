import { z } from "zod";
import { processTypes } from "../../../contract/flows";
import { definitionName, text } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { refuseInDefinition } from "../parts";

const words = z.string().optional();
const elements = z.array(z.record(z.string(), z.unknown())).optional();

/** Attributes of a flow that a page names; the others go into `definition`. */
const flowAttributes = {
  label: text(64).optional(),
  description: words,
  processType: z.enum(processTypes, `is none of ${processTypes.join(", ")}`).optional(),
  startElement: words,
  interviewLabel: words,
  localUrl: z.string().regex(/^\/run\/./, "must be /run/ and the full name of the flow"),
  event: words,
  eventCriteria: words,
  catalogue: words,
  variables: elements,
  formulas: elements,
  structs: elements,
  constants: elements,
  structVariables: elements,
  objectVariables: elements,
};

export type FlowAttribute = keyof typeof flowAttributes;
export const attributeNames = Object.keys(flowAttributes) as FlowAttribute[];

export const schema = z
  .strictObject({
    name: definitionName,
    ...flowAttributes,
    definition: z.record(z.string(), z.unknown()).optional(),
    active: z.boolean().optional(),
    adoptExisting: z.boolean().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((inputs, context) => {
    const { processType, event, definition = {} } = inputs;
    if (processType === "Event Trigger" && !event && !definition.event) {
      context.addIssue({ code: "custom", path: ["event"], message: "is required for an Event Trigger", params: { definition } });
    }
    refuseInDefinition(["name", "active", "id"], inputs, context);
  });

export type FlowInputs = z.output<typeof schema>;

export interface FlowState extends FlowInputs, Lived {
  /** What the last compilation came to. */
  status: string;
  version: string;
}
