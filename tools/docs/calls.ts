import { operations } from "../../provider/contract";
import type { Method, Operation } from "../../provider/contract/operation";
import { overview } from "./overview";
import { type Declaration, declarations } from "./source";

/** An operation with what its source says of it. */
export interface Call extends Declaration {
  readonly operation: Operation;
}

/** Every call of the contract: the groups in its order, in each group the order of the source, which not every compiler keeps. */
export function callsOf(repository: string): Call[] {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const declared = declarations(repository).flatMap((declaration) => {
    const operation = byName.get(declaration.name);
    return operation ? [{ operation, ...declaration }] : [];
  });
  const groups = operations.map(({ name }) => {
    const declaration = declared.find((candidate) => candidate.name === name);
    if (!declaration) throw new Error(`No constant of provider/contract/ holds operation({ name: "${name}" }).`);
    return declaration.group;
  });
  return [...new Set(groups)].flatMap((group) => declared.filter((call) => call.group === group));
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
      path: operation.path,
      parameters: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)),
      calls: shared,
      summary: titles.get(operation.row) ?? /^[^.;(]*\w/.exec(comment)?.[0] ?? operation.name,
      description: shared.map((call) => (shared.length > 1 ? `${call.operation.name}: ${described(call)}` : described(call))).join("\n\n"),
    };
  });
}

const titles = new Map<number | undefined, string>(overview.flatMap(({ rows }) => rows.map(({ row, title }) => [row, title])));

function described({ comment, operation: { row, page, evidence } }: Call): string {
  const place =
    row === undefined ? `Page ${page} of the API reference` : `Row ${row} of the API overview, page ${page} of the API reference`;
  return `${comment} ${place}; ${evidence}.`.trim();
}
