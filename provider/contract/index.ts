import * as auth from "./auth";
import * as fields from "./fields";
import * as layouts from "./layouts";
import * as objects from "./objects";
import type { Operation } from "./operation";
import * as picklists from "./picklists";
import * as records from "./records";

const groups = { auth, objects, fields, layouts, picklists, records };

/** Every call of the contract, group by group. */
export const operations: readonly Operation[] = Object.values(groups).flatMap((group) =>
  Object.values(group).filter((member): member is Operation & typeof member => typeof member === "object" && "method" in member),
);
