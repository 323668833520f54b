import { activateBpm, activateBpmRecord, createBpm, deleteBpm, getBpm, getBpms, updateBpm } from "../../provider/contract/bpms";
import { Written } from "../outcomes";
import { printBpm, printListedBpm } from "../print/bpms";
import { printCompileInfo } from "../print/definitions";
import type { Serve } from "../serve";
import { refusal } from "../world/refusal";
import type { StoredDefinition } from "../world/state";
import type { World } from "../world/world";
import { selected, switchesActive, takesActive } from "./definitions";

export function serveBpms(serve: Serve): void {
  serve(createBpm, ({ body }, { world }) => printWritten(world.bpms.create(body), world));

  serve(deleteBpm, ({ path }, { world }) => {
    world.bpms.delete(path.bpmId);
    return new Written("1");
  });

  serve(getBpms, ({ query }, { world }) => selected(world.bpms.all(), query).map(printListedBpm));

  serve(getBpm, ({ path }, { world }) => printBpm(world.bpms.get(path.bpmId), world));

  serve(
    activateBpm,
    ({ path, body: { active, ...definition } }, { world }) =>
      printWritten(world.bpms.update(path.bpmId, definition, takesActive("BPM", world.dialect) ? active : undefined), world),
    { match: switchesActive },
  );

  serve(updateBpm, ({ path, body }, { world }) => printWritten(world.bpms.update(path.bpmId, body), world));

  serve(activateBpmRecord, ({ path, body }, { world }) => {
    if (world.dialect.activation !== "metadata") throw refusal("absent", "there is no such call");
    world.bpms.setActive(path.bpmId, body.active);
    return new Written(1);
  });
}

function printWritten(bpm: StoredDefinition, { dialect }: World): unknown {
  return dialect.bpmCreateResult === "id" ? bpm.id : printCompileInfo(bpm);
}
