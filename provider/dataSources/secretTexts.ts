import * as pulumi from "@pulumi/pulumi";
import { internalsOf } from "./internals";

/** The texts and numbers of the secrets among arguments that are known, however deep they are. */
export async function secretTexts(value: unknown, isSecret = false): Promise<string[]> {
  if (pulumi.Resource.isInstance(value)) return [];
  if (pulumi.Output.isInstance(value) || value instanceof Promise) {
    const output = pulumi.output(value);
    return secretTexts(await internalsOf(output).promise(), await pulumi.isSecret(output));
  }
  if (typeof value === "object" && value !== null)
    return (await Promise.all(Object.values(value).map((one) => secretTexts(one, isSecret)))).flat();
  return isSecret && ["string", "number"].includes(typeof value) ? [String(value)] : [];
}
