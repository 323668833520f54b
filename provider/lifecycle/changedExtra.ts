import { isDeepStrictEqual } from "node:util";

type Extra = Record<string, unknown> | undefined;

/** The attributes of the escape hatch that changed; one that left the program stays as it is on the platform. */
export function changedExtra(olds: Extra, news: Extra): Extra {
  const changed = Object.entries(news ?? {}).filter(([name, value]) => !isDeepStrictEqual(olds?.[name], value));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
