import { isAmbiguous, isRefused } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import { planActivation, updateSwitched } from "../../lifecycle/activation";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { isGone, notMade } from "../../lifecycle/messages";
import { Recording } from "../../lifecycle/recording";
import type { Session } from "../../lifecycle/session";
import type { Lived } from "../../lifecycle/state";
import { differing, sameContent } from "./content";
import { Definition, namingEditor } from "./definition";
import type { DefinitionInputs, DefinitionKind, DefinitionRecord } from "./kind";

/**
 * Disables the definition, writes it whole, enables it again. When what was written does not compile, or cannot be written, a definition that
 * was enabled and shall be is put back as it was: what runs on the platform goes on. One that was just taken over is always written: what it
 * has may not show.
 */
export async function updateDefinition<Inputs extends DefinitionInputs, State extends Inputs & Lived, Live extends DefinitionRecord>(
  shared: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  id: string,
  { olds, news, isTakenOver = false }: { olds: State; news: Inputs; isTakenOver?: boolean },
): Promise<State> {
  const session = new Recording(shared);
  const definition = new Definition(session, kind, id, news.name);
  const { thing } = definition;
  const { clock } = session.client;
  const look = () => definition.read();
  const gone = () => isGone(thing, id);
  const before = await look();
  if (!before) throw new RefusedChange(gone());
  const activation = planActivation(before, olds, news.active);
  const { from, to } = activation;
  const declared = kind.declared(olds);
  /** What the platform has as far as this run knows. */
  let content = declared;

  const turn = (active: boolean) => definition.setActive(active, { olds: declared, news: content, live: before });

  const write = async (wanted: Inputs, instead: Inputs, there: Live | undefined): Promise<void> => {
    const has = (live: Live | undefined) => live !== undefined && differing(kind.project(wanted, live), wanted).length === 0;
    // What shows already proves nothing: what is written beside it may not show at all.
    const proves = !has(there);
    let compiled: CompileInfo | undefined;
    await writeOnce({
      clock,
      write: async () => {
        compiled = await namingEditor(before, () => kind.write(session, id, { olds: instead, news: wanted, live: before }));
      },
      done: async () => proves && has(await look()),
    }).catch((error) => {
      if (isAmbiguous(error)) content = wanted;
      throw error;
    });
    content = wanted;
    const live = await readUntil(clock, look, has);
    await definition.assertCompiled(live, compiled);
    if (!has(live)) throw new RefusedChange(notMade(thing));
  };

  const putBack = async (error: unknown, isOff: boolean): Promise<never> => {
    let cause = error;
    try {
      if (content !== declared) {
        const there = await look();
        await write(kind.declared(kind.project(declared, before)), news, there).catch((second) => {
          cause = second;
          throw second;
        });
      }
      cause = undefined;
      if (isOff) await turn(true);
    } catch (second) {
      throw new RefusedChange(`${messageOf(error)}\nIt could not be put back as it was. ${messageOf(second)}`, { cause });
    }
    throw new RefusedChange(`${messageOf(error)}\nIt was enabled: it was put back as it was, and is enabled.`);
  };

  const work = async () => {
    // assumption: definition-read
    const isKnown = !isTakenOver && !olds.unfinished && before.status !== "Error";
    if (isKnown && sameContent(declared, news)) {
      if (from !== to) return turn(to);
      // What concerns the provider alone is no reason to stop what runs.
      if (declared.adoptExisting !== news.adoptExisting || declared.active !== news.active) return;
    }
    // Whether something that is on can be changed is unknown: what cannot be switched off is tried all the same.
    // assumption: change-while-active
    let stillOn: string | undefined;
    if (from)
      await turn(false).catch((error) => {
        if (!to) throw error;
        stillOn = messageOf(error);
      });
    const isOff = stillOn === undefined;
    try {
      await write(news, declared, before);
    } catch (error) {
      if (!from || !to) throw error;
      await putBack(isOff || !isRefused(error) ? error : new RefusedChange(`${error.message}\n${stillOn}`, { cause: error }), isOff);
    }
    if (to && isOff) await turn(true);
  };

  return updateSwitched(session, { id, olds, news, before, look, project: kind.project, gone, reached: () => content, activation, work });
}
