import { z } from "zod";
import { operation } from "./operation";
import { answerText, audit, origin } from "./values";

const ButtonRecord = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  label: answerText,
  description: answerText,
  type: answerText,
  actionId: answerText,
  actionScript: answerText,
  properties: answerText,
  source: answerText,
  objectId: answerText,
  ...origin,
  ...audit,
});
export type ButtonRecord = z.output<typeof ButtonRecord>;

const buttons = "/u-route/baas/metadata/v1.0/Object/{objectId}/Button";

export const list = operation({
  name: "QueryButton",
  row: 22,
  page: "00109",
  evidence: "documented",
  method: "GET",
  path: buttons,
  result: z.array(ButtonRecord),
});

export const get = operation({
  name: "QueryButtonbyID",
  row: 23,
  page: "00110",
  evidence: "documented",
  method: "GET",
  path: `${buttons}/{buttonId}`,
  result: ButtonRecord,
});
