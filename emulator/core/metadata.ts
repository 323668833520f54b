import type { Operation } from "../../provider/contract/operation";

/** Whether a call is one of objects, picklists, flows and the like, BPMs included; not one of records, runs or the sign-in. */
export function isMetadata({ path }: Operation): boolean {
  return path.includes("/metadata/");
}
