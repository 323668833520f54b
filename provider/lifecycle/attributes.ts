import { isDeepStrictEqual } from "node:util";

type Values = Record<string, unknown>;

/** The live value of every attribute that is declared; what the program leaves open is not a change. */
export function projectAttributes(names: readonly string[], declared: object, live: object): Values {
  return pick(names, live, (name) => memberOf(declared, name) !== undefined);
}

/** Every attribute that the platform tells. */
export function described(names: readonly string[], live: object): Values {
  return pick(names, live, (name) => ![undefined, null, ""].some((nothing) => nothing === memberOf(live, name)));
}

/** The attributes that `news` sets to another value, or, where they left the program, to what `unset` says. */
export function changedValues(names: readonly string[], olds: object, news: object, unset: object): Values {
  return pick(names, { ...unset, ...defined(news) }, (name) => !isDeepStrictEqual(memberOf(olds, name), memberOf(news, name)));
}

/** Which of the inputs differ. */
export function changedInputs<Inputs extends object, Name extends keyof Inputs & string>(
  names: readonly Name[],
  olds: Inputs,
  news: Inputs,
): Name[] {
  return names.filter((name) => !isDeepStrictEqual(olds[name], news[name]));
}

/** The names of the wanted values that the live thing does not have. */
export function notArrived(wanted: object, live: object): string[] {
  return Object.keys(wanted).filter((name) => !isDeepStrictEqual(memberOf(live, name), memberOf(wanted, name)));
}

function pick(names: readonly string[], from: object, isWanted: (name: string) => boolean): Values {
  return Object.fromEntries(names.filter(isWanted).map((name) => [name, memberOf(from, name)]));
}

/** The values that there are. */
export function defined(values: object): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function memberOf(thing: object, name: string): unknown {
  return (thing as Values)[name];
}

type Extra = Values | undefined;

/** The members of an open set, as the escape hatch is, that changed; one that left the program stays as it is on the platform. */
export function changedExtra(olds: Extra, news: Extra): Extra {
  const changed = Object.entries(news ?? {}).filter(([name, value]) => !isDeepStrictEqual(olds?.[name], value));
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
