import * as pulumi from "@pulumi/pulumi";

/** Whether any of the values is secret, or holds something that is; undefined when none is. */
export async function anySecret(...values: unknown[]): Promise<true | undefined> {
  return (await pulumi.isSecret(pulumi.output(values))) ? true : undefined;
}
