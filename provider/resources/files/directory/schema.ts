import { z } from "zod";
import type { Digest } from "../../../digest";
import type { Lived } from "../../../lifecycle/state";
import { directoryPath, filePath, placeInputs, sizeFault, uploadInputs } from "../place";

const digest = z.strictObject({
  size: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal digits"),
});

export const schema = z
  .strictObject({
    ...placeInputs,
    path: directoryPath,
    source: z.string().min(1),
    files: z
      .record(filePath, digest)
      .refine(
        (files) => Object.keys(files).length > 0,
        "the folder has no files: an empty directory cannot be kept, and emptying one needs its deletion",
      ),
    ignore: z.array(z.string().min(1)).optional(),
    exclusive: z.boolean().optional(),
    allowDataLoss: z.boolean().optional(),
    ...uploadInputs,
    adoptExisting: z.boolean().optional(),
  })
  .superRefine((inputs, context) => {
    for (const [path, { size }] of Object.entries(inputs.files)) {
      const fault = sizeFault(size, inputs);
      if (fault === undefined) continue;
      const at = inputs.acl === undefined ? ["files", path] : ["acl"];
      context.addIssue({ code: "custom", path: at, message: `${path}: ${fault}` });
    }
  });

export type DirectoryInputs = z.output<typeof schema>;

/** By paths in the directory. The hash is empty where the content is not what this program uploaded, or was not read. */
export type Files = DirectoryInputs["files"];

/** What is known of one file. A name such as `constructor` is that of a file, and not of what every object has. */
export function digestIn(files: Files, path: string): Digest | undefined {
  return Object.hasOwn(files, path) ? files[path] : undefined;
}

export interface DirectoryState extends DirectoryInputs, Lived {
  /** Undefined where the platform does not tell what addresses begin with. */
  url?: string | undefined;
}
