import type { StoredDefinition } from "../world/state";
import type { World } from "../world/world";
import { logicMembers, visible } from "./definitions";
import { sorted } from "./people";

const notSet = {
  catalogue: "",
  description: "",
  event: "",
  eventCriteria: "",
  interviewLabel: "",
  label: "",
  localUrl: "",
  processType: "",
  startElement: "",
  usingSLA: null,
};

/** A flow by id (0042); in the list, whose example is of another thing, the same. */
export function printFlow(flow: StoredDefinition, world: World): object {
  return sorted({
    ...notSet,
    ...visible(flow.definition, world.dialect),
    ...logicMembers(flow, world),
    compilerVersion: 0,
    lockUser: "",
    private: false,
    reserved: 0,
    status: flow.status,
  });
}

/** Inputs and outputs of a flow (`flag=Describe`). The real shape is unknown: this one is made up. */
export function printParameters({ definition }: StoredDefinition): object {
  const variables = membersOf(definition.variables);
  return { inputs: variables.filter(({ isInput }) => isInput === true), outputs: variables.filter(({ isOutput }) => isOutput === true) };
}

/** The names of the objects that a flow's elements work on (`flag=dep`). The real shape is unknown: this one is made up. */
export function printDependencies({ definition }: StoredDefinition): string[] {
  const objects = Object.values(definition).flatMap((part) => membersOf(part).map(({ object }) => object));
  return [...new Set(objects.filter((object) => typeof object === "string" && object !== ""))].map(String);
}

function membersOf(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}
