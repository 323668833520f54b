import type { z } from "zod";
import * as contract from "../../../provider/contract/bpmInstances";
import { bpmInstanceStates } from "../../../provider/contract/bpmInstances";
import { accepted } from "../../core/answers";
import type { Audit } from "../../core/clock";
import { WithoutResult } from "../../core/outcomes";
import { sorted, typedHistory, typedPerson } from "../../core/print";
import { refusal } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import { sortedRows } from "../../core/sorting";
import type { Tenant } from "../../core/tenant";
import { own, Table } from "../../core/things";
import { type BpmAnswer, type BpmOutcome, plausibleStart } from "./bpmOutcome";
import { Bpms } from "./bpms";
import { instanceColumns } from "./instanceColumns";

/** A running or ended instance of a BPM. */
export interface StoredBpmInstance extends Audit {
  id: string;
  /** Name and version of the BPM, and the id of this version. */
  name: string;
  version: string;
  processDefID: string;
  label: string;
  title: string;
  description: string;
  state: BpmInstanceState;
  suspended: boolean;
  curElement: string;
  businessKey: string;
  startTime: string;
  endTime: string;
  urgency: number;
  owner: string;
  /** The variables that it has, with their values. */
  variables: Record<string, unknown>;
  /** Those that cannot be set. */
  readOnly: string[];
}

export type BpmInstanceState = (typeof bpmInstanceStates)[number];
export type BpmInstanceQuery = NonNullable<z.output<typeof contract.list.query>>;
type Start = z.output<typeof contract.start.body>;

const ended: readonly BpmInstanceState[] = ["Completed OK", "CompletedOkWait", "User Terminated", "Terminated"];

/** Instances of BPMs. */
export class BpmInstances extends Table<StoredBpmInstance> {
  static readonly kind = { key: "bpmInstances", noun: "BPM instance", idPrefix: "002N" } as const;

  static routes(serve: Serve<BpmInstances>): void {
    serve(contract.start, ({ body }, instances) => printRun(instances.start(body)));

    serve(contract.list, ({ query }, instances) =>
      instances.query(query).map((instance) => printListed(instance, instances.tenant, query?.fields?.split(","))),
    );

    serve(contract.act, ({ path, body }, instances) => {
      const instance = instances.act(path.instanceId, body.action);
      return instance ? printRun(instance) : null;
    });

    serve(contract.remove, ({ path }, instances) => {
      instances.delete(path.instanceId);
      return new WithoutResult();
    });

    serve(contract.setVariables, ({ path, body }, instances) => {
      instances.setVariables(path.instanceId, body);
      return new WithoutResult();
    });
  }

  get(id: string): StoredBpmInstance {
    return this.existing(own(this.stored, id), id);
  }

  /** Starts a version of a BPM, or the enabled one. */
  start({ name, version, variables: { "$Flow.BusinessKey": key, "$Flow.Title": title, ...given } = {} }: Start): StoredBpmInstance {
    const bpm = this.tenant.of(Bpms).startable(name, version);
    const id = this.newId();
    const answer = this.tenant.answers.find<BpmAnswer>("bpm", name);
    const plausible = plausibleStart(bpm);
    const said: BpmOutcome = answer ? accepted(answer(given, { instanceId: id, version: bpm.version })) : {};
    const { state, element, variables, readOnly } = { ...plausible, ...said };
    const stamp = this.tenant.stamp();
    const instance = this.keep({
      id,
      name,
      version: bpm.version,
      processDefID: bpm.id,
      label: `${bpm.definition.label} ${stamp.createdDate}`,
      title: title ? String(title) : "",
      description: "",
      state,
      suspended: false,
      curElement: element,
      businessKey: key ? String(key) : id,
      startTime: stamp.createdDate,
      endTime: ended.includes(state) ? stamp.createdDate : "",
      urgency: 0,
      owner: stamp.createdBy,
      variables: { ...variables },
      readOnly,
      ...stamp,
    });
    this.#assign(instance, given);
    return instance;
  }

