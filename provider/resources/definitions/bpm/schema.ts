import { z } from "zod";
import { definitionName, text } from "../../../contract/values";
import type { Lived } from "../../../lifecycle/state";
import { refuseInDefinition } from "../parts";

const part = z.record(z.string(), z.unknown()).optional();
const parts = z.array(z.record(z.string(), z.unknown())).optional();

/** Attributes and parts of a BPM that a page names; the others go into `definition`. */
const bpmAttributes = {
  label: text(80).optional(),
  description: z.string().optional(),
  instanceLabel: z.string().optional(),
  laneSet: part,
  config: part,
  startEvents: parts,
  dataMappers: parts,
  userTasks: parts,
  serviceTasks: parts,
  businessRuleTasks: parts,
  callActivities: parts,
  subProcesses: parts,
  throwEvents: parts,
  catchEvents: parts,
  exclusiveGateways: parts,
  parallelGateways: parts,
  eventGateways: parts,
  usingSLA: parts,
  slas: parts,
};

export const attributeNames = Object.keys(bpmAttributes) as (keyof typeof bpmAttributes)[];

export const schema = z
  .strictObject({
    name: definitionName,
    version: z.string().min(1, "must not be empty").optional(),
    ...bpmAttributes,
    definition: z.record(z.string(), z.unknown()).optional(),
    active: z.boolean().optional(),
    adoptExisting: z.boolean().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine((inputs, context) => refuseInDefinition(["name", "version", "active", "id"], inputs, context));

export type BpmInputs = z.output<typeof schema>;

export interface BpmState extends BpmInputs, Lived {
  /** What the last compilation came to. */
  status: string;
  /** The version of the record, whether the program gives one or not. */
  liveVersion: string;
}
