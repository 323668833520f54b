import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, origin } from "./values";

const PageRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  type: answerText,
  version: answerText,
  active: answerFlag,
  /** Id of the application that the page belongs to. */
  belongTo: answerText,
  ...origin,
  ...audit,
});
export type PageRecord = z.output<typeof PageRecord>;

/** A page by its id has its events; the name of its content's attribute is unknown. */
const Page = PageRecord.extend({
  events: z
    .array(z.looseObject({ id: answerText, action: answerText }))
    .nullish()
    .transform((events) => events ?? []),
});
export type Page = z.output<typeof Page>;

/** Standard pages, basic data only; the pages behind the layouts of objects are among them. */
export const list = operation({
  name: "QueryStandardPageList",
  row: 36,
  page: "0005",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/View",
  result: z.array(PageRecord),
});

export const get = operation({
  name: "QueryStandardPage",
  row: 37,
  page: "0006",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/View/{viewId}",
  result: Page,
});
