import { isDeepStrictEqual } from "node:util";
import { defined } from "./attributes";

type Values = Record<string, unknown>;

/**
 * What is known of a thing while it is unknown whether it became what `news` declares; a look at the platform tells the rest. What only one of the
 * two declares is in it, so that the look finds it. What no look tells is null where it changed: that differs from whatever is declared.
 */
export function between<Olds extends object>(olds: Olds, news: object, isTold: (name: string) => boolean = () => true): Olds {
  const [before, after] = [defined(olds), defined(news)];
  const untold = changed(before, after).filter((name) => !isTold(name));
  // A permission is as the program gives it now.
  const { allowDataLoss } = after;
  return defined({ ...after, ...before, ...nothing(untold), ...extraBetween(before, after), allowDataLoss }) as Olds;
}

/** The same of attributes that are not modelled, which no read tells; one that leaves the program stays as it is. */
function extraBetween({ extra: old }: Values, { extra: next }: Values): { extra?: Values } {
  if (old === undefined && next === undefined) return {};
  const [before, after] = [old, next].map((extra) => ({ ...(extra as Values | undefined) })) as [Values, Values];
  return { extra: { ...before, ...nothing(changed(before, after).filter((name) => name in after)) } };
}

function changed(before: Values, after: Values): string[] {
  return Object.keys({ ...after, ...before }).filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

function nothing(names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, null]));
}
