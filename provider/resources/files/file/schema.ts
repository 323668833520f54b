import { z } from "zod";
import type { Lived } from "../../../lifecycle/state";
import { filePath, placeInputs, sizeFault, uploadInputs } from "../place";

export const schema = z
  .strictObject({
    ...placeInputs,
    path: filePath,
    content: z.string().optional(),
    source: z.string().min(1).optional(),
    contentHash: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal digits"),
    size: z.int().min(0),
    contentType: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/, "must be a media type such as text/html")
      .refine((type) => !/^multipart\//i.test(type), "must not be the type of a form")
      .optional(),
    ...uploadInputs,
    adoptExisting: z.boolean().optional(),
  })
  .superRefine((inputs, context) => {
    if ((inputs.content === undefined) === (inputs.source === undefined))
      context.addIssue({ code: "custom", path: ["content"], message: "give either `content` or `source`" });
    const fault = sizeFault(inputs.size, inputs);
    if (fault !== undefined) context.addIssue({ code: "custom", path: [inputs.acl === undefined ? "size" : "acl"], message: fault });
  });

export type FileInputs = z.output<typeof schema>;

export interface FileState extends FileInputs, Lived {
  /** Undefined where the platform does not tell what addresses begin with. */
  url?: string | undefined;
}
