import type { z } from "zod";
import * as contract from "../../../provider/contract/flows";
import { flowInstanceStates } from "../../../provider/contract/flows";
import { accepted } from "../../core/answers";
import type { Audit } from "../../core/clock";
import { sorted, typedHistory, typedPerson } from "../../core/print";
import { refusal, refuseCallWhen } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import { sortedRows } from "../../core/sorting";
import type { Tenant } from "../../core/tenant";
import { own, Table } from "../../core/things";
import type { StoredDefinition } from "./definitions";
import { type FlowAnswer, type FlowOutcome, type FlowStep, plausible } from "./flowOutcome";
import { Flows } from "./flows";
import { instanceColumns } from "./instanceColumns";

/** A run of a flow. */
export interface StoredFlowInstance extends Audit {
  id: string;
  /** Name and version of the flow. */
  name: string;
  version: string;
  label: string;
  title: string;
  description: string;
  state: string;
  suspended: boolean;
  curElement: string;
  startTime: string;
  endTime: string;
  lastHandler: string;
  urgency: number;
  owner: string;
}

export type FlowInstanceSelector = (typeof flowInstanceStates)[number];
export type FlowInstanceQuery = NonNullable<z.output<typeof contract.listInstances.query>>;

export type FlowInputs = Record<string, unknown>;

/** What running and stepping answer; `screen` as the script library has it. */
export interface FlowRunResult {
  interviewId: string;
  outputs: unknown;
  screen?: object;
}

const waiting = "Waiting for user interaction";

/** The states behind each selector of 0060; what is suspended keeps its state and is no longer active. */
const states: Record<Exclude<FlowInstanceSelector, "suspendedFlow">, string[]> = {
  activeFlow: ["New", "Running", "Waiting for user interaction", "Waiting for page event", "Paused", "Dispatched"],
  terminatedFlow: ["User Terminated", "Terminated"],
  completedFlow: ["Completed OK", "CompletedOkWait", "Completed"],
};

/** Running instances of flows. */
export class FlowInstances extends Table<StoredFlowInstance> {
  static readonly kind = { key: "flowInstances", noun: "flow instance", idPrefix: "002N" } as const;

  static routes(serve: Serve<FlowInstances>): void {
    serve(contract.listInstances, ({ path, query }, instances) => {
      const only = query?.fields?.split(",");
      const state = flowInstanceStates.find((selector) => selector === path.stateOrInstance);
      if (!state) return print(instances.get(path.stateOrInstance), instances.tenant, only);
      return instances.query(state, query).map((instance) => print(instance, instances.tenant, only));
    });

    serve(contract.orchestrate, ({ path: { action, flowOrInstance }, body }, instances) => {
      refuseCallWhen(instances.tenant.dialect.flowRunPath === "wild");
      if (action === "start" || action === "run") return instances.run(flowOrInstance, body, action);
      if (action === "next" || action === "back") return instances.step(flowOrInstance, body, action);
      if (action === "finish" || action === "terminate") return instances.end(flowOrInstance, action);
      if (action !== "del") throw refusal("invalid", `there is no action ${action}: one of ${contract.flowActions.join(", ")}`);
      return instances.delete(flowOrInstance);
    });

    serve(contract.run, ({ path, body }, instances) => {
      refuseCallWhen(instances.tenant.dialect.flowRunPath === "documented");
      return instances.run(path.flowName, body, "run");
    });
  }

  /** Runs a flow as `Flows.answer` says; else up to its first screen, or to its end. */
  run(name: string, inputs: FlowInputs, action: "start" | "run" = "run"): FlowRunResult {
    const flow = this.tenant.of(Flows).runnable(name);
    const id = this.newId();
    const outcome = this.#outcome(flow, inputs, { action, instanceId: id, version: flow.version, screen: "" });
    const { screen, outputs = null } = outcome;
    const instance = this.add({ id, name, version: flow.version, ...(screen && { state: waiting, curElement: screen.name }) });
    if (!screen) this.#close(instance, "Completed OK");
    return { interviewId: id, outputs, ...(screen && { screen }) };
  }

  /** Leads an instance that waits for its user to another screen, or to its end. */
  step(id: string, inputs: FlowInputs, action: "next" | "back"): FlowRunResult {
    const instance = this.get(id);
    if (instance.state !== waiting) throw refusal("invalid", `flow instance ${id} does not wait for its user: it is ${instance.state}`);
    const flow = this.tenant.of(Flows).get(instance.name);
    const from = { action, instanceId: id, version: instance.version, screen: instance.curElement };
    const { screen, outputs = null } = this.#outcome(flow, inputs, from);
    if (screen) instance.curElement = screen.name;
    else this.#close(instance, "Completed OK");
    this.tenant.touch(instance);
    return { interviewId: id, outputs, ...(screen && { screen }) };
  }

