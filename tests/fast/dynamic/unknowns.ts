/** Fixed by the SDK for all times: it is in every engine and every state (sdk/nodejs/runtime/rpc.ts). */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Values = Record<string, unknown>;

/** The path of every member, however deep; what is in `extra` is one value. */
export function* pathsOf(value: unknown, path: string[] = []): Generator<string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null || path.at(-1) === "extra") return;
  for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, key]);
}

/** A copy with another value at a path. */
export function put(value: Values, [key = "", ...rest]: readonly string[], news: unknown): Values {
  const inner = rest.length === 0 ? news : put(value[key] as Values, rest, news);
  if (!Array.isArray(value)) return { ...value, [key]: inner };
  return Object.assign([...value], { [key]: inner });
}
