import { createTrigger, deleteTrigger, getTrigger, getTriggers, updateTrigger } from "../../provider/contract/triggers";
import { Created, Written } from "../outcomes";
import { printTrigger } from "../print/triggers";
import type { Serve } from "../serve";

export function serveTriggers(serve: Serve): void {
  serve(createTrigger, ({ path, body }, { world }) => new Created(world.triggers.create(path.objectId, body).id, path.objectId));

  serve(getTriggers, ({ path }, { world }) => world.triggers.all(path.objectId).map((trigger) => printTrigger(trigger, world)));

  serve(getTrigger, ({ path }, { world }) => printTrigger(world.triggers.get(path.objectId, path.triggerId), world));

  serve(updateTrigger, ({ path, body }, { world }) => {
    world.triggers.update(path.objectId, path.triggerId, body);
    return new Written();
  });

  serve(deleteTrigger, ({ path }, { world }) => {
    world.triggers.delete(path.objectId, path.triggerId);
    return new Written();
  });
}
