import { z } from "zod";
import * as contract from "../../../contract/bpms";
import type { Lived } from "../../../lifecycle/state";
import { definitionInputs, refuseInDefinition } from "../parts";

const { name, version, ...attributes } = contract.create.body.partial({ label: true }).shape;

/** Attributes and parts of a BPM that a page names; the others go into `definition`. */
export const attributeNames = Object.keys(attributes) as (keyof typeof attributes)[];

export const schema = z
  .strictObject({
    name,
    version: z.string().min(1, "must not be empty").optional(),
    ...attributes,
    ...definitionInputs,
  })
  .superRefine((inputs, context) => refuseInDefinition(["name", "version", "active", "id"], inputs, context));

export type BpmInputs = z.output<typeof schema>;

export interface BpmState extends BpmInputs, Lived {
  /** What the last compilation came to. */
  status: string;
  /** The version of the record, whether the program gives one or not. */
  liveVersion: string;
}
