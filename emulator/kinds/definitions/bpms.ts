import type { z } from "zod";
import * as contract from "../../../provider/contract/bpms";
import { refuseForeignNamespace, storedDefinitionName } from "../../core/names";
import { Written } from "../../core/outcomes";
import { sorted } from "../../core/print";
import { refusal, refuseCallWhen, refuseWhileActive } from "../../core/refusal";
import { ofTenant } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import type { Tenant } from "../../core/tenant";
import type { BpmAnswer } from "./bpmOutcome";
import { selected, switchesActive, takesActive } from "./calls";
import { compileBpm } from "./compile";
import { changedDefinition, Definitions, type StoredDefinition, seeded } from "./definitions";
import { logicMembers, printCompileInfo, visible } from "./print";

export type BpmDefinition = z.output<typeof contract.create.body>;

/** BPMs: each version is one of its own. What does not compile is stored anyway. */
export class Bpms extends Definitions<StoredDefinition> {
  static readonly kind = {
    key: "bpms",
    noun: "BPM",
    idPrefix: "001L",
    parameter: "bpmId",
    seed: ofTenant(contract.create.body.extend(seeded), (bpms: Bpms, { active, ...bpm }) => bpms.planted(bpms.create(bpm), active)),
  } as const;

  static routes(serve: Serve<Bpms>): void {
    serve(contract.create, ({ body }, bpms) => {
      refuseForeignNamespace(body.name, bpms.tenant);
      return printWritten(bpms.create(body), bpms.tenant);
    });

    serve(contract.remove, ({ path }, bpms) => bpms.delete(path.bpmId));

    serve(contract.list, ({ query }, bpms) => selected(bpms.listed(), query).map(printListed));

    serve(contract.get, ({ path }, bpms) => print(bpms.get(path.bpmId), bpms.tenant));

    serve(
      contract.activate,
      ({ path, body: { active, ...definition } }, bpms) => {
        const seen = takesActive("BPM", bpms.tenant.dialect) ? active : undefined;
        return printWritten(bpms.update(path.bpmId, definition, seen), bpms.tenant);
      },
      { match: switchesActive },
    );

    serve(contract.update, ({ path, body }, bpms) => printWritten(bpms.update(path.bpmId, body), bpms.tenant));

    serve(contract.activateRecord, ({ path, body }, bpms) => {
      refuseCallWhen(bpms.tenant.dialect.activation !== "metadata");
      bpms.setActive(path.bpmId, body.active);
      return new Written(1);
    });
  }

  /** A further version of a name disables the enabled one, as "save as a new version" does in the designer. */
  create({ name, version, ...sent }: BpmDefinition): StoredDefinition {
    const made = this.newVersion(name, version || undefined);
    const definition = { ...sent, ...said(version) };
    this.disable(made.name);
    return this.keep({ ...made, definition, ...compileBpm(made.name, definition) });
  }

  /** Says what a start of a BPM answers, until the emulator is reset. */
  answer(name: string, answer: BpmAnswer): void {
    this.tenant.answers.set("bpm", name, answer);
  }

  /** The version of a BPM that can be started: the given one, or the enabled one. */
  startable(name: string, version?: string): StoredDefinition {
    const bpm = this.versions(name).find((one) => (version === undefined ? one.active : one.version === version));
    if (!bpm)
      throw refusal("missing", `BPM ${name} does not exist${version === undefined ? " or is not enabled" : ` in version ${version}`}`);
    if (bpm.errors.length > 0) throw refusal("invalid", `BPM ${name} has compile errors: ${bpm.errors.join("; ")}`);
    return bpm;
  }

  /** Writes a BPM, and with `active` enables or disables it: both or nothing. */
  update(idOrName: string, { name, version, ...sent }: BpmDefinition, active?: boolean): StoredDefinition {
    const bpm = this.changeable(idOrName);
    if (active !== false) refuseWhileActive("BPM", bpm, this.tenant.dialect);
    if (storedDefinitionName(name, this.tenant) !== bpm.name) throw refusal("invalid", `name: must stay ${bpm.name}`);
    if (version && version !== bpm.version) throw refusal("invalid", `version: must stay ${bpm.version}`);
    const definition = { ...changedDefinition(bpm.definition, sent, this.tenant.dialect), ...said(version || bpm.definition.version) };
    const compiled = compileBpm(bpm.name, definition);
    if (active) this.refuseErrors({ name: bpm.name, ...compiled });
    Object.assign(bpm, { definition, ...compiled });
    if (active !== undefined) this.setActive(bpm.id, active);
    this.tenant.touch(bpm);
    return bpm;
  }
}

/** The version as a part of the definition: only where one was sent. */
function said(version: unknown): { version?: unknown } {
  return version ? { version } : {};
}

function printWritten(bpm: StoredDefinition, { dialect }: Tenant): unknown {
  return dialect.bpmCreateResult === "id" ? bpm.id : printCompileInfo(bpm);
}

const defaultConfig = { cancelable: false, noCancelAfterElem: "", noCancelAfterElemLabel: "" };

/** A BPM in the list (0047): `config` is a JSON text. */
function printListed({ id, name, version, active, status, definition }: StoredDefinition): object {
  const { config, label = "", description = "" } = definition;
  return { active, config: JSON.stringify({ ...defaultConfig, ...Object(config) }), description, id, label, name, status, version };
}

/** A BPM by id (0048): what was sent, as far as the example is not cut; then what is known of the engine's record. */
function print(bpm: StoredDefinition, tenant: Tenant): object {
  const { id, name, ...record } = logicMembers(bpm, tenant);
  const definition = sorted({ description: "", ...visible(bpm.definition, tenant.dialect), id, name });
  return tenant.dialect.bpmRead === "definition" ? definition : { ...definition, ...sorted({ ...record, status: bpm.status }) };
}
