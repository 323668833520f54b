import type { Readable } from "node:stream";
import { z } from "zod";

/** A file that a call sends: its bytes are the body, or a part of a form. */
export const upload = z.strictObject({
  content: z.instanceof(Blob),
  /** The form that the file is a part of. */
  // assumption: upload
  form: z
    .strictObject({
      /** Name of the part that holds the file. */
      part: z.string(),
      filename: z.string(),
      /** The other parts. */
      fields: z.record(z.string(), z.string()),
    })
    .optional(),
});
export type Upload = z.output<typeof upload>;

/** A file that a call answers: whoever asked for it reads it to its end. */
export interface Download {
  /** Media type; empty when the platform tells none. */
  readonly type: string;
  readonly bytes: Readable;
}

export const download = z.custom<Download>((value) => typeof value === "object" && value !== null && "bytes" in value, "must be a file");
