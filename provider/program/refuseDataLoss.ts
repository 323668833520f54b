import * as pulumi from "@pulumi/pulumi";
import type { DeletionGuard } from "../dynamic/previewDeletes";
import { withEnvironment } from "../settings";
import { mocksInUse } from "./mocks";
import { perRun } from "./perRun";
import { kindIn } from "./typeNames";

/** State holds it: it is the same in every release. */
const hookName = "astrozero:refuseDataLoss";

/**
 * Lets `pulumi preview` refuse deletions that would destroy data, too: of a resource that left the program the engine tells the provider nothing.
 * Call it before the first resource is made. It binds a resource hook to every resource of this package that the stack's settings are for (not to
 * those of a `Provider`).
 *
 * It has a price: state holds the name of the hook. From then on `pulumi destroy` needs `--run-program`, and a program that does not call this fails
 * to delete, until one `pulumi up` without it has taken the name out of state. A pipeline does better with
 * `pulumi preview --json | astrozero review`.
 *
 * @example
 * ```ts
 * import { refuseDataLossInPreview } from "pulumi-astrozero";
 *
 * refuseDataLossInPreview();
 * ```
 */
export function refuseDataLossInPreview(): void {
  // In unit tests nothing is deleted, and the SDK's mocks know no hooks.
  if (mocksInUse()) return;
  register();
}

/** A hook has one registration in a run, however often it is asked for. */
const register = perRun(() => {
  const declared = new Set<string>();
  const hook = new pulumi.ResourceHook(hookName, refusing(declared, guardOfStack), { onDryRun: true });
  pulumi.runtime.registerResourceTransform(binding(hook, declared));
  return true;
});

/** Binds the hook to resources of this package, and takes in that they are declared. */
export function binding(hook: pulumi.ResourceHook, declared: Set<string>): pulumi.ResourceTransform {
  return ({ type, name, props, opts }) => {
    const { provider } = opts as pulumi.CustomResourceOptions;
    if (kindIn(type) === undefined || provider !== undefined) return undefined;
    declared.add(keyOf(type, name));
    const { beforeDelete = [], ...hooks } = opts.hooks ?? {};
    return { props, opts: { ...opts, hooks: { ...hooks, beforeDelete: [...beforeDelete, hook] } } };
  };
}

/** Refuses in previews what goes. What is declared is replaced: the provider sees that by itself, with what the program allows now. */
export function refusing(declared: ReadonlySet<string>, guardOf: () => DeletionGuard): pulumi.ResourceHookFunction {
  let guard: DeletionGuard | undefined;
  return async ({ type, name, oldOutputs }) => {
    const kind = kindIn(type);
    if (!pulumi.runtime.isDryRun() || kind === undefined || declared.has(keyOf(type, name))) return;
    guard ??= guardOf();
    try {
      await guard(kind, await plain(oldOutputs ?? {}));
    } catch (error) {
      throw new Error(`${kind} ${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
}

function guardOfStack(): DeletionGuard {
  const config = new pulumi.Config("astrozero");
  const { deletionGuard } = require("../dynamic/previewDeletes") as typeof import("../dynamic/previewDeletes");
  return deletionGuard(
    withEnvironment((name) => config.get(name), process.env),
    (message) => void pulumi.log.warn(`astrozero: ${message}`),
  );
}

function keyOf(type: string, name: string): string {
  return `${type}::${name}`;
}

/** Secrets of state come as outputs, which are known. */
function plain(properties: object): Promise<Record<string, unknown>> {
  return new Promise((resolve) => void pulumi.output(properties).apply((values) => resolve(values as Record<string, unknown>)));
}
