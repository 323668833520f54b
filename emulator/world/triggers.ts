import type { z } from "zod";
import type { createTrigger, updateTrigger } from "../../provider/contract/triggers";
import { Children, seenChanges } from "./children";
import { refuseEmptyTexts } from "./clearing";
import { refusal } from "./refusal";
import type { StoredTrigger } from "./state";
import type { World } from "./world";

export type TriggerDefinition = z.output<typeof createTrigger.body>;
export type TriggerChanges = z.output<typeof updateTrigger.body>;

const blankTrigger = { label: null, description: null, jscode: null, active: false, event: null };

/** Triggers of objects; their scripts are kept as they are and never run. */
export class Triggers extends Children<StoredTrigger> {
  constructor(world: World) {
    super(world, "trigger", "001i", ({ triggers }) => triggers);
  }

  create(objectRef: string, definition: TriggerDefinition): StoredTrigger {
    const object = this.world.objects.getChangeable(objectRef);
    return this.add(object, { ...blankTrigger, ...definition, ...this.born(object, definition.name) });
  }

  update(object: string, idOrName: string, changes: TriggerChanges): void {
    const trigger = this.changeable(object, idOrName);
    const seen = seenChanges(changes, this.world.dialect);
    refuseEmptyTexts(seen, this.world.dialect);
    const { event = trigger.event } = seen;
    if (event !== trigger.event && this.world.dialect.eventChange === "refused") throw refusal("invalid", "event: cannot be changed");
    Object.assign(trigger, seen);
    this.world.touch(trigger);
  }
}
