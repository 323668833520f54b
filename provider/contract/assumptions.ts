import type { Assumption } from "./assumptions/assumption";
import { bulk } from "./assumptions/bulk";
import { calls } from "./assumptions/calls";
import { children } from "./assumptions/children";
import { connectors } from "./assumptions/connectors";
import { definitions } from "./assumptions/definitions";
import { environments } from "./assumptions/environments";
import { objects } from "./assumptions/objects";
import { picklists } from "./assumptions/picklists";
import { records } from "./assumptions/records";

/** Questions about one part of the platform. */
export interface AssumptionGroup {
  readonly title: string;
  readonly assumptions: readonly Assumption[];
}

/** What the API reference leaves open, group by group as the emulator's switches. */
export const assumptionGroups: readonly AssumptionGroup[] = [
  { title: "All calls", assumptions: calls },
  { title: "Environments, packages, rights", assumptions: environments },
  { title: "Objects and fields", assumptions: objects },
  { title: "Triggers, validators, layouts", assumptions: children },
  { title: "Flows, BPMs, scripts", assumptions: definitions },
  { title: "Picklists", assumptions: picklists },
  { title: "Records", assumptions: records },
  { title: "Import and export", assumptions: bulk },
  { title: "Files on connectors", assumptions: connectors },
];