  /** Ends an instance before its flow does. */
  end(id: string, action: "finish" | "terminate"): FlowRunResult {
    const instance = this.get(id);
    if (!isActive(instance)) throw refusal("invalid", `flow instance ${id} has ended: it is ${instance.state}`);
    this.#close(instance, action === "finish" ? "Completed OK" : "Terminated");
    return { interviewId: id, outputs: null };
  }

  delete(id: string): FlowRunResult {
    this.get(id);
    delete this.stored[id];
    return { interviewId: id, outputs: null };
  }

  #outcome(flow: StoredDefinition, inputs: FlowInputs, step: FlowStep): FlowOutcome {
    const answer = this.tenant.answers.find<FlowAnswer>("flow", flow.name);
    return answer ? accepted(answer(inputs, step)) : plausible(flow, inputs, step);
  }

  #close(instance: StoredFlowInstance, state: string): void {
    this.tenant.touch(instance);
    Object.assign(instance, { state, curElement: "", endTime: instance.lastModifiedDate });
  }

  get(id: string): StoredFlowInstance {
    return this.existing(own(this.stored, id), id);
  }

  /** Adds an instance of a flow: a new one, apart from what is given. */
  add(attributes: Partial<StoredFlowInstance> & Pick<StoredFlowInstance, "name">): StoredFlowInstance {
    const stamp = this.tenant.stamp();
    return this.keep({
      id: this.newId(),
      label: `${attributes.name} ${stamp.createdDate}`,
      title: "",
      description: "",
      state: "New",
      suspended: false,
      curElement: "",
      startTime: stamp.createdDate,
      endTime: "",
      lastHandler: "",
      urgency: 0,
      version: this.tenant.of(Flows).find(attributes.name)?.version ?? "",
      owner: stamp.createdBy,
      ...stamp,
      ...attributes,
    });
  }

  /** The instances that a selector and the query name, sorted and cut. */
  query(selector: FlowInstanceSelector, query: FlowInstanceQuery = {}): StoredFlowInstance[] {
    const { owner, creator, fields, orderField, orderType, limit, offset = "0" } = query;
    if (orderField !== undefined && fields !== undefined && !fields.split(",").includes(orderField))
      throw refusal("invalid", `orderField: ${orderField} is not one of the fields`);
    const found = this.all()
      .filter((instance) => isSelected(instance, selector))
      .filter((instance) => owner === undefined || instance.owner === owner)
      .filter((instance) => creator === undefined || instance.createdBy === creator);
    const orderby = orderField === undefined ? [] : [{ field: orderField, order: orderType === "1" ? "desc" : "asc" } as const];
    const rows = sortedRows(found, orderby, column).slice(Number(offset));
    return limit === undefined ? rows : rows.slice(0, Number(limit));
  }
}

function isActive({ state }: StoredFlowInstance): boolean {
  return states.activeFlow.includes(state);
}

function isSelected({ state, suspended }: StoredFlowInstance, selector: FlowInstanceSelector): boolean {
  const isSuspended = suspended || state === "Suspended";
  if (selector === "suspendedFlow") return isSuspended;
  return states[selector].includes(state) && !(isSuspended && selector === "activeFlow");
}

const columns = [
  "id",
  "name",
  "version",
  "label",
  "title",
  "description",
  "state",
  "suspended",
  "curElement",
  "startTime",
  "endTime",
  "lastHandler",
  "urgency",
  "owner",
  "createdBy",
  "createdDate",
  "lastModifiedBy",
  "lastModifiedDate",
] as const satisfies (keyof StoredFlowInstance)[];

const column = instanceColumns<StoredFlowInstance>("flow instances", columns);

/** A running instance (0060), whose example is cut: from `lastModifiedBy.name` on as the BPM instances of 0070. `only` limits the fields. */
function print(instance: StoredFlowInstance, tenant: Tenant, only?: string[]): object {
  const { createdBy, createdDate, lastModifiedBy, lastModifiedDate, owner, lastHandler, ...attributes } = instance;
  const printed = sorted({
    ...attributes,
    lastHandler: lastHandler || null,
    type: "Flow",
    ...typedHistory(instance, tenant),
    ...typedPerson("owner", owner, tenant),
  });
  if (!only) return printed;
  const wanted = ["id", ...only.map((name) => name.trim())];
  return Object.fromEntries(Object.entries(printed).filter(([member]) => wanted.includes(member.split(".")[0] ?? "")));
}
