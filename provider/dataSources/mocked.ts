import type * as pulumi from "@pulumi/pulumi";
import { runError } from "../program/runError";

/** Asks the mocks of a unit test in the place of the platform: by the name that the function would have in a schema. */
export async function askMocks<Result>(mocks: pulumi.runtime.Mocks, name: string, args: object): Promise<Result> {
  const token = `astrozero:index:${name}`;
  const answer: unknown = await mocks.call({ token, inputs: args });
  if (answer === undefined) {
    throw runError(`${name}: the mocks have no answer to ${token}. Let their function \`call\` return what ${name} is to answer.`);
  }
  return answer as Result;
}
