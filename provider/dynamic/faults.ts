import type { z } from "zod";
import { sentenceOf, typeSentence } from "../contract/sentences";
import type { CheckFailure } from "../lifecycle/handler";
import { containsUnknown } from "./unknown";

/** All faults of the inputs at once. Nothing is said about values that are not known yet. */
export function faultsOf(schema: z.ZodType, inputs: Record<string, unknown>): CheckFailure[] {
  const result = schema.safeParse(inputs, { error: sentenceOf });
  if (result.success) return [];
  return flatten(result.error.issues, inputs)
    .filter((issue) => isKnown(issue, inputs))
    .map((issue) => ({ property: propertyOf(issue), reason: reasonOf(issue, at(inputs, issue.path)) }));
}

type Issue = z.core.$ZodIssue;

function isKnown(issue: Issue, value: unknown): boolean {
  return issue.code === "unrecognized_keys" || !dependsOnUnknown(issue, value);
}

/** The value itself, or what a rule compares it with, is not known yet. */
function dependsOnUnknown(issue: Issue, inputs: unknown): boolean {
  return containsUnknown(at(inputs, issue.path)) || (issue.code === "custom" && containsUnknown(issue.params));
}

/** A union says what each of its forms misses; the form that comes closest says it best. */
function flatten(issues: readonly Issue[], value: unknown): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
    const inner = at(value, issue.path);
    const types = issue.errors.flatMap(([first]) => (first?.code === "invalid_type" && first.path.length === 0 ? [first.expected] : []));
    if (types.length === issue.errors.length) return [{ ...issue, errors: [], message: typeSentence(types, inner) } as Issue];
    const known = issue.errors.map((form) => form.filter((fault) => isKnown(fault, inner)));
    const closest = known.sort((one, other) => Number(one.length > 0) - Number(other.length > 0) || depth(other) - depth(one))[0] ?? [];
    return flatten(closest, inner).map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] }));
  });
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function propertyOf(issue: Issue): string {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]] : issue.path;
  return path.map(String).join(".");
}

function reasonOf(issue: Issue, value: unknown): string {
  // The message of a list of choices would list the choices for a value that is missing.
  if (issue.code === "invalid_value" && value === undefined) return "is required";
  return issue.code === "unrecognized_keys" ? `${issue.message}; what this package does not model goes into "extra"` : issue.message;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}
