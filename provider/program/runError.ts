import * as pulumi from "@pulumi/pulumi";

/** An error of which Pulumi shows the message alone. After the last line of a program it would show the stack, too, if there were one. */
export function runError(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = "";
  return error;
}