  /** The instances in the states that are asked for, sorted. */
  query({ states, orderField, orderType = "asc" }: BpmInstanceQuery = {}): StoredBpmInstance[] {
    const wanted: string[] | undefined = states?.split(",").map((state) => state.trim());
    const unknown = wanted?.find((state) => !bpmInstanceStates.some((known) => known === state));
    if (unknown !== undefined) throw refusal("invalid", `states: there is no state "${unknown}"`);
    const found = this.all().filter(({ state }) => wanted === undefined || wanted.includes(state));
    return sortedRows(found, orderField === undefined ? [] : [{ field: orderField, order: orderType }], column);
  }

  /** Suspends, resumes or terminates an instance; undefined for resuming what is not suspended. */
  act(id: string, action: "suspend" | "resume" | "terminate"): StoredBpmInstance | undefined {
    const instance = this.#running(id);
    if (action === "resume" && !instance.suspended) return undefined;
    if (action === "terminate") return this.advance(id, { state: "Terminated" });
    instance.suspended = action === "suspend";
    this.tenant.touch(instance);
    return instance;
  }

  /** Sets variables; those that the instance does not have and those that are read-only are ignored. */
  setVariables(id: string, variables: Record<string, unknown>): void {
    const instance = this.#running(id);
    this.#assign(instance, variables);
    this.tenant.touch(instance);
  }

  /** What happens to an instance without a call: it comes to another element or state. */
  advance(id: string, { state, element }: Pick<BpmOutcome, "state" | "element">): StoredBpmInstance {
    const instance = this.#running(id);
    this.tenant.touch(instance);
    if (element !== undefined) instance.curElement = element;
    if (state !== undefined) instance.state = state;
    if (ended.includes(instance.state)) Object.assign(instance, { endTime: instance.lastModifiedDate, curElement: "", suspended: false });
    return instance;
  }

  delete(id: string): void {
    this.get(id);
    delete this.stored[id];
  }

  #assign({ variables, readOnly }: StoredBpmInstance, given: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(given))
      if (Object.hasOwn(variables, name) && !readOnly.includes(name)) variables[name] = value;
  }

  #running(id: string): StoredBpmInstance {
    const instance = this.get(id);
    if (ended.includes(instance.state)) throw refusal("invalid", `BPM instance ${id} has ended: it is ${instance.state}`);
    return instance;
  }
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
  "businessKey",
  "startTime",
  "endTime",
  "urgency",
  "owner",
  "createdBy",
  "createdDate",
  "lastModifiedBy",
  "lastModifiedDate",
] as const satisfies (keyof StoredBpmInstance)[];

const column = instanceColumns<StoredBpmInstance>("BPM instances", columns);

/** What starting, suspending, resuming and terminating print (0069, 0071). */
function printRun(instance: StoredBpmInstance): object {
  const { id, name, version, processDefID, label, curElement, state, urgency, businessKey, startTime, endTime, suspended } = instance;
  return {
    name,
    version,
    id,
    processDefID,
    interviewLabel: label,
    nextElem: curElement,
    isTest: true,
    state,
    bpStatus: "New",
    urgency,
    taskOutcome: "",
    businessKey,
    startTime,
    endTime,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [`Ext${number}`, ""])),
    ...{ Ext7: 0, Ext8: 0 },
    suspended,
    isClosed: ended.includes(state),
  };
}

/** An instance in the list (0070). `only` limits the fields. */
function printListed(instance: StoredBpmInstance, tenant: Tenant, only?: string[]): object {
  const { id, name, version, label, title, description, state, suspended, curElement, businessKey, startTime, endTime, urgency, owner } =
    instance;
  const printed = sorted({
    ...{ bpStage: "", bpStatus: "New", bpStep: "", businessKey, curElement, description, endTime, id, label, lastHandler: null, name },
    ...{ startTime, state, suspended, title, type: "BP", urgency, version },
    ...typedHistory(instance, tenant),
    ...typedPerson("owner", owner, tenant),
  });
  if (!only) return printed;
  const wanted = ["id", ...only.map((field) => field.trim())];
  return Object.fromEntries(Object.entries(printed).filter(([member]) => wanted.includes(member.split(".")[0] ?? "")));
}
