import { everything, type Resolved } from "./everything";
import type { Program } from "./stack";

/** Which resources a program has, and in which version. */
export type Parts = Readonly<Record<string, "first" | "second">>;

/** A run and its intent are one part. */
const partOf = (name: string) => name.split("-")[0] as string;

const all = everything("first");
export const partNames = [...new Set(Object.keys(all).map(partOf))];

/** The program with some of the parts, and with what these need. */
export function partsOfEverything(parts: Parts, resolved?: Resolved): Program {
  const versions = { first: everything("first", resolved), second: everything("second", resolved) };
  const program: Program = {};
  const add = (name: string) => {
    if (name in program) return;
    // What refers to rows goes with them.
    const version = parts[name === "streets" ? "rows" : partOf(name)] ?? "first";
    const declared = versions[version][name];
    if (!declared) throw new Error(`there is no part ${name}`);
    for (const needed of declared.needs ?? []) add(needed);
    Object.assign(program, { [name]: declared });
  };
  for (const name of Object.keys(all)) if (partOf(name) in parts) add(name);
  return program;
}
