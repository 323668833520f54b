import type { z } from "zod";
import type { createFlow, updateFlow } from "../../provider/contract/flows";
import { compileFlow, type Definition } from "./compile";
import { changedDefinition, Definitions } from "./definitions";
import { refusal } from "./refusal";
import type { StoredDefinition } from "./state";
import type { World } from "./world";

export type FlowDefinition = z.output<typeof createFlow.body>;
export type FlowChanges = z.output<typeof updateFlow.body>;

/** Flows. What does not compile is stored all the same. */
export class Flows extends Definitions<StoredDefinition> {
  constructor(world: World) {
    super(world, "flow", "000y");
  }

  protected override get stored(): Record<string, StoredDefinition> {
    return this.world.state.flows;
  }

  create({ name, ...definition }: FlowDefinition): StoredDefinition {
    const born = this.born(name);
    checkAttributes(born.name, definition);
    return this.add({ ...born, definition, ...compileFlow(born.name, definition) });
  }

  update(idOrName: string, changes: FlowChanges): StoredDefinition {
    const flow = this.changeable(idOrName);
    checkAttributes(flow.name, changes);
    const definition = changedDefinition(flow.definition, changes, this.world.dialect);
    Object.assign(flow, { definition, ...compileFlow(flow.name, definition) });
    this.world.touch(flow);
    return flow;
  }
}

/** The rules of 0040 and 0043 that tie attributes to each other. */
function checkAttributes(name: string, { processType, event, localUrl }: Definition): void {
  if (processType === "Event Trigger" && !event) throw refusal("invalid", "event: is required for an Event Trigger");
  if (localUrl !== undefined && localUrl !== `/run/${name}`) throw refusal("invalid", `localUrl: must be "/run/${name}"`);
}
