import { z } from "zod";
import { upload } from "./content";
import { operation } from "./operation";
import { text } from "./values";

const bulk = "/u-route/baas/bulk/v1.0";

/** Encodings of the exported files. */
export const encodings = ["utf-8", "gbk"] as const;

/** A moment of the platform's clock (0075). */
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "must be a moment, as in 2020-06-01 00:00:00");

/** When an export runs: once, or repeatedly. The older pages call the encoding `encode-type`. */
// assumption: encode-member
const schedule = {
  encodeType: z.enum(encodings).optional(),
  "encode-type": z.enum(encodings).optional(),
  scheduleMode: z.union([z.literal(1), z.literal(2)]),
  firstScheduleDate: moment.optional(),
  isImmediate: z.boolean().optional(),
  scheduleInterval: z.int().min(1).optional(),
  intervalUnit: z.enum(["Hour", "Day", "Month"]).optional(),
  objects: z.array(z.string().min(1)).min(1).optional(),
  templateName: z.string().min(1).optional(),
};

interface Schedule {
  encodeType?: string | undefined;
  "encode-type"?: string | undefined;
  scheduleMode: 1 | 2;
  firstScheduleDate?: string | undefined;
  isImmediate?: boolean | undefined;
  scheduleInterval?: number | undefined;
  intervalUnit?: string | undefined;
  objects?: string[] | undefined;
  templateName?: string | undefined;
}

/** What the tables of 0075 and 0077 say of members that depend on each other. */
function checkSchedule(schedule: Schedule, context: z.core.$RefinementCtx): void {
  const { scheduleMode, firstScheduleDate, isImmediate, scheduleInterval, intervalUnit, objects, templateName } = schedule;
  const refuse = (member: string, message: string) => context.addIssue({ code: "custom", path: [member], message });
  if (schedule.encodeType === undefined && schedule["encode-type"] === undefined) refuse("encodeType", "is missing");
  if (objects === undefined && templateName === undefined) refuse("objects", "is missing, and so is templateName: one of them is needed");
  if (scheduleMode === 1 && isImmediate && firstScheduleDate !== undefined)
    refuse("isImmediate", "and firstScheduleDate exclude each other");
  if (scheduleMode === 1) return;
  for (const [name, value] of Object.entries({ firstScheduleDate, scheduleInterval, intervalUnit }))
    if (value === undefined) refuse(name, "is needed with scheduleMode 2");
}

/** Operators of exports (0075). */
export const exportOperators = ["eq", "ne", "lt", "le", "gt", "ge"] as const;

/** A filter of exports: moments take all operators, everything else `eq` and `ne` (0075). */
const ExportCondition = z.strictObject({
  conjunction: z.enum(["AND", "OR"]),
  conditions: z.array(z.strictObject({ field: z.string(), operator: z.string(), value: z.unknown() })),
});

/**
 * What a bulk call answers: it was accepted, and the id of the task or record that carries it out. Pages contradict themselves whether there
 * is a body at all.
 */
// assumption: bulk-answer
const accepted = z.string().nullish();

/** Starts an export of records. Neither a call for the state of the task nor one for the file is documented. */
export const exportData = operation({
  name: "ExportData",
  row: 61,
  page: "0075",
  evidence: "documented",
  method: "POST",
  path: `${bulk}/export/data`,
  query: z.strictObject({ flag: z.literal("template").optional(), file_type: z.enum(["csv", "txt"]) }),
  body: z.strictObject({ ...schedule, cond: ExportCondition.optional() }).superRefine(checkSchedule),
  answer: "envelopeOrNothing",
  result: accepted,
});

/** Starts an import of records: a zip of csv or txt files, each with the object in row 1 and field names in row 2. */
export const importData = operation({
  name: "ImportData",
  row: 62,
  page: "0076",
  evidence: "documented",
  method: "POST",
  path: `${bulk}/import/data`,
  query: z.strictObject({ filename: text(255), flag: z.enum(["hasid", "noid"]), comment: z.enum(["true", "false"]) }),
  encoding: "file",
  body: upload,
  answer: "envelopeOrNothing",
  result: accepted,
});

/** Starts an export of objects. */
export const exportMetadata = operation({
  name: "ExportMetadata",
  row: 63,
  page: "0077",
  evidence: "documented",
  method: "POST",
  path: `${bulk}/export/schema`,
  query: z.strictObject({ flag: z.literal("template").optional() }).optional(),
  body: z.strictObject({ ...schedule, taskStatus: z.enum(["Active", "Suspend"]).optional() }).superRefine(checkSchedule),
  answer: "envelopeOrNothing",
  result: accepted,
});

/** Starts an import of objects: a zip of one JSON document for each. */
export const importMetadata = operation({
  name: "ImportMetadata",
  row: 64,
  page: "0078",
  evidence: "documented",
  method: "POST",
  path: `${bulk}/import/schema`,
  query: z.strictObject({ filename: text(255).regex(/\.zip$/i, "must be the name of a zip") }),
  encoding: "file",
  body: upload,
  answer: "envelopeOrNothing",
  result: accepted,
});

/** Starts an import of a worksheet by a template of the platform. */
export const importByTemplate = operation({
  name: "ImportDataUseTemplate",
  row: 65,
  page: "0079",
  evidence: "documented",
  method: "POST",
  path: `${bulk}/template/xlsx`,
  query: z.strictObject({ template: text(255), filename: text(255).regex(/\.xlsx?$/i, "must be the name of an xls or xlsx file") }),
  encoding: "file",
  body: upload,
  answer: "envelopeOrNothing",
  result: accepted,
});
