import { namespaceOf } from "../../provider/contract/namespace";
import { maximumNameLength } from "../../provider/contract/values";
import type { Dialect } from "../dialect";
import { refusal } from "./refusal";

const custom = "__CST";

interface Rules {
  namespace: string;
  dialect: Dialect;
}

/** The name under which the platform stores an object or a field that was sent as `name`. */
export function storedName(name: string, rules: Rules): string {
  return completed(name, custom, maximumNameLength, rules);
}

/** Refuses a name that has another prefix behind the namespace. */
export function refuseFurtherPrefix(name: string): void {
  const { length } = name.replace(/__CST$/, "").split("__");
  if (length > 2) throw refusal("invalid", `name: "${name}" has more than one prefix`);
}

/** Refuses a name in a namespace that is not the tenant's; `besides` is another name in whose namespace it may be. */
export function refuseForeignNamespace(name: string, { namespace, dialect }: Rules, besides = ""): void {
  const prefix = namespaceOf(name);
  if (dialect.foreignNamespace === "accepted" || [undefined, namespace, namespaceOf(besides)].includes(prefix)) return;
  throw refusal("invalid", `name: "${name}" is in the namespace "${prefix}", which is not that of the tenant`);
}

/** The name under which the platform stores a picklist: as above, without `__CST`. */
export function storedPicklistName(name: string, rules: Rules): string {
  return completed(name, "", maximumNameLength + 1, rules);
}

/** The name under which the platform stores a flow, a BPM or a script. */
export function storedDefinitionName(name: string, rules: Rules): string {
  const prefix = name.match(/^.*?__/)?.[0] ?? `${rules.namespace}__`;
  const room = { beside: prefix.length, whole: 0 }[rules.dialect.definitionNameLength];
  return completed(name, "", 64 + room, rules);
}

/** The word between namespace and `__CST`. */
export function wordOf(name: string): string {
  return name.replace(/__CST$/, "").replace(/^.*__/, "");
}

function completed(name: string, wantedSuffix: string, maximum: number, { namespace, dialect }: Rules): string {
  const suffix = wantedSuffix !== "" && name.endsWith(wantedSuffix) ? wantedSuffix : "";
  const stem = name.slice(0, name.length - suffix.length);
  const fullStem = stem.includes("__") ? stem : `${namespace}__${stem}`;
  const full = fullStem + wantedSuffix;
  if (dialect.names === "refuse" && name !== full) throw refusal("invalid", `name: "${name}" must be written in full, like "${full}"`);
  const stored = {
    asSent: name,
    addPrefix: fullStem + suffix,
    addSuffix: stem + wantedSuffix,
    refuse: name,
  } satisfies Record<Dialect["names"], string>;
  if (stored[dialect.names].length > maximum)
    throw refusal("invalid", `name: "${stored[dialect.names]}" is longer than ${maximum} characters`);
  return stored[dialect.names];
}
