import type { CompileInfo } from "../../../contract/values";
import { RefusedChange } from "../../handler";
import type { Session } from "../../session";

/** What the compiler says although the call succeeded: the record exists, warnings are shown, errors fail the operation. */
export function assertCompiled(session: Session, thing: string, { errors, warnings }: CompileInfo): void {
  for (const warning of warnings) session.warn(`${thing}: ${warning}`);
  if (errors.length === 0) return;
  throw new RefusedChange(
    [
      `${thing} was written and does not compile:`,
      ...errors.map((error) => `  - ${error}`),
      "It cannot be enabled. Correct it and run `pulumi up` again.",
    ].join("\n"),
  );
}
