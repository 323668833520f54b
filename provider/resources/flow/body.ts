import type { z } from "zod";
import type { createFlow, FlowRecord, updateFlow } from "../../contract/flows";
import { shortName } from "../../schema/names";
import type { Writing } from "../shared/definition/kind";
import { wholeBody } from "../shared/definition/wholeBody";
import { attributeNames, type FlowInputs } from "./schema";

/** What the program declares, under the names of the API: its attributes win over the same ones of the definition. */
function declaredBody({ definition, ...inputs }: FlowInputs) {
  const own = attributeNames.filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]);
  return { ...definition, ...Object.fromEntries(own) };
}

/** What every write needs. */
function required({ name }: FlowInputs) {
  return { label: shortName(name), processType: "Autolaunched Flow" as const };
}

export function creationBody(inputs: FlowInputs): z.input<typeof createFlow.body> {
  return { ...required(inputs), localUrl: inputs.localUrl, ...declaredBody(inputs), name: inputs.name };
}

export function updateBody({ olds, news, live }: Writing<FlowInputs, FlowRecord>): z.input<typeof updateFlow.body> {
  return wholeBody({
    wanted: { ...required(news), ...declaredBody(news) },
    until: declaredBody(olds),
    live,
    texts: attributeNames,
  }) as z.input<typeof updateFlow.body>;
}
