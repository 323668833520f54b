import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../fieldModel/names";
import { anySecret } from "./secrets";
import { typeOf } from "./typeNames";

/** A flow, and what it is given. */
export interface FlowToRun {
  /** Developer name of the flow; `cleanUp` becomes `{namespace}__cleanUp`. (page 0059) */
  flow: pulumi.Input<string>;
  /** The inputs of the flow. */
  inputs?: pulumi.Input<Record<string, unknown>> | undefined;
}

/** A script, and what it is given. */
export interface ScriptToRun {
  /** Developer name of the script; `cleanUp` becomes `{namespace}__cleanUp`. (page 0062) */
  script: pulumi.Input<string>;
  /** Version of the script. Default: the latest. (page 0062) */
  version?: pulumi.Input<string> | undefined;
  /** The inputs of the script. */
  inputs?: pulumi.Input<Record<string, unknown>> | undefined;
}

/** What runs when a {@link FlowRun} or a {@link ScriptRun} is deleted. */
export type RunOnDelete = FlowToRun | ScriptToRun;

interface RunArgs {
  inputs?: pulumi.Input<Record<string, unknown>> | undefined;
  onDelete?: RunOnDelete | undefined;
  secret?: pulumi.Input<boolean> | undefined;
}

/** API name of a flow, a script or a BPM that is named by an input. */
export function apiNameOf(namespace: string, name: pulumi.Input<string>): pulumi.Input<string> {
  return typeof name === "string"
    ? definitionApiName(namespace, name)
    : pulumi.output(name).apply((known) => definitionApiName(namespace, known));
}

/** What runs of flows and of scripts make of their arguments alike. */
export function runInputsOf(namespace: string, { inputs, onDelete, secret }: RunArgs): pulumi.Inputs {
  return { secret: secret ?? anySecret(inputs, onDelete), ...(onDelete && { onDelete: toRunOf(namespace, onDelete) }) };
}

/** What lacks both the provider refuses, as it does all bad inputs. */
function toRunOf(namespace: string, toRun: RunOnDelete): pulumi.Inputs {
  const { flow, script } = toRun as Partial<FlowToRun & ScriptToRun>;
  return {
    ...toRun,
    ...(flow !== undefined && { flow: apiNameOf(namespace, flow) }),
    ...(script !== undefined && { script: apiNameOf(namespace, script) }),
  };
}

/** A business key that no other resource has, since names may be the same under other parents; nor the same one in an earlier life. */
export function ownBusinessKey(
  kind: string,
  name: string,
  opts: pulumi.CustomResourceOptions | undefined,
  intent: pulumi.Output<string>,
): pulumi.Output<string> {
  const place = `pulumi/${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
  const hashOf = (urn: string) => createHash("sha256").update(urn).digest("hex").slice(0, 8);
  const hash = pulumi.createUrn(name, typeOf(kind), opts?.parent).apply(hashOf);
  return pulumi.interpolate`${place}/${hash}/${intent}`;
}
