import type { z } from "zod";
import type { createFlow, FlowRecord, updateFlow } from "../../../contract/flows";
import { shortName } from "../../../fieldModel/names";
import type { Writing } from "../kind";
import { declaredParts } from "../parts";
import { wholeBody } from "../wholeBody";
import { attributeNames, type FlowInputs } from "./schema";

/** What every write needs, where neither the program nor the platform has it. */
function defaults({ name }: FlowInputs) {
  return { label: shortName(name), processType: "Autolaunched Flow" as const };
}

export function creationBody(inputs: FlowInputs): z.input<typeof createFlow.body> {
  return { ...defaults(inputs), localUrl: inputs.localUrl, ...declaredParts(attributeNames, inputs), name: inputs.name };
}

export function updateBody({ olds, news, live }: Writing<FlowInputs, FlowRecord>): z.input<typeof updateFlow.body> {
  return wholeBody({
    wanted: declaredParts(attributeNames, news),
    until: declaredParts(attributeNames, olds),
    live,
    defaults: defaults(news),
    texts: attributeNames,
  }) as z.input<typeof updateFlow.body>;
}
