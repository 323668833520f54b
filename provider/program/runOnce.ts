import * as pulumi from "@pulumi/pulumi";
import { AstroZeroResource, type Kind } from "./base";
import { hashOf } from "./imports";
import { typeOf } from "./typeNames";

/** What the class of a kind that runs something says of it. */
export interface RunOnceKind<Resource> extends Kind<Resource> {
  /** The inputs of which a change runs it again. */
  readonly runsAgainFor: readonly string[];
}

/**
 * A resource that does something once, and again when what it does changes. Its intent is in state before: when `pulumi up` is killed, the next one
 * finds an intent whose outcome nothing tells (docs/decisions/0034).
 */
export abstract class RunOnce extends AstroZeroResource {
  protected constructor(
    kind: { readonly name: string; readonly deletesFirst: boolean; readonly outputs: object; readonly runsAgainFor: readonly string[] },
    name: string,
    inputs: () => pulumi.Inputs,
    opts?: pulumi.CustomResourceOptions,
    /** Adds inputs that are made of the intent. */
    complete: (given: pulumi.Inputs, intent: pulumi.Output<string>) => pulumi.Inputs = (given) => given,
  ) {
    const intended = () => {
      const given = inputs();
      const values = kind.runsAgainFor.map((input) => pulumi.output(given[input]).apply(unlessEmpty));
      const { madeAt } = new RunIntent(kind.name, name, values, opts);
      return { ...complete(given, madeAt), __intent: madeAt };
    };
    super(kind, name, intended, opts);
  }
}

/** What is about to run. It is written to state before it runs, and made again whenever it is to run again. */
class RunIntent extends AstroZeroResource {
  declare readonly digest: pulumi.Output<string>;
  declare readonly madeAt: pulumi.Output<string>;

  constructor(runs: string, name: string, values: readonly unknown[], opts: pulumi.CustomResourceOptions | undefined) {
    const named = (known: string) => `${known}-${runs}`;
    super(intentKind, named(name), () => ({ digest: hashOf(values) }), optionsOf(opts, runs, named));
  }
}

/** An empty list is as good as none. */
function unlessEmpty(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

const intentKind: Kind<RunIntent> = { name: "RunIntent", deletesFirst: false, outputs: { digest: true, madeAt: true } };

/** An intent is made where its run is, and no earlier than it could begin. */
function optionsOf(
  { parent, provider, dependsOn, aliases }: pulumi.CustomResourceOptions = {},
  runs: string,
  named: (name: string) => string,
): pulumi.CustomResourceOptions {
  return {
    ...(parent && { parent }),
    ...(provider && { provider }),
    ...(dependsOn && { dependsOn }),
    ...(Array.isArray(aliases) && { aliases: aliases.map((alias) => aliasOf(alias, runs, named)) }),
  };
}

/** The place that an intent had, from that of the resource that runs. */
function aliasOf(
  alias: pulumi.Input<pulumi.URN | pulumi.Alias>,
  runs: string,
  named: (name: string) => string,
): pulumi.Input<pulumi.URN | pulumi.Alias> {
  if (typeof alias === "string" || pulumi.Output.isInstance(alias) || alias instanceof Promise)
    return pulumi.output(alias as pulumi.Input<pulumi.URN>).apply((urn) => {
      // urn:pulumi:{stack}::{project}::{types of the parents}${type}::{name}; the parent may be a run, too.
      const [stack, project, types = "", ...name] = urn.split("::");
      const parents = types.slice(0, types.length - typeOf(runs).length);
      return [stack, project, `${parents}${typeOf("RunIntent")}`, named(name.join("::"))].join("::");
    });
  const { name, type, ...place } = alias;
  return { ...place, ...(name !== undefined && { name: pulumi.output(name).apply(named) }) };
}
