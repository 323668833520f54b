import { z } from "zod";
import { operation } from "./operation";
import { answerText, audit, createdId, layoutName, origin, writeResult } from "./values";

const LayoutContent = z.looseObject({
  view: z.looseObject({
    name: answerText,
    fields: z
      .array(z.string())
      .nullish()
      .transform((fields) => fields ?? []),
  }),
});

/** `content` is a JSON text in the list (00107) and an object in the single read (00108). */
// assumption: layout-content
const content = z.preprocess((value, context) => {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON", input: value });
    return z.NEVER;
  }
}, LayoutContent);

export const LayoutRecord = z.looseObject({
  id: z.string().min(1),
  name: answerText,
  label: answerText,
  description: answerText,
  type: answerText,
  objectId: answerText,
  content,
  ...origin,
  ...audit,
});
export type LayoutRecord = z.output<typeof LayoutRecord>;

const filled = z.string().min(1, "must not be empty");

const layouts = "/u-route/baas/metadata/v1.0/Object/{objectId}/Layout";

/** Creates a layout as a copy of another one of the same object: its type and its fields. */
export const create = operation({
  name: "AddLayout",
  row: 18,
  page: "0038",
  evidence: "documented",
  method: "POST",
  path: layouts,
  body: z.strictObject({ name: layoutName, viewName: filled.optional(), existingPageLayout: filled }),
  result: createdId,
});

export const list = operation({
  name: "QueryObjectLayout",
  row: 20,
  page: "00107",
  evidence: "documented",
  method: "GET",
  path: layouts,
  result: z.array(LayoutRecord),
});

export const get = operation({
  name: "QueryObjectLayoutbyID",
  row: 21,
  page: "00108",
  evidence: "documented",
  method: "GET",
  path: `${layouts}/{layoutId}`,
  result: LayoutRecord,
});

/** Deletes a layout, as the designer can; no page prints the call. */
export const remove = operation({
  name: "DeleteLayout",
  page: "0030",
  evidence: "inferred",
  method: "DELETE",
  path: `${layouts}/{layoutId}`,
  result: writeResult,
});
