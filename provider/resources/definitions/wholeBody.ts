import { defined } from "../../lifecycle/attributes";
import { isRecord } from "../../lifecycle/projectDeclared";

type Values = Record<string, unknown>;

/** What the body of a write is made from, all under the names of the API. */
interface Whole {
  /** What the program declares now, and what it declared until now. */
  wanted: Values;
  until: Values;
  live: Values;
  /** What every write needs where the program says nothing. */
  defaults?: Values;
  /** Names of the texts that the body may hold; lists and objects are told by their form. */
  texts: readonly string[];
}

/**
 * The body of a write. Whether the platform keeps or clears what a write omits is unknown: what it has and the program never declared is sent
 * along, and what left the program is sent empty, or with its default.
 */
// assumption: put-omitted
export function wholeBody({ wanted, until, live, defaults = {}, texts }: Whole): Values {
  const left = Object.keys(until).filter((name) => wanted[name] === undefined && until[name] !== undefined);
  const kept = Object.entries(live).filter(([name, value]) => isContent(value) || (texts.includes(name) && value !== ""));
  const gone = left.map((name) => [name, defaults[name] ?? emptied(until[name])]);
  return { ...defaults, ...Object.fromEntries(kept), ...Object.fromEntries(gone), ...defined(wanted) };
}

function isContent(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isRecord(value) && Object.keys(value).length > 0;
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return isRecord(value) ? {} : "";
}
