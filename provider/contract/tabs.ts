import { z } from "zod";
import { operation } from "./operation";
import { answerText, audit, origin } from "./values";

/** A tab of an application: it points to one of the ids. */
const TabRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  type: answerText,
  bpId: answerText,
  kanbanId: answerText,
  layoutId: answerText,
  objectId: answerText,
  pageId: answerText,
  reportId: answerText,
  websiteId: answerText,
  webURL: answerText,
  ...origin,
  ...audit,
});
export type TabRecord = z.output<typeof TabRecord>;

export const list = operation({
  name: "QueryTab",
  row: 38,
  page: "0003",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Tab",
  result: z.array(TabRecord),
});
