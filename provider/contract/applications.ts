import { z } from "zod";
import { operation } from "./operation";
import { answerFlag, answerText, audit, origin } from "./values";

const ApplicationRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  type: answerText,
  active: answerFlag,
  isIncremental: answerFlag,
  defaultTabId: answerText,
  logo: answerText,
  properties: answerText,
  ...origin,
  ...audit,
});
export type ApplicationRecord = z.output<typeof ApplicationRecord>;

export const list = operation({
  name: "ListApplication",
  row: 34,
  page: "00104",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Application",
  result: z.array(ApplicationRecord),
});

export const get = operation({
  name: "QueryApplication",
  row: 35,
  page: "0080",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/metadata/v1.0/Application/{applicationId}",
  result: ApplicationRecord,
});
