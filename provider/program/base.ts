import * as pulumi from "@pulumi/pulumi";
import { readSettings, withEnvironment } from "../settings";
import { mocksInUse } from "./mocks";
import { providerOf } from "./provider";
import { refuseUnreachable } from "./reachable";
import { providerText } from "./text";
import { typeOf } from "./typeNames";

/** What the class of a kind says of it. */
export interface Kind<Resource> {
  readonly name: string;
  /** Whether the platform keeps the name unique: a replacement then deletes first. */
  readonly deletesFirst: boolean;
  /** All outputs that the class declares: an output exists only for a property that is named when the resource is registered. */
  readonly outputs: {
    readonly [Key in Exclude<keyof Resource, keyof pulumi.CustomResource> as Resource[Key] extends pulumi.OutputInstance<unknown>
      ? Key
      : never]: true;
  };
}

/** What all resources of this package are: custom resources that carry the constant provider text. */
export abstract class AstroZeroResource extends pulumi.CustomResource {
  /** @param inputs asked for unless an id is given, which stands for all inputs */
  protected constructor(
    kind: { readonly name: string; readonly deletesFirst: boolean; readonly outputs: object },
    name: string,
    inputs: () => pulumi.Inputs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    refuseUnreachable();
    refuseImport(`${kind.name} ${name}`, opts);
    const outputs = Object.fromEntries(Object.keys(kind.outputs).map((output) => [output, undefined]));
    const props = { ...outputs, ...(opts?.id === undefined && inputs()), __provider: providerText(kind.name) };
    super(typeOf(kind.name), name, props, kind.deletesFirst ? deletingFirst(opts) : opts);
    Object.assign(this, withoutNulls(this, Object.keys(outputs)));
  }
}

/** Outputs as a program has them: what state names without a value is undefined. */
function withoutNulls(resource: object, names: readonly string[]): Record<string, pulumi.Output<unknown>> {
  const output = (name: string) => Reflect.get(resource, name) as pulumi.Output<unknown>;
  return Object.fromEntries(names.map((name) => [name, output(name).apply((value) => value ?? undefined)]));
}

/** A resource that reads what is there. It has an id and no arguments. */
export function existing<Resource, Args>(
  resourceClass: new (name: string, args: Args, opts: pulumi.CustomResourceOptions) => Resource,
  name: string,
  id: pulumi.Input<pulumi.ID>,
  opts: pulumi.CustomResourceOptions | undefined,
): Resource {
  return new resourceClass(name, {} as Args, { ...opts, id });
}

/** The engine would import the resource without its provider text, and fail with words that lead nowhere. */
function refuseImport(resource: string, opts: pulumi.CustomResourceOptions | undefined): void {
  if (!opts?.import) return;
  throw new pulumi.RunError(
    `${resource}: the option \`import\` does not work for dynamic providers. To take over what exists on the platform, give the ` +
      "argument `adoptExisting: true` instead, and leave the option out.",
  );
}

/** The provider's `diff` says so, too, but a forced replacement (`pulumi up --replace`) does not ask it. */
function deletingFirst(opts?: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  return pulumi.mergeOptions({ deleteBeforeReplace: true }, opts);
}

/**
 * The namespace in which a resource's names are made: that of its `Provider`, else of the stack configuration, else of the
 * environment. The error lists every setting that is missing, not only this one.
 */
export function namespaceOf(opts: pulumi.CustomResourceOptions | undefined): string {
  const provider = providerOf(opts);
  if (provider?.namespace) return provider.namespace;
  const config = new pulumi.Config("astrozero");
  const lookup = withEnvironment((name) => config.get(name), process.env);
  const namespace = lookup("namespace");
  if (namespace) return namespace;
  if (mocksInUse()) throw new pulumi.RunError(noNamespaceInTest);
  const settings = readSettings(lookup);
  throw new pulumi.RunError("problem" in settings ? settings.problem : "Astro Zero has no namespace.");
}

const noNamespaceInTest = `Astro Zero has no namespace, of which the names of resources are made. A unit test with mocks needs it and no other setting:
  pulumi.runtime.setAllConfig({ "astrozero:namespace": "demo" })   before the program is loaded`;
