import type { Field } from "../../fieldModel/fieldSchema";
import { isTold } from "../../fieldModel/fieldWire";
import { between } from "../../lifecycle/between";

/** What is known of a field while it is unknown whether `old` became `next`: some attributes a platform may not tell. */
export function fieldBetween<Old extends Field>(old: Old, next: Field): Old {
  return between(old, next, (name) => isTold(next, name));
}
