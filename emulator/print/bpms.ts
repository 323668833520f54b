import type { StoredDefinition } from "../world/state";
import type { World } from "../world/world";
import { logicMembers, visible } from "./definitions";
import { sorted } from "./people";

const blankConfig = { cancelable: false, noCancelAfterElem: "", noCancelAfterElemLabel: "" };

/** A BPM in the list (0047): `config` is a JSON text. */
export function printListedBpm({ id, name, version, active, status, definition }: StoredDefinition): object {
  const { config, label = "", description = "" } = definition;
  return { active, config: JSON.stringify({ ...blankConfig, ...Object(config) }), description, id, label, name, status, version };
}

/** A BPM by id (0048): what was sent, as far as the example is not cut; behind it what the engine's record is known to hold. */
export function printBpm(bpm: StoredDefinition, world: World): object {
  const { id, name, ...record } = logicMembers(bpm, world);
  const definition = sorted({ description: "", ...visible(bpm.definition, world.dialect), id, name });
  return world.dialect.bpmRead === "definition" ? definition : { ...definition, ...sorted({ ...record, status: bpm.status }) };
}
