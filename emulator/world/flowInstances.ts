import type { z } from "zod";
import type { flowInstanceStates, getFlowInstances } from "../../provider/contract/flows";
import type { Column } from "./conditions";
import { refusal } from "./refusal";
import { sortedRows } from "./sorting";
import type { StoredFlowInstance } from "./state";
import type { World } from "./world";

export type FlowInstanceSelector = (typeof flowInstanceStates)[number];
export type FlowInstanceQuery = NonNullable<z.output<typeof getFlowInstances.query>>;

/** The states behind each selector of 0060; what is suspended keeps its state and is no longer active. */
const states: Record<Exclude<FlowInstanceSelector, "suspendedFlow">, string[]> = {
  activeFlow: ["New", "Running", "Waiting for user interaction", "Waiting for page event", "Paused", "Dispatched"],
  terminatedFlow: ["User Terminated", "Terminated"],
  completedFlow: ["Completed OK", "CompletedOkWait", "Completed"],
};

/** Running instances of flows. Nothing starts them yet: they are put here by hand. */
export class FlowInstances {
  constructor(private readonly world: World) {}

  get(id: string): StoredFlowInstance {
    const instance = Object.values(this.world.state.flowInstances).find((one) => one.id === id);
    if (!instance) throw refusal("missing", `flow instance ${id} does not exist`);
    return instance;
  }

  /** Adds an instance of a flow: a new one, apart from what is given. */
  add(attributes: Partial<StoredFlowInstance> & Pick<StoredFlowInstance, "name">): StoredFlowInstance {
    const stamp = this.world.stamp();
    const instance: StoredFlowInstance = {
      id: this.world.nextId("002N"),
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
      version: this.world.flows.find(attributes.name)?.version ?? "",
      owner: stamp.createdBy,
      ...stamp,
      ...attributes,
    };
    this.world.state.flowInstances[instance.id] = instance;
    return instance;
  }

  /** The instances that a selector and the query name, sorted and cut. */
  query(selector: FlowInstanceSelector, query: FlowInstanceQuery = {}): StoredFlowInstance[] {
    const { owner, creator, fields, orderField, orderType, limit, offset = "0" } = query;
    if (orderField !== undefined && fields !== undefined && !fields.split(",").includes(orderField))
      throw refusal("invalid", `orderField: ${orderField} is not one of the fields`);
    const found = Object.values(this.world.state.flowInstances)
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
