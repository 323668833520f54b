import { CallError, isAmbiguous, isRefused } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import { setActive } from "../../lifecycle/activation";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { isGone } from "../../lifecycle/messages";
import { readOrGone } from "../../lifecycle/readOrGone";
import { remove } from "../../lifecycle/remove";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord, Writing } from "./kind";

/** One flow, BPM or script of the platform. */
export class Definition<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord> {
  /** For messages: a kind with its name. */
  readonly thing: string;

  constructor(
    readonly session: Session,
    readonly kind: DefinitionKind<Inputs, State, Live>,
    readonly id: string,
    private readonly name: string | undefined,
  ) {
    this.thing = `${kind.word} ${name}`;
  }

  /** The definition; undefined when it is gone. */
  read(): Promise<Live | undefined> {
    const { session, kind, id, name } = this;
    return readOrGone(
      session.client.clock,
      () => kind.get(session, id),
      async () => (await kind.list(session, name)).some((definition) => definition.id === id),
    );
  }

  gone(): string {
    return isGone(this.thing, this.id);
  }

  /** Switches it on or off. `content` is what the platform has now. */
  setActive(active: boolean, content: Writing<Inputs, Live>): Promise<void> {
    const { session, kind, id, thing } = this;
    const writes = kind.switches(session, id, content).map((write) => (to: boolean) => namingEditor(content.live, () => write(to)));
    return setActive(session, { thing, writes, isOn: async () => (await this.read())?.active, gone: () => this.gone() }, active);
  }

  /** What the compiler says although the call succeeded: the record exists, warnings are shown, errors fail the operation. */
  async assertCompiled(live: Live | undefined, compiled: CompileInfo | undefined): Promise<void> {
    const { session, thing } = this;
    for (const warning of compiled?.warnings ?? []) session.warn(`${thing}: ${warning}`);
    const errors = compiled?.errors.length ? compiled.errors : await this.silentErrors(live);
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
  private async silentErrors(live: Live | undefined): Promise<string[]> {
    if (live?.status !== "Error") return [];
    const asked = await this.kind.compile?.(this.session, this.id);
    return asked?.errors.length ? asked.errors : ["The platform gives it the status Error and no reason: open it in the designer."];
  }

  /** Deletes it; one that is on is switched off only where the platform does not delete it otherwise. What cannot be deleted goes on. */
  async remove(state: State): Promise<void> {
    const { session, kind, id, thing } = this;
    const live = state.adopted ? undefined : await this.read();
    if (!live && !state.adopted) return;
    const turn = (active: boolean) => live && this.setActive(active, { olds: state, news: state, live });
    let off: "surely" | "perhaps" | undefined;
    let stillOn: unknown;
    // A read that shows it off may be old. Of a version that another one has replaced it is not: that must not be switched at all.
    // assumption: delete-active
    // assumption: stale-reads
    const removeAlsoIfOn = async () => {
      try {
        return await kind.remove(session, id);
      } catch (error) {
        if (!(live?.active || state.active) || !(isRefused(error) || isAmbiguous(error))) throw error;
        await turn(false)?.catch((second) => {
          stillOn = second;
          if (isAmbiguous(second)) off = "perhaps";
          throw error;
        });
        off = live?.active ? "surely" : "perhaps";
        return kind.remove(session, id);
      }
    };
    await remove(session, {
      thing,
      adopted: state.adopted,
      remove: () => namingEditor(live, removeAlsoIfOn),
      look: () => this.read(),
      refused: async (error) => {
        if (off === undefined && stillOn === undefined) return undefined;
        const mayBeOff = live?.active ? off && (await turn(true)?.then(nothing, messageOf)) : off && "";
        const reasons = [messageOf(error), stillOn === undefined ? undefined : messageOf(stillOn)];
        if (mayBeOff !== undefined)
          reasons.push(off === "surely" ? "It is switched off now." : "It may be switched off now.", mayBeOff, switchOn(state));
        return new RefusedChange(reasons.filter(Boolean).join("\n"), { cause: error });
      },
    });
  }
}

function nothing(): undefined {}

/** State goes on to say that it is on. */
function switchOn({ active }: DefinitionInputs): string {
  return active
    ? "To keep it, run `pulumi refresh`, then `pulumi up`: that switches it on again."
    : "To keep it, switch it on in the designer.";
}

/** Makes a changing call. Whether a refusal comes from a lock no page says: where somebody is editing the definition, the error names them. */
// assumption: edit-lock
export async function namingEditor<T>(live: { lockUser?: string } | undefined, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const mayBeLocked = error instanceof CallError && (error.failure === "refused" || error.failure === "busy");
    if (!mayBeLocked || !live?.lockUser) throw error;
    throw error.advising(`${live.lockUser} has it open in the designer: if that is the reason, it must be closed there first.`);
  }
}
