import type { CompileInfo } from "../../contract/values";
import { RefusedChange } from "../../lifecycle/handler";
import type { Session } from "../../lifecycle/session";
import type { DefinitionKind, DefinitionRecord } from "./kind";

interface Written<Live> {
  id: string;
  /** For messages: a kind with its name. */
  thing: string;
  live: Live | undefined;
  /** What the write answered; undefined when its answer got lost. */
  compiled: CompileInfo | undefined;
}

/** What the compiler says although the call succeeded: the record exists, warnings are shown, errors fail the operation. */
export async function assertCompiled<Live extends DefinitionRecord>(
  session: Session,
  kind: Pick<DefinitionKind<never, never, Live>, "compile">,
  written: Written<Live>,
): Promise<void> {
  const { thing, compiled } = written;
  for (const warning of compiled?.warnings ?? []) session.warn(`${thing}: ${warning}`);
  const errors = compiled?.errors.length ? compiled.errors : await silentErrors(session, kind, written);
  if (errors.length === 0) return;
  throw new RefusedChange(
    [
      `${thing} was written and does not compile:`,
      ...errors.map((error) => `  - ${error}`),
      "It cannot be enabled. Correct it and run `pulumi up` again.",
    ].join("\n"),
  );
}

/** Where the answer of a write got lost, or holds an id alone, the record tells whether it compiled, and another call why not. */
async function silentErrors<Live extends DefinitionRecord>(
  session: Session,
  kind: Pick<DefinitionKind<never, never, Live>, "compile">,
  { id, live }: Written<Live>,
): Promise<string[]> {
  if (live?.status !== "Error") return [];
  const asked = await kind.compile?.(session, id);
  return asked?.errors.length ? asked.errors : ["The platform gives it the status Error and no reason: open it in the designer."];
}
