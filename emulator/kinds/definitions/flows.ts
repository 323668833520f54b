import type { z } from "zod";
import * as contract from "../../../provider/contract/flows";
import { refuseForeignNamespace } from "../../core/names";
import { Written } from "../../core/outcomes";
import { sorted } from "../../core/print";
import { refusal, refuseWhileActive } from "../../core/refusal";
import { ofTenant } from "../../core/seedPart";
import type { RawRequest, Serve } from "../../core/serve";
import type { Tenant } from "../../core/tenant";
import { selected, switchesActive, takesActive } from "./calls";
import { compileFlow } from "./compile";
import { changedDefinition, type Definition, Definitions, type StoredDefinition, seeded } from "./definitions";
import { type FlowAnswer, membersOf } from "./flowOutcome";
import { logicMembers, printCompileInfo, visible } from "./print";

export type FlowDefinition = z.output<typeof contract.create.body>;
export type FlowChanges = z.output<typeof contract.update.body>;

/** Flows. What does not compile is stored anyway. */
export class Flows extends Definitions<StoredDefinition> {
  static readonly kind = {
    key: "flows",
    noun: "flow",
    idPrefix: "000y",
    parameter: "flowId",
    seed: ofTenant(contract.create.body.extend(seeded), (flows: Flows, { active, ...flow }) => flows.planted(flows.create(flow), active)),
  } as const;

  static routes(serve: Serve<Flows>): void {
    serve(contract.create, ({ body }, flows) => {
      refuseForeignNamespace(body.name, flows.tenant);
      return printCompileInfo(flows.create(body));
    });

    serve(contract.list, ({ query: { processType, baseline, ...query } = {} }, flows) => {
      const ofType = flows.listed().filter(({ definition }) => processType === undefined || definition.processType === processType);
      // No flow of the emulator is preset by the system.
      return baseline === "true" ? [] : selected(ofType, query).map((flow) => print(flow, flows.tenant));
    });

    serve(contract.check, ({ path }, flows) => printChecked(flows.get(path.flowId), flows.tenant), {
      match: (request) => (request.query?.flag === "check" ? request : undefined),
    });

    serve(
      contract.describe,
      ({ path, query }, flows) => (query.flag === "dep" ? printDependencies : printParameters)(flows.get(path.flowId)),
      {
        match: (request) => (request.query?.flag === undefined ? undefined : request),
      },
    );

    serve(contract.get, ({ path }, flows) => print(flows.get(path.flowId), flows.tenant));

    serve(
      contract.activate,
      ({ path, body }, flows) => {
        if (takesActive("flow", flows.tenant.dialect)) flows.setActive(path.flowId, body.active);
        return new Written(1);
      },
      { match: switchesOnlyActive },
    );

    serve(contract.update, ({ path, body }, flows) => printChanged(flows.update(path.flowId, body), flows.tenant));

    serve(contract.remove, ({ path }, flows) => flows.delete(path.flowId));
  }

  create({ name, ...definition }: FlowDefinition): StoredDefinition {
    const version = this.newVersion(name);
    checkAttributes(version.name, definition);
    return this.keep({ ...version, definition, ...compileFlow(version.name, definition) });
  }

  /** Says what runs of a flow answer, until the emulator is reset. */
  answer(name: string, answer: FlowAnswer): void {
    this.tenant.answers.set("flow", name, answer);
  }

  /** The flow that runs under a name: the enabled version, or the newest one where the dialect runs it. */
  runnable(name: string): StoredDefinition {
    const enabled = this.versions(name).find(({ active }) => active);
    const flow = enabled ?? (this.tenant.dialect.disabledRuns === "both" ? this.newest(name) : undefined);
    if (!flow) throw refusal("missing", `flow ${name} does not exist or is not enabled`);
    if (flow.definition.processType === "Event Trigger") throw refusal("invalid", `flow ${name} is run by its event only`);
    return flow;
  }

  update(idOrName: string, changes: FlowChanges): StoredDefinition {
    const flow = this.changeable(idOrName);
    refuseWhileActive("flow", flow, this.tenant.dialect);
    checkAttributes(flow.name, changes);
    const definition = changedDefinition(flow.definition, changes, this.tenant.dialect);
    Object.assign(flow, { definition, ...compileFlow(flow.name, definition) });
    this.tenant.touch(flow);
    return flow;
  }
}

/** A change of `active` alone. */
function switchesOnlyActive(request: RawRequest): RawRequest | undefined {
  return switchesActive(request) && Object.keys(Object(request.body)).length === 1 ? request : undefined;
}

/** Refuses attributes that do not go together. */
function checkAttributes(name: string, definition: Definition): void {
  for (const [attribute, reason] of contract.attributeFaults(name, definition)) throw refusal("invalid", `${attribute}: ${reason}`);
}

const defaults = {
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

/** What a change answers (0043). */
function printChanged(flow: StoredDefinition, { dialect }: Tenant): unknown {
  return { compileInfo: printCompileInfo(flow), id: flow.id, nothing: new Written(1) }[dialect.flowChangeResult];
}

/** What `flag=check` answers (0042). */
function printChecked(flow: StoredDefinition, { dialect }: Tenant): object | null {
  return dialect.flowCheck === "compileInfo" ? printCompileInfo(flow) : null;
}

/** A flow by id (0042); in the list, whose example is of another thing, the same. */
function print(flow: StoredDefinition, tenant: Tenant): object {
  return sorted({
    ...defaults,
    ...visible(flow.definition, tenant.dialect),
    ...(tenant.dialect.flowRead === "empty" && { processType: "", localUrl: "" }),
    ...logicMembers(flow, tenant),
    compilerVersion: 0,
    lockUser: flow.lockUser ?? "",
    private: false,
    reserved: 0,
    status: flow.status,
  });
}

/** Inputs and outputs of a flow (`flag=Describe`). The real shape is unknown: this one is made up. */
function printParameters({ definition }: StoredDefinition): object {
  const variables = membersOf(definition.variables);
  return { inputs: variables.filter(({ isInput }) => isInput === true), outputs: variables.filter(({ isOutput }) => isOutput === true) };
}

/** The names of the objects that a flow's elements work on (`flag=dep`). The real shape is unknown: this one is made up. */
function printDependencies({ definition }: StoredDefinition): string[] {
  const objects = Object.values(definition).flatMap((part) => membersOf(part).map(({ object }) => object));
  return [...new Set(objects.filter((object) => typeof object === "string" && object !== ""))].map(String);
}
