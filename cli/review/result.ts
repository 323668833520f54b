import { z } from "zod";

const finding = z.object({
  /** The code of docs/data-safety.md; not every refusal has one. */
  code: z.string().optional(),
  /** What is destroyed, with its count. */
  message: z.string(),
  /** Whether the program allows it. What is not allowed is refused. */
  allowed: z.boolean(),
});

const property = z.object({
  path: z.string(),
  change: z.enum(["added", "changed", "removed"]),
  /** Its values as JSON, where they are short and describe the application; of a field its type. */
  before: z.string().optional(),
  after: z.string().optional(),
});

const change = z.object({
  action: z.enum(["create", "update", "replace", "delete"]),
  urn: z.string(),
  type: z.string(),
  /** The kind of a resource of this package. Others are listed, and not judged. */
  kind: z.string().optional(),
  name: z.string(),
  /** API name of the object that it belongs to. */
  object: z.string().optional(),
  /** Paths of what changes. */
  paths: z.array(z.string()),
  /** What changes, in the words of the program. */
  properties: z.array(property),
  /** The properties because of which it is replaced. */
  replacedFor: z.array(z.string()),
  /** What is there already is taken over in place of a creation. */
  adopts: z.boolean().optional(),
  /** Why nothing is deleted on the platform although the resource goes. */
  kept: z.string().optional(),
  /** The resource with which it goes: its loss is counted there. */
  goesWith: z.string().optional(),
  findings: z.array(finding),
  /** What else the provider tells of it. */
  notes: z.array(z.string()),
});

/** The answer of `astrozero review --format json`. Members may be added in later versions of the package. */
export const reviewResult = z.object({
  /** Project and stack. */
  stack: z.string(),
  /** Whether something is refused: then the exit code is 1. */
  refused: z.boolean(),
  changes: z.array(change),
});

export type ReviewResult = z.output<typeof reviewResult>;
export type Change = z.output<typeof change>;
export type PropertyChange = z.output<typeof property>;
export type Finding = z.output<typeof finding>;
