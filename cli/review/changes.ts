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
    found.set(key, {
      urn: step.urn,
      type,
      name: nameIn(step.urn),
      action,
      old: step.oldState ?? before?.old,
      new: step.newState ?? before?.new,
      paths: action === "update" || action === "replace" ? [...paths].sort() : [],
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

/** The stack that a plan is of. */
export function stackOf({ steps }: Plan): string {
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(steps[0]?.urn ?? "") ?? [];
  return project ? `${project}/${stack}` : "";
}
