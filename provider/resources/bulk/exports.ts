import { z } from "zod";
import { isRefused } from "../../client/errors";
import { encodings } from "../../contract/bulk";
import type { Session } from "../../lifecycle/session";
import { refuseClosed } from "./effect";
import { type TaskKind, taskLife } from "./life";
import { taskInputs } from "./schema";

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "must be a moment, as in 2026-06-01 00:00:00");

/** What exports take alike. */
export const exportInputs = {
  objects: z.array(z.string().min(1, "must name an object")).min(1, "must have an object").optional(),
  templateName: z.string().min(1, "must name a template").optional(),
  encodeType: z.enum(encodings).optional(),
  schedule: z
    .strictObject({ first: moment, every: z.int().min(1).optional(), unit: z.enum(["Hour", "Day", "Month"]).optional() })
    .refine(({ every, unit }) => (every === undefined) === (unit === undefined), "every and unit need each other")
    .optional(),
  ...taskInputs,
};

export type ExportInputs = z.output<z.ZodObject<typeof exportInputs>>;

export const needsObjects = ({ objects, templateName }: Pick<ExportInputs, "objects" | "templateName">): boolean =>
  objects !== undefined || templateName !== undefined;
export const noObjects = "give objects or templateName";

/** The members that both export calls take, with the one of two words for the encoding. */
export type ExportBody = ReturnType<typeof bodyOf>;

function bodyOf({ objects, templateName, encodeType = "utf-8", schedule }: ExportInputs, member: "encodeType" | "encode-type") {
  return {
    ...(objects && { objects }),
    ...(templateName !== undefined && { templateName }),
    [member]: encodeType,
    ...(schedule
      ? {
          firstScheduleDate: schedule.first,
          ...(schedule.every !== undefined && { scheduleInterval: schedule.every, intervalUnit: schedule.unit }),
        }
      : { isImmediate: true }),
    scheduleMode: schedule?.every === undefined ? (1 as const) : (2 as const),
  };
}

/** The life of an export. Where its files are the platform tells only in the designer and by mail. */
export function exportLife<Inputs extends ExportInputs>(
  noun: string,
  againFor: readonly (keyof Inputs & string)[],
  send: (session: Session, inputs: Inputs, body: ExportBody) => Promise<string | null | undefined>,
) {
  const thing = ({ objects, templateName }: Inputs) => `The export of ${noun} ${templateName ?? objects?.join(", ") ?? ""}`;
  const kind: TaskKind<Inputs, Record<never, never>> = {
    thing,
    identity: ({ templateName, objects = [] }) => templateName ?? String(objects),
    againFor,
    unknown: {},
    inputsOnly: [],
    async prepare(session, inputs) {
      await refuseClosed(session, inputs.objects ?? []);
      return {
        objectNames: [],
        look: async () => ({}),
        send: () => inEitherWord(session, (member) => send(session, inputs, bodyOf(inputs, member))),
      };
    },
    stays: (inputs) => (inputs.schedule?.every === undefined ? undefined : `${thing(inputs)} goes on: end its timed task in the designer.`),
  };
  return taskLife(kind);
}

/** A refusal has done nothing: then the older word for the encoding is tried. */
// assumption: encode-member
async function inEitherWord<T>({ platform }: Session, send: (member: "encodeType" | "encode-type") => Promise<T>): Promise<T> {
  const first = platform.encodeMember;
  try {
    return await send(first);
  } catch (error) {
    if (!isRefused(error) || first !== "encodeType") throw error;
    const answer = await send("encode-type").catch((second: unknown) => {
      throw isRefused(second) ? error : second;
    });
    platform.encodeMember = "encode-type";
    return answer;
  }
}
