import type { z } from "zod";
import type { BpmRecord, updateBpm } from "../../contract/bpms";
import { shortName } from "../../schema/names";
import type { Writing } from "../shared/definition/kind";
import { wholeBody } from "../shared/definition/wholeBody";
import { attributeNames, type BpmInputs } from "./schema";

type Body = z.input<typeof updateBpm.body>;

/** What the program declares, under the names of the API: its attributes win over the same ones of the definition. */
function declaredBody({ definition, ...inputs }: BpmInputs) {
  const own = (["version", ...attributeNames] as const).filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]);
  return { ...definition, ...Object.fromEntries(own) };
}

export function creationBody(inputs: BpmInputs): Body {
  return { label: shortName(inputs.name), ...declaredBody(inputs), name: inputs.name };
}

/** A BPM is always written whole, with its name and its version. */
export function wholeBpm({ olds, news, live }: Writing<BpmInputs, BpmRecord>): Body {
  const texts = ["version", "description", "instanceLabel"];
  return wholeBody({ wanted: creationBody(news), until: declaredBody(olds), live, texts }) as Body;
}
