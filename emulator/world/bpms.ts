import type { z } from "zod";
import type { createBpm } from "../../provider/contract/bpms";
import { compileBpm } from "./compile";
import { changedDefinition, Definitions } from "./definitions";
import { storedDefinitionName } from "./names";
import { refusal } from "./refusal";
import type { StoredDefinition } from "./state";
import type { World } from "./world";

export type BpmDefinition = z.output<typeof createBpm.body>;

/** BPMs: each version is one of its own. What does not compile is stored all the same. */
export class Bpms extends Definitions<StoredDefinition> {
  constructor(world: World) {
    super(world, "BPM", "001L");
  }

  protected override get stored(): Record<string, StoredDefinition> {
    return this.world.state.bpms;
  }

  /** A further version of a name disables the enabled one, as "save as a new version" does in the designer. */
  create({ name, version, ...sent }: BpmDefinition): StoredDefinition {
    const born = this.born(name, version || undefined);
    const definition = { ...sent, ...said(version) };
    this.disable(born.name);
    return this.add({ ...born, definition, ...compileBpm(born.name, definition) });
  }

  /** Writes a BPM, and with `active` enables or disables it: both or nothing. */
  update(idOrName: string, { name, version, ...sent }: BpmDefinition, active?: boolean): StoredDefinition {
    const bpm = this.changeable(idOrName);
    if (storedDefinitionName(name, this.world) !== bpm.name) throw refusal("invalid", `name: must stay ${bpm.name}`);
    if (version && version !== bpm.version) throw refusal("invalid", `version: must stay ${bpm.version}`);
    const definition = { ...changedDefinition(bpm.definition, sent, this.world.dialect), ...said(version || bpm.definition.version) };
    const compiled = compileBpm(bpm.name, definition);
    if (active) this.refuseErrors({ name: bpm.name, ...compiled });
    Object.assign(bpm, { definition, ...compiled });
    if (active !== undefined) this.setActive(bpm.id, active);
    this.world.touch(bpm);
    return bpm;
  }
}

/** The version as a part of the definition: only where one was sent. */
function said(version: unknown): { version?: unknown } {
  return version ? { version } : {};
}
