import { z } from "zod";
import { download, upload as file } from "../../../provider/contract/content";
import { operation } from "../../../provider/contract/operation";

// One call of each sort, so that the tests of the client do not depend on the calls of the platform.

const common = { page: "0000", evidence: "documented" } as const;
const Thing = z.looseObject({ id: z.string() });

export const read = operation({ ...common, name: "ReadThing", method: "GET", path: "/things/{id}", result: Thing });

export const readDeep = operation({ ...common, name: "ReadDeepThing", method: "GET", path: "/deep/{id}/{rest+}", result: z.unknown() });

export const search = operation({
  ...common,
  name: "SearchThings",
  method: "POST",
  effect: "read",
  path: "/search",
  query: z.strictObject({ base: z.enum(["I", "N"]).optional() }).optional(),
  body: z.strictObject({ name: z.string() }),
  result: Thing,
});

export const create = operation({
  ...common,
  name: "CreateThing",
  method: "POST",
  path: "/things",
  body: z.strictObject({ name: z.string().max(8, "is longer than 8 characters"), size: z.int().optional() }),
  result: Thing,
});

export const change = operation({
  ...common,
  name: "ChangeThing",
  method: "PUT",
  path: "/things/{id}",
  body: z.strictObject({ name: z.string() }),
  result: z.unknown(),
});

export const remove = operation({ ...common, name: "DeleteThing", method: "DELETE", path: "/things/{id}", result: z.unknown() });

export const undocumented = operation({
  ...common,
  name: "RenameThing",
  evidence: "inferred",
  method: "PUT",
  path: "/things/{id}/name",
  body: z.strictObject({ name: z.string() }),
  result: z.unknown(),
});

const named = z.strictObject({ object: z.string() });

export const upload = operation({
  ...common,
  name: "SendFile",
  method: "POST",
  path: "/files",
  query: named,
  repeatable: true,
  encoding: "file",
  body: file,
  result: z.unknown(),
});

export const fetchFile = operation({
  ...common,
  name: "FetchFile",
  method: "GET",
  path: "/files",
  query: named,
  answer: "file",
  result: download,
});

export const shareFile = operation({
  ...common,
  name: "ShareFile",
  method: "POST",
  path: "/share",
  effect: "read",
  result: z.looseObject({ ticket: z.string() }),
  secrets: ["ticket"],
});

export const fetchShared = operation({
  ...common,
  name: "FetchShared",
  method: "GET",
  path: "/shared",
  query: z.strictObject({ ticket: z.string() }),
  answer: "file",
  result: download,
  secrets: ["ticket"],
});
