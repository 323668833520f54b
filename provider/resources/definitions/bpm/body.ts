import type { z } from "zod";
import type { BpmRecord, updateBpm } from "../../../contract/bpms";
import { shortName } from "../../../fieldModel/names";
import type { Writing } from "../kind";
import { declaredParts } from "../parts";
import { wholeBody } from "../wholeBody";
import { attributeNames, type BpmInputs } from "./schema";

type Body = z.input<typeof updateBpm.body>;

const names = ["version", ...attributeNames];

function defaults({ name }: BpmInputs) {
  return { label: shortName(name) };
}

export function creationBody(inputs: BpmInputs): Body {
  return { ...defaults(inputs), ...declaredParts(names, inputs), name: inputs.name };
}

/** A BPM is always written whole, with its name and its version. */
export function wholeBpm({ olds, news, live }: Writing<BpmInputs, BpmRecord>): Body {
  const texts = ["version", "label", "description", "instanceLabel"];
  const wanted = { ...declaredParts(names, news), name: news.name };
  return wholeBody({ wanted, until: declaredParts(names, olds), live, defaults: defaults(news), texts }) as Body;
}
