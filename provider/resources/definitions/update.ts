import { CallError } from "../../client/errors";
import type { CompileInfo } from "../../contract/values";
import { setActive } from "../../lifecycle/activation";
import { readUntil, writeOnce } from "../../lifecycle/confirmWrite";
import { messageOf, RefusedChange } from "../../lifecycle/handler";
import { isGone, notMade } from "../../lifecycle/messages";
import type { Session } from "../../lifecycle/session";
import { planActivation } from "../../lifecycle/state";
import { updating } from "../children/updating";
import { assertCompiled } from "./compilation";
import { differing, sameContent } from "./content";
import {
  type DefinitionInputs,
  type DefinitionKind,
  type DefinitionRecord,
  type DefinitionState,
  readDefinition,
  switchOf,
  words,
} from "./kind";

/**
 * Disables the definition, writes it whole, enables it again. When what was written does not compile, or cannot be written, a definition that
 * was enabled and shall be is put back as it was: what runs on the platform goes on. One that was just taken over is always written: what it
 * has may not show.
 */
export async function updateDefinition<
  Inputs extends DefinitionInputs,
  State extends Inputs & DefinitionState,
  Live extends DefinitionRecord,
>(
  session: Session,
  kind: DefinitionKind<Inputs, State, Live>,
  id: string,
  { olds, news, isTakenOver = false }: { olds: State; news: Inputs; isTakenOver?: boolean },
): Promise<State> {
  const { clock } = session.client;
  const thing = words(kind, news);
  const look = () => readDefinition(session, kind, id, news.name);
  const before = await look();
  if (!before) throw new RefusedChange(isGone(thing, id));
  const course = planActivation(before, olds, news.active);
  const { from, to } = course;
  const declared = kind.declared(olds);
  /** What the platform has as far as this run knows, and whether it does. */
  let content = declared;
  let isUncertain = false;

  const turnTo = (active: boolean) =>
    setActive(session, switchOf(session, kind, id, { olds: declared, news: content, live: before }), active);

  const write = async (wanted: Inputs, { instead, there }: { instead: Inputs; there: Live | undefined }): Promise<void> => {
    const has = (live: Live | undefined) => live !== undefined && differing(kind.project(wanted, live), wanted).length === 0;
    // What shows already proves nothing: what is written beside it may not show at all.
    const proves = !has(there);
    let compiled: CompileInfo | undefined;
    await writeOnce({
      clock,
      write: async () => {
        compiled = await kind.write(session, id, { olds: instead, news: wanted, live: before });
      },
      done: async () => proves && has(await look()),
    }).catch((error) => {
      isUncertain = error instanceof CallError && error.ambiguous;
      if (isUncertain) content = wanted;
      throw error;
    });
    content = wanted;
    isUncertain = false;
    const live = await readUntil(clock, look, has);
    await assertCompiled(session, kind, { id, thing, live, compiled });
    if (!has(live)) throw new RefusedChange(notMade(thing));
  };

  const putBack = async (error: unknown, isOff: boolean): Promise<never> => {
    try {
      if (content !== declared) await write(kind.declared(kind.project(declared, before)), { instead: news, there: await look() });
      if (isOff) await turnTo(true);
    } catch (second) {
      throw new RefusedChange(`${messageOf(error)}\nIt could not be put back as it was. ${messageOf(second)}`);
    }
    throw new RefusedChange(`${messageOf(error)}\nIt was enabled: it was put back as it was, and is enabled.`);
  };

  const work = async () => {
    const isKnown = !isTakenOver && !olds.unfinished && before.status !== "Error";
    if (isKnown && sameContent(declared, news)) {
      if (from !== to) return turnTo(to);
      // What concerns the provider alone is no reason to stop what runs.
      if (declared.adoptExisting !== news.adoptExisting || declared.active !== news.active) return;
    }
    // Whether something that is on can be changed is unknown: what cannot be switched off is tried all the same.
    const isOff =
      !from ||
      (await turnTo(false).then(
        () => true,
        (error) => {
          if (!to) throw error;
          return false;
        },
      ));
    try {
      await write(news, { instead: declared, there: before });
    } catch (error) {
      if (!from || !to) throw error;
      await putBack(error, isOff);
    }
    if (to && isOff) await turnTo(true);
  };

  const { adopted } = olds;
  return updating(
    {
      id,
      olds,
      news,
      before,
      look,
      project: (inputs, live) => ({ ...kind.project(inputs, live), adopted }),
      gone: () => isGone(thing, id),
      reached: () => content,
      course,
      isUncertain: () => isUncertain,
    },
    work,
  );
}
