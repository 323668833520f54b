import { z } from "zod";
import { nothing } from "../../provider/contract/operation";
import { type Refusal, refusal } from "../core/refusal";
import type { Tenant } from "../core/tenant";
import type { Dialect } from "../dialect";
import { allKinds } from "../world";

/** A part of a request by its schema; refuses what breaks it, naming the attribute. */
export function validated<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: "query" | "body",
  dialect: Dialect,
): z.output<Schema> {
  const lenient = dialect.unknownAttributes === "ignored";
  const wanted: z.ZodType = schema;
  const sent = lenient && wanted === nothing ? undefined : value;
  const first = schema.safeParse(sent);
  if (first.success) return first.data;
  const unknown = first.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  if (lenient && unknown.length > 0 && unknown.length === first.error.issues.length)
    return validated(
      schema,
      unknown.reduce((rest, { path, keys }) => without(rest, path, keys), sent),
      part,
      dialect,
    );
  throw refusal("invalid", first.error.issues.map((issue) => describe(issue, part)).join("; "));
}

function describe(issue: z.core.$ZodIssue, part: string): string {
  const place = z.core.toDotPath(issue.path) || part;
  return `${place}: ${issue.message}`;
}

/** A copy of a value without some keys of the object at `path`. */
function without(value: unknown, path: PropertyKey[], keys: string[]): unknown {
  const copy = structuredClone(value);
  const target = path.reduce((inner, key) => (inner as Record<PropertyKey, unknown>)[key], copy) as Record<string, unknown>;
  for (const key of keys) delete target[key];
  return copy;
}

/** The parameters of a path: what a call wants as an id must look like one. */
export function validatedPath(path: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(path)) if (name.endsWith("Id") && !/^[0-9A-Za-z]{20}$/.test(value)) throw unknown(name, value);
  return path;
}

/** Refuses a name where a path wants an id: a name of 20 letters looks like one, and a tenant would find the thing by it. */
export function refuseNames(path: Record<string, string>, tenant: Tenant): void {
  for (const Things of allKinds) {
    const { parameter } = Things.kind;
    const value = parameter && path[parameter];
    if (!value) continue;
    const found = tenant.of(Things).findIn(path);
    if (found && found.id !== value) throw unknown(parameter, value);
  }
}

function unknown(name: string, value: string): Refusal {
  return refusal("missing", `${name}: "${value}" does not exist`);
}
