import { z } from "zod";
import type { Place } from "../../client/listing";
import * as contract from "../../contract/files";
import { definitionName } from "../../contract/values";
import { changedInputs } from "../../lifecycle/attributes";

/** A path has one spelling: two resources must not mean the same thing in two ways. */
const isBare = (path: string) => !/^[/\\]|[/\\]$/.test(path);
const bare = "must not begin or end with a slash";

/** Where a resource keeps something, as its inputs say it. */
export const placeInputs = {
  connectorType: z.enum(contract.connectorTypes),
  connectorName: definitionName,
};
export const filePath = contract.filePath.refine(isBare, bare);
// assumption: root-delete
export const directoryPath = contract.directoryPath.refine(isBare, bare);

/** How files travel, whatever they are. */
export const uploadInputs = {
  acl: z.enum(contract.accessControls).optional(),
  uploadAs: z.enum(["body", "form"]).optional(),
  multipartThreshold: z.int().min(1).optional(),
  partSize: z
    .int()
    .min(contract.minimumPart + 1, `must be more than ${contract.minimumPart} bytes`)
    .max(contract.maximumPart)
    .optional(),
};

/** How one upload goes. */
export interface UploadOptions {
  acl?: (typeof contract.accessControls)[number] | undefined;
  uploadAs?: "body" | "form" | undefined;
  multipartThreshold?: number | undefined;
  partSize?: number | undefined;
}

/** The largest file that is uploaded at once, unless the program says otherwise (0090). */
export const defaultThreshold = contract.maximumPart;

/** Why a file of a size cannot be uploaded as it is to be; undefined when it can. */
export function sizeFault(size: number, { acl, multipartThreshold = defaultThreshold }: UploadOptions): string | undefined {
  if (acl !== undefined && size > multipartThreshold)
    return "the platform takes it only with an upload at once, and the file is uploaded in parts: leave it out, or raise `multipartThreshold`";
  if (size > contract.maximumParts * contract.maximumPart) return "the file is larger than the platform takes: 10,000 parts of 100 MB";
  return undefined;
}

/** Of a resource. */
export function idOf({ connectorType, connectorName, path }: Place): string {
  return `${connectorType}/${connectorName}/${path}`;
}

/** The place that an id names. `form`: what the last part of it is, for a message. */
export function placeOf(id: string, form: string): Place {
  const [, type, connectorName, path] = /^([^/]+)\/([^/]+)\/(.+)$/s.exec(id) ?? [];
  const connectorType = contract.connectorTypes.find((known) => known === type);
  if (connectorType === undefined || connectorName === undefined || path === undefined || !filePath.safeParse(path).success)
    throw new Error(`"${id}" is not an id: write {connector type}/{connector name}/{${form}}.`);
  return { connectorType, connectorName, path };
}

/** The properties whose change makes another thing. */
export function placeChanges(olds: Place, news: Place): ("connectorType" | "connectorName" | "path")[] {
  return changedInputs(["connectorType", "connectorName", "path"], olds, news);
}
