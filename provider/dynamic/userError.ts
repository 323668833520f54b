import { messageOf, PartialFailure } from "../lifecycle/handler";

/**
 * An error as the engine shows it. The dynamic-provider process also prints `toString()` and `stack` of some errors: a title
 * stands there, so that a user never sees a stack trace.
 */
export class UserError extends Error {
  constructor(title: string, message: string) {
    super(`${title}: ${message}`);
    this.stack = `${title} (the error of the resource says why)`;
  }

  override toString(): string {
    return "astrozero";
  }
}

/** What became of a thing that exists but is not as declared: the engine saves it and updates it the next time. */
export class IncompleteError extends UserError {
  constructor(
    title: string,
    readonly id: string,
    readonly properties: Record<string, unknown>,
    readonly reasons: readonly string[],
  ) {
    super(title, "it is not complete; what exists is in the state, and the next `pulumi up` goes on.");
  }
}

const report = "This is a defect of pulumi-astrozero: please report it with the output of ASTROZERO_LOG=debug.";

/** Any failure of a handler, for the user. `properties` completes the state of a partial failure. */
export function userError(title: string, error: unknown, properties: (state: object) => Record<string, unknown>): UserError {
  if (error instanceof PartialFailure)
    return new IncompleteError(title, error.made.id, properties(error.made.state as object), error.reasons);
  const isDefect = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
  return new UserError(title, isDefect ? `${messageOf(error)}. ${report}` : messageOf(error));
}
