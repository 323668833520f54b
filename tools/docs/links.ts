import { compileInfo, createdId } from "../../provider/contract/values";
import type { Endpoint } from "./calls";

/** The calls that take the id of what a call creates, as links of its answer. */
export function linksFrom(created: Endpoint, all: readonly Endpoint[]): Record<string, object> | undefined {
  const id = idOf(created);
  if (!id) return undefined;
  const given = Object.fromEntries(created.parameters.map((name) => [name, `$request.path.${name}`]));
  const links = all.flatMap((endpoint): [string, object][] => {
    const name = /^\/\{(\w+)\}/.exec(beyond(created.path, endpoint.path))?.[1];
    if (!name || endpoint.parameters.length !== created.parameters.length + 1) return [];
    return [[endpoint.id, { operationId: endpoint.id, parameters: { ...given, [name]: id } }]];
  });
  return Object.fromEntries(links);
}

/** Where the likeliest answer holds the id. */
function idOf({ calls: [{ operation }] }: Endpoint): string | undefined {
  if (operation.method !== "POST") return undefined;
  if (operation.result === createdId) return "$response.body#/result";
  return operation.result === compileInfo ? "$response.body#/result/id" : undefined;
}

function beyond(path: string, longer: string): string {
  return longer.startsWith(path) ? longer.slice(path.length) : "";
}
