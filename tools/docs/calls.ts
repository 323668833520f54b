import { type Method, type Operation, pathParameter } from "../../provider/contract/operation";
import { operations } from "./operations";
import { overview } from "./overview";
import { type Declaration, declarations } from "./source";

/** An operation with what its source says of it. */
export interface Call extends Declaration {
  readonly operation: Operation;
}

/** Every call of the contract: the groups in the order of the overview, in each group the order of the source. */
export function callsOf(repository: string): Call[] {
  const declared = new Map(declarations(repository).map((declaration) => [declaration.name, declaration]));
  const calls = operations.map((operation) => {
    const declaration = declared.get(operation.name);
    if (!declaration) throw new Error(`No constant of provider/contract/ holds operation({ name: "${operation.name}" }).`);
    return { operation, ...declaration };
  });
  const order = [...declared.keys()];
  const firstRow = (group: string) => Math.min(...calls.flatMap((call) => (call.group === group ? (call.operation.row ?? []) : [])));
  return calls.sort((one, other) => firstRow(one.group) - firstRow(other.group) || order.indexOf(one.name) - order.indexOf(other.name));
}

/** The calls of one method and path. */
export interface Endpoint {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** The names in the braces of the path. */
  readonly parameters: readonly string[];
  readonly calls: readonly [Call, ...Call[]];
  readonly summary: string;
  readonly description: string;
}

export function endpoints(calls: readonly Call[]): Endpoint[] {
  const found = new Map<string, [Call, ...Call[]]>();
  for (const call of calls) {
    const { method, path } = call.operation;
    const others = found.get(`${method} ${path}`);
    if (others) others.push(call);
    else found.set(`${method} ${path}`, [call]);
  }
  return [...found.values()].map((shared) => {
    const [{ operation, comment }] = shared;
    return {
      id: operation.name,
      method: operation.method,
      // OpenAPI has no parameters of several segments.
      path: operation.path.replace(pathParameter, "{$1}"),
      parameters: [...operation.path.matchAll(pathParameter)].map(([, name]) => String(name)),
      calls: shared,
      summary: titles.get(operation.row) ?? /^[^.;(]*\w/.exec(comment)?.[0] ?? operation.name,
      description: shared.map((call) => (shared.length > 1 ? `${call.operation.name}: ${described(call)}` : described(call))).join("\n\n"),
    };
  });
}

const titles = new Map<number | undefined, string>(overview.flatMap(({ rows }) => rows.map(({ row, title }) => [row, title])));

function described({ comment, operation: { row, page, evidence } }: Call): string {
  const place =
    row === undefined
      ? `Page ${page.replace(/^um-/, "")} of the ${page.startsWith("um-") ? "manual" : "API reference"}`
      : `Row ${row} of the API overview, page ${page} of the API reference`;
  return `${comment} ${place}; ${evidence}.`.trim();
}
