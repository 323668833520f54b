import { z } from "zod";
import { download, upload } from "./content";
import { operation } from "./operation";
import { answerFlag, answerNumber, answerText } from "./values";

const connector = "/u-route/baas/sys/v1.1/connectors/{connectorType}/{connectorName}";

/** The types of connectors that hold files (0085). */
export const connectorTypes = ["obs", "minio", "objectstorageproxy"] as const;

/** Who may read a file by its address; `default`: what the bucket says. */
export const accessControls = ["private", "public-read", "public-read-write", "default"] as const;

/** The most entries of one page of a directory, the largest part, and the least size of all parts but the last (0089, 0090). */
export const maximumPage = 1000;
export const maximumPart = 100 * 1024 * 1024;
export const minimumPart = 5 * 1024 * 1024;
export const maximumParts = 10_000;

/** Path of a file in the bucket. */
export const filePath = z
  .string()
  .min(1, "must not be empty")
  .refine((path) => !path.endsWith("/"), "must name a file, not a directory")
  .refine(isPlainPath, 'must not hold empty segments, "." or ".."');

/** Path of a directory, and not the root: a call on that one is a call on everything. */
// assumption: root-delete
export const directoryPath = z
  .string()
  .refine((path) => path.replaceAll("/", "").trim() !== "", "must not be the root directory")
  .refine((path) => isPlainPath(path.replace(/\/$/, "")), 'must not hold empty segments, "." or ".."');

function isPlainPath(path: string): boolean {
  // Some storage takes a backslash for a slash.
  return path
    .replace(/^\//, "")
    .split(/[/\\]/)
    .every((segment) => !["", ".", ".."].includes(segment.trim()));
}

const file = { object: filePath };

/** Uploads a file; directories that are missing are created, a file that is there is overwritten. */
// assumption: upload
// assumption: upload-overwrites
export const put = operation({
  name: "UploadFile",
  row: 66,
  page: "0085",
  evidence: "documented",
  method: "POST",
  path: `${connector}/putobject`,
  // The same bytes at the same place.
  repeatable: true,
  // Pages name `acl` as a part of the form; public clients send it in the query.
  query: z.strictObject({ ...file, acl: z.enum(accessControls).optional() }),
  encoding: "file",
  body: upload,
  // assumption: upload-answer
  result: z.union([z.looseObject({ object: answerText }), z.string()]).nullish(),
});

/** Downloads a file. */
export const view = operation({
  name: "DownloadFile",
  row: 67,
  page: "0086",
  evidence: "documented",
  method: "GET",
  path: `${connector}/viewobject`,
  query: z.strictObject({ ...file, "x-image-process": z.string().optional() }),
  answer: "file",
  result: download,
});

export const remove = operation({
  name: "DeleteFile",
  row: 68,
  page: "0087",
  evidence: "documented",
  method: "DELETE",
  path: `${connector}/delobject`,
  query: z.strictObject(file),
  result: z.unknown(),
});

/** Deletes a directory and all that is in it. */
export const removeDirectory = operation({
  name: "DeleteDirectory",
  row: 69,
  page: "0088",
  evidence: "documented",
  method: "DELETE",
  path: `${connector}/deldir`,
  query: z.strictObject({ dir: directoryPath }),
  result: z.unknown(),
});

const Entry = z.looseObject({ name: z.string(), isDir: answerFlag, size: answerNumber });
export type Entry = z.output<typeof Entry>;

/** One level of a directory; a full page means that there is more, after its last path. */
export const list = operation({
  name: "ListFile",
  row: 70,
  page: "0089",
  evidence: "documented",
  method: "GET",
  path: `${connector}/listdir`,
  query: z.strictObject({
    dir: z.string(),
    "max-keys": z.coerce.number<number>().int().min(1).max(maximumPage).optional(),
    marker: z.string().optional(),
  }),
  result: z.array(Entry),
});

const uploadId = { ...file, uploadId: z.string().min(1) };

/** Begins an upload in parts. Its body is an empty file of the type that the whole one has. */
export const beginUpload = operation({
  name: "UploadMultipart",
  row: 71,
  page: "0090",
  evidence: "documented",
  method: "POST",
  path: `${connector}/createmultipartupload`,
  query: z.strictObject(file),
  encoding: "file",
  body: upload,
  // assumption: multipart-members
  result: z.union([
    z.looseObject({ uploadId: z.string().min(1) }),
    z
      .string()
      .min(1)
      .transform((id) => ({ uploadId: id })),
  ]),
});

/** Uploads one part; the same number again takes the place of the first. */
export const uploadPart = operation({
  name: "UploadPart",
  row: 71,
  page: "0090",
  evidence: "documented",
  method: "POST",
  path: `${connector}/uploadpart`,
  repeatable: true,
  query: z.strictObject({ ...uploadId, partNumber: z.coerce.number<number>().int().min(1).max(maximumParts) }),
  encoding: "file",
  body: upload,
  // assumption: multipart-members
  result: z.union([
    z.looseObject({ ETag: z.string().min(1) }).transform(({ ETag }) => ETag),
    z.looseObject({ eTag: z.string().min(1) }).transform(({ eTag }) => eTag),
  ]),
});

/** Puts the parts of an upload together. */
export const completeUpload = operation({
  name: "CompleteUpload",
  row: 71,
  page: "0090",
  evidence: "documented",
  method: "POST",
  path: `${connector}/completeupload`,
  query: z.strictObject(uploadId),
  body: z.array(z.strictObject({ ETag: z.string().min(1), partNumber: z.string().regex(/^\d+$/) })).min(1),
  result: z.unknown(),
});

/** Gives an upload in parts up and frees what it uses. */
export const abortUpload = operation({
  name: "AbortUpload",
  row: 71,
  page: "0090",
  evidence: "documented",
  method: "POST",
  path: `${connector}/abortupload`,
  query: z.strictObject(uploadId),
  result: z.unknown(),
});

/** What the addresses of public files begin with. */
export const getEndpoint = operation({
  name: "ObtainEndpoint",
  row: 72,
  page: "0091",
  evidence: "documented",
  method: "GET",
  path: `${connector}/getendpoint`,
  result: z.looseObject({ endpoint: z.string() }),
});

const timeoutInMinutes = z.int().min(1).max(1440);
const sharedDirectory = directoryPath.refine((path) => path.endsWith("/"), 'must end with "/"');

/** Makes a token with which anybody can read a file (0), a directory (1) or several files (2) for a while. */
export const share = operation({
  name: "ShareToken",
  row: 73,
  page: "0092",
  evidence: "documented",
  method: "POST",
  path: `${connector}/sharetoken`,
  effect: "read",
  body: z.discriminatedUnion("shareType", [
    z.strictObject({ shareType: z.literal(0), key: filePath, timeoutInMinutes }),
    z.strictObject({ shareType: z.literal(1), key: sharedDirectory, timeoutInMinutes }),
    z.strictObject({ shareType: z.literal(2), keys: z.array(filePath).min(1), timeoutInMinutes }),
  ]),
  secrets: ["shareToken"],
  result: z.looseObject({ shareToken: z.string().min(1) }),
});

/** Reads a shared file; the token in the query is the permission. */
export const viewShared = operation({
  name: "ViewShareObject",
  row: 73,
  page: "0092",
  evidence: "documented",
  method: "GET",
  path: "/u-route/baas/sys/v1.1/objectstorage/viewshareobject",
  query: z.strictObject({ ...file, shareToken: z.string().min(1), StorageProxy: z.string().optional() }),
  secrets: ["shareToken"],
  answer: "file",
  result: download,
});
