import { causeAmong, isAmbiguous, isRefused } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import { changeAttributes, confirmAttributes } from "../../lifecycle/changeAttributes";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { Recording } from "../../lifecycle/recording";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { type SwitchedChange, SwitchedUpdate } from "../../lifecycle/switchedUpdate";
import { differing, sameContent } from "./content";
import { Definition, namingEditor } from "./definition";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord } from "./kind";

interface DefinitionChange<Inputs, State> {
  olds: State;
  news: Inputs;
  /** It was just taken over: it is always written, since what it has may not show. */
  isTakenOver?: boolean;
}

export async function updateDefinition<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  shared: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  id: string,
  change: DefinitionChange<Inputs, State>,
): Promise<State> {
  const session = new Recording(shared);
  const definition = new Definition(session, kind, id, change.news.name);
  const before = await definition.read();
  if (!before) throw new RefusedChange(definition.gone());
  return new DefinitionUpdate(session, definition, { ...change, before }).run();
}

/**
 * Disables the definition, writes it whole, enables it again. When what was written does not compile, or cannot be written, a definition that
 * was enabled and is to be enabled is put back as it was: what runs on the platform goes on.
 */
class DefinitionUpdate<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord> extends SwitchedUpdate<
  Inputs,
  State,
  Live
> {
  /** What the program declared until now. */
  private readonly declared: Inputs;
  /** What the platform has as far as this update knows. */
  private reached: Inputs;
  private readonly isTakenOver: boolean;

  constructor(
    session: Recording,
    private readonly definition: Definition<Inputs, State, Live>,
    change: SwitchedChange<Inputs, State, Live> & DefinitionChange<Inputs, State>,
  ) {
    const declared = definition.kind.declared(change.olds);
    super(session, change);
    this.declared = declared;
    this.reached = declared;
    this.isTakenOver = change.isTakenOver ?? false;
  }

  protected get id(): string {
    return this.definition.id;
  }

  protected get thing(): string {
    return this.definition.thing;
  }

  /** It is written as a whole. */
  protected get overwritten(): readonly string[] {
    const { active, adoptExisting, extra, ...written } = this.news;
    return this.isTakenOver || sameContent(this.declared, this.news) ? [] : Object.keys(written);
  }

  protected look(): Promise<Live | undefined> {
    return this.definition.read();
  }

  protected gone(): string {
    return this.definition.gone();
  }

  protected project(inputs: Inputs, live: Live): State {
    return this.definition.kind.project(inputs, live);
  }

  protected showsWritten(live: Live): boolean {
    return this.reached === this.declared || this.shows(this.news, live);
  }

  private shows(wanted: Inputs, live: Live): boolean {
    return differing(this.project(wanted, live), wanted).length === 0;
  }

  protected async work(): Promise<void> {
    const { olds, news, before, declared } = this;
    const { from, to } = this.activation;
    // assumption: definition-read
    const isKnown = !this.isTakenOver && !olds.unfinished && before.status !== "Error";
    if (isKnown && sameContent(declared, news)) {
      if (from !== to) return this.turn(to);
      // What concerns the provider alone is no reason to stop what runs.
      if (declared.adoptExisting !== news.adoptExisting || declared.active !== news.active) return;
    }
    // Whether something that is on can be changed is unknown: what cannot be switched off is tried anyway.
    // assumption: change-while-active
    let stillOn: string | undefined;
    if (from !== false)
      await this.turn(false).catch((error) => {
        // What may yet be switched off cannot be left to itself.
        if (!to || isAmbiguous(error)) throw error;
        stillOn = messageOf(error);
      });
    const isOff = stillOn === undefined;
    try {
      await this.write(news, declared, before);
    } catch (error) {
      if (from === false || !to) throw error;
      await this.putBack(isOff || !isRefused(error) ? error : new RefusedChange(`${error.message}\n${stillOn}`, { cause: error }), isOff);
    }
    // It may have been switched off although that failed.
    if (to && (isOff || (await this.look())?.active === false)) await this.turn(true);
  }

  private turn(active: boolean): Promise<void> {
    return this.definition.setActive(active, { olds: this.declared, news: this.reached, live: this.before });
  }

  /** Writes `wanted` over what `olds` declared, and looks whether it arrived and compiles. */
  private async write(wanted: Inputs, olds: Inputs, there: Live | undefined): Promise<void> {
    const { session, definition, before } = this;
    const { kind, id, thing } = definition;
    const look = { read: () => this.look(), shows: (live: Live) => this.shows(wanted, live) };
    let compiled: CompileInfo | undefined;
    await changeAttributes(session, {
      ...look,
      before: there,
      write: async () => {
        compiled = await namingEditor(before, () => kind.write(this.writing, id, { olds, news: wanted, live: before }));
      },
    }).catch((error) => {
      if (isAmbiguous(error)) this.reached = wanted;
      throw error;
    });
    this.reached = wanted;
    const assert = (live: Live | undefined) => definition.assertCompiled(live, compiled);
    await confirmAttributes(session, { ...look, thing, gone: () => this.gone(), assert });
  }

  private async putBack(error: unknown, isOff: boolean): Promise<never> {
    const { news, before, declared } = this;
    // What the change leaves open, until it is overwritten.
    let open = [error];
    try {
      if (this.reached !== declared) {
        const there = await this.look();
        await this.write(this.definition.kind.declared(this.project(declared, before)), news, there);
        this.notePutBack();
      }
      open = [];
      if (isOff) await this.turn(true);
    } catch (second) {
      throw new RefusedChange(`${messageOf(error)}\nIt could not be put back as it was. ${messageOf(second)}`, {
        cause: causeAmong(...open, second),
      });
    }
    throw new RefusedChange(`${messageOf(error)}\nIt was enabled: it was put back as it was, and is enabled.`);
  }
}
