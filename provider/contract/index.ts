import * as applications from "./applications";
import * as auth from "./auth";
import * as bpms from "./bpms";
import * as buttons from "./buttons";
import * as fields from "./fields";
import * as files from "./files";
import * as flows from "./flows";
import * as layouts from "./layouts";
import * as objects from "./objects";
import type { Operation } from "./operation";
import * as pages from "./pages";
import * as picklists from "./picklists";
import * as records from "./records";
import * as scripts from "./scripts";
import * as tabs from "./tabs";
import * as triggers from "./triggers";
import * as validators from "./validators";

const groups = {
  auth,
  objects,
  fields,
  triggers,
  validators,
  layouts,
  buttons,
  picklists,
  applications,
  pages,
  tabs,
  flows,
  scripts,
  bpms,
  records,
  files,
};

/** Every call of the contract, group by group. */
export const operations: readonly Operation[] = Object.values(groups).flatMap((group) =>
  Object.values(group).filter((member): member is Operation & typeof member => typeof member === "object" && "method" in member),
);
