import { isSegment, pathParameter } from "../../provider/contract/operation";
import { refusal } from "./refusal";
import type { Served } from "./serve";

/** A path of the contract as the router wants it. */
export function routeOf(path: string): string {
  return path.replace(pathParameter, (_, name: string, rest: string) => (rest ? "*" : `:${name}`));
}

/** What the router found behind the parameters of a path that calls share; refuses segments that a proxy would have resolved away. */
export function parametersOf(calls: readonly Served[], { "*": rest, ...found }: Record<string, string>): Record<string, string> {
  if (rest === undefined) return found;
  const [, name = ""] = [...(calls[0]?.operation.path ?? "").matchAll(pathParameter)].find(([, , several]) => several) ?? [];
  if (!rest.split("/").every(isSegment)) throw refusal("absent", `there is no call with the path ${rest}`);
  return { ...found, [name]: rest };
}
