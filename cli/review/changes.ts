import type { Plan, PlannedState, Step } from "./plan";

export type Action = "create" | "update" | "replace" | "delete";

/** What Pulumi is going to do to one resource. */
export interface PlannedResource {
  urn: string;
  type: string;
  /** The name in the program. */
  name: string;
  action: Action;
  old: PlannedState | undefined;
  new: PlannedState | undefined;
  /** What changes in it. */
  paths: string[];
  /** The properties because of which it is replaced. */
  replacedFor: string[];
}

/** What an operation of the engine does to a resource; undefined where it does nothing. */
export function actionOf(op: string): Action | undefined {
  return actions[op];
}

const actions: Readonly<Record<string, Action>> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  "import-replacement": "replace",
  delete: "delete",
};

/** Why a resource that goes leaves the platform as it is, as far as its own state tells. */
export function keptBy({ retainOnDelete, outputs }: PlannedState, action: Action): string | undefined {
  if (action === "delete" && retainOnDelete) return "retainOnDelete";
  return outputs.adopted === true ? "it was adopted" : undefined;
}

/** The resources that change. A replacement may be told in one step or in three. */
export function changesOf({ steps }: Plan): PlannedResource[] {
  const found = new Map<string, PlannedResource>();
  for (const step of steps) {
    const action = actionOf(step.op);
    const { type } = step.newState ?? step.oldState ?? { type: "" };
    if (!action || type === "pulumi:pulumi:Stack") continue;
    const key = `${action} ${step.urn}${action === "delete" ? step.oldState?.id : ""}`;
    const before = found.get(key);
    const paths = new Set([...(before?.paths ?? []), ...pathsOf(step)]);
    const replacedFor = new Set([...(before?.replacedFor ?? []), ...(step.replaceReasons ?? [])]);
    found.set(key, {
      urn: step.urn,
      type,
      name: nameIn(step.urn),
      action,
      old: step.oldState ?? before?.old,
      new: step.newState ?? before?.new,
      paths: action === "update" || action === "replace" ? [...paths].sort() : [],
      replacedFor: action === "replace" ? [...replacedFor].sort() : [],
    });
  }
  return [...found.values()];
}

function pathsOf({ detailedDiff, diffReasons }: Step): string[] {
  return detailedDiff ? Object.keys(detailedDiff) : (diffReasons ?? []);
}

/** `urn:pulumi:<stack>::<project>::<types>::<name>`; a name may have colons itself. */
export function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::") || urn;
}

/** The type of a resource, without those of its parents. */
export function typeIn(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** The stack that a plan is of. */
export function stackOf({ steps }: Plan): string {
  return stackIn(steps[0]?.urn);
}

/** Project and stack of a resource. */
export function stackIn(urn = ""): string {
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(urn) ?? [];
  return project ? `${project}/${stack}` : "";
}
