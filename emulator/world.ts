import { type State, Tenant, type TenantOptions } from "./core/tenant";
import type { KindClass } from "./core/things";
import * as kinds from "./kinds";

type Kinds = typeof kinds;

/** The things of each kind, by its name in the tenant. */
type Parts = { readonly [Name in keyof Kinds as Kinds[Name]["kind"]["key"]]: InstanceType<Kinds[Name]> };

/** A thing of a kind as the tenant keeps it: `Stored<"triggers">`. */
export type Stored<Key extends keyof Parts> = ReturnType<Parts[Key]["all"]>[number];

/** What the tenant remembers of the kinds that are no part of objects. */
type Tables = {
  [Key in keyof Parts as Parts[Key] extends { stored: object } ? Key : never]: Extract<Parts[Key], { stored: object }>["stored"];
};

interface Remembering {
  /** All that it remembers, as plain JSON. */
  state: State & Tables;
}

export const allKinds: readonly KindClass[] = Object.values(kinds);

/**
 * The tenant: what exists and which rules it keeps, without HTTP. It has a part for each kind of things; they are named by id or by API name.
 * Rules are broken with a `Refusal`. docs/emulator.md lists the parts, with examples of what tests do to them.
 */
export type World = Tenant & Parts & Remembering;

/** A tenant with its parts; without a state it is a fresh one. */
export const WholeTenant = class extends Tenant {
  constructor(options: TenantOptions) {
    super(options);
    for (const Things of allKinds)
      Object.defineProperty(this, Things.kind.key, {
        get: () => {
          catchUp(this);
          return this.of(Things);
        },
      });
    if (!options.state) for (const Things of allKinds) this.of(Things).addPresets();
  }
} as new (
  options: TenantOptions,
) => World;

/** Does what is due in a tenant by now. */
export function catchUp(tenant: Tenant): void {
  for (const Things of allKinds) tenant.of(Things).catchUp();
}
