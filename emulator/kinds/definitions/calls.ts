import { refusal } from "../../core/refusal";
import type { RawRequest } from "../../core/serve";
import type { Dialect } from "../../dialect";
import type { StoredDefinition } from "./definitions";

interface ListQuery {
  like?: string;
  name?: string;
  active?: string;
  skip?: string;
  limit?: string;
}

/** What the lists of flows and BPMs select; without `like=true` the name must match exactly. */
export function selected(definitions: StoredDefinition[], { like, name, active, skip = "0", limit }: ListQuery = {}): StoredDefinition[] {
  const passes = (stored: string, wanted: string) =>
    like === "true" ? stored.toLowerCase().includes(wanted.toLowerCase()) : stored === wanted;
  const found = definitions
    .filter((definition) => name === undefined || passes(definition.name, name))
    .filter((definition) => active === undefined || String(definition.active) === active);
  return found.slice(Number(skip), limit === undefined ? undefined : Number(skip) + Number(limit));
}

/** Whether a change of `active` takes effect; refuses it where the dialect does. Under `metadata`, BPMs have a call of their own for it. */
export function takesActive(kind: string, { activation }: Dialect): boolean {
  if (activation === "refused") throw refusal("invalid", `active: a ${kind} cannot be enabled or disabled`);
  return activation === "accepted" || (activation === "metadata" && kind !== "BPM");
}

/** A change of `active`, alone or with more. */
export function switchesActive(request: RawRequest): RawRequest | undefined {
  return request.body instanceof Object && "active" in request.body ? request : undefined;
}
