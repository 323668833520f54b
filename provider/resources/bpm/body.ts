import type { z } from "zod";
import type { BpmRecord, updateBpm } from "../../contract/bpms";
import { shortName } from "../../schema/names";
import type { Writing } from "../shared/definition/kind";
import { declaredParts } from "../shared/definition/parts";
import { wholeBody } from "../shared/definition/wholeBody";
import { attributeNames, type BpmInputs } from "./schema";

type Body = z.input<typeof updateBpm.body>;

const names = ["version", ...attributeNames];

export function creationBody(inputs: BpmInputs): Body {
  return { label: shortName(inputs.name), ...declaredParts(names, inputs), name: inputs.name };
}

/** A BPM is always written whole, with its name and its version. */
export function wholeBpm({ olds, news, live }: Writing<BpmInputs, BpmRecord>): Body {
  const texts = ["version", "description", "instanceLabel"];
  return wholeBody({ wanted: creationBody(news), until: declaredParts(names, olds), live, texts }) as Body;
}
