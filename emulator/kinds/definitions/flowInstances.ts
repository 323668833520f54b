import type { z } from "zod";
import * as contract from "../../../provider/contract/flows";
import { flowInstanceStates } from "../../../provider/contract/flows";
import type { Audit } from "../../core/clock";
import type { Column } from "../../core/conditions";
import { sorted, typedHistory, typedPerson } from "../../core/print";
import { refusal } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import { sortedRows } from "../../core/sorting";
import type { Tenant } from "../../core/tenant";
import { own, Table } from "../../core/things";
import { Flows } from "./flows";

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

/** The states behind each selector of 0060; what is suspended keeps its state and is no longer active. */
const states: Record<Exclude<FlowInstanceSelector, "suspendedFlow">, string[]> = {
  activeFlow: ["New", "Running", "Waiting for user interaction", "Waiting for page event", "Paused", "Dispatched"],
  terminatedFlow: ["User Terminated", "Terminated"],
  completedFlow: ["Completed OK", "CompletedOkWait", "Completed"],
};

/** Running instances of flows. Nothing starts them yet: they are put here by hand. */
export class FlowInstances extends Table<StoredFlowInstance> {
  static readonly kind = { key: "flowInstances", noun: "flow instance", idPrefix: "002N" } as const;

  static routes(serve: Serve<FlowInstances>): void {
    serve(contract.listInstances, ({ path, query }, instances) => {
      const only = query?.fields?.split(",");
      const state = flowInstanceStates.find((selector) => selector === path.stateOrInstance);
      if (!state) return print(instances.get(path.stateOrInstance), instances.tenant, only);
      return instances.query(state, query).map((instance) => print(instance, instances.tenant, only));
    });
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

function column(name: string): Column<StoredFlowInstance> {
  const field = columns.find((known) => known === name);
  if (!field) throw refusal("invalid", `orderField: ${name} is not a field of flow instances`);
  return { dataType: "Text", numeric: field === "urgency", read: (instance) => String(instance[field]) };
}

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
