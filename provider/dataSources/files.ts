import * as pulumi from "@pulumi/pulumi";
import type { ConnectorType } from "../resources/files/file/resource";
import { dataSource } from "./dataSource";
import { tenantName } from "./lookup";
import type { OutputArgs, Query, QueryArguments, QueryOptions, QueryOutput, QueryOutputOptions } from "./query";
import { readOrSave } from "./saving";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const files = (): typeof import("../contract/files") => require("../contract/files");
const listing = (): typeof import("../client/listing") => require("../client/listing");

/** A connector that holds files. */
export interface OfConnector {
  /** Type of the connector. (page 0085) */
  connectorType: ConnectorType;
  /** Developer name of the connector, to which the namespace is added, or its full API name. (page 0085) */
  connectorName: string;
}

function placeIn(tenant: Tenant, { connectorType, connectorName }: OfConnector, path: string) {
  return { connectorType, connectorName: tenantName(tenant, connectorName), path };
}

/** What a directory holds. (page 0089) */
export interface FileEntry {
  /** Path in the bucket. */
  path: string;
  /** The last segment of the path. */
  name: string;
  /** Whether it is a directory. */
  isDirectory: boolean;
  /** Size in bytes; 0 of a directory. */
  size: number;
}

/** Arguments of {@link getFiles}. */
export interface GetFilesArgs extends OfConnector {
  /** The directory. Default: the root of the bucket. (page 0089) */
  directory?: string | undefined;
  /** Whether the files of the directories in it are told, too, and directories are not. Default: false. */
  recursive?: boolean | undefined;
}

const many = dataSource("getFiles", async (tenant, args: GetFilesArgs): Promise<FileEntry[]> => {
  const place = placeIn(tenant, args, (args.directory ?? "").replace(/^\/+|\/+$/g, ""));
  // The list of such a directory would be empty, as if there was nothing.
  if (place.path !== "" && !files().directoryPath.safeParse(place.path).success)
    throw new Error(`directory "${args.directory}" must not hold empty segments, "." or "..".`);
  const caller = { client: { call: tenant.callAgain } };
  const entryOf = (path: string, size: number, isDirectory = false) => ({ path, name: path.split("/").at(-1) ?? path, isDirectory, size });
  if (args.recursive) {
    const within = place.path === "" ? "" : `${place.path}/`;
    return [...(await listing().listTree(caller, place))].map(([path, size]) => entryOf(within + path, size));
  }
  const entries: FileEntry[] = [];
  for await (const { path, size, isDir } of listing().listDirectory(caller, place)) entries.push(entryOf(path, size, isDir));
  return entries;
});

/**
 * What a directory in the bucket of a connector holds. A directory that does not exist holds nothing. (page 0089)
 *
 * @example
 * ```ts
 * export const reports = astrozero
 *   .getFiles({ connectorType: "obs", connectorName: "files", directory: "reports", recursive: true })
 *   .then((all) => all.map(({ path }) => path));
 * ```
 */
export const getFiles: Query<GetFilesArgs, FileEntry[]> = many.promise;
/** {@link getFiles} as an output. */
export const getFilesOutput: QueryOutput<GetFilesArgs, FileEntry[]> = many.output;

/** A file that was downloaded. (page 0086) */
export interface FileInfo {
  /** Path in the bucket. */
  path: string;
  /** Size in bytes. */
  size: number;
  /** SHA-256 of the content, in hexadecimal digits. */
  contentHash: string;
  /** Media type; empty where the platform tells none. */
  contentType: string;
  /** The content as a text, unless it was saved. */
  content?: string;
}

/** Arguments of {@link getFile}. */
export interface GetFileArgs extends OfConnector {
  /** Path in the bucket. (page 0086) */
  path: string;
  /** A file of this machine that the content goes to, relative to the folder of the program. Needed above 1 MB. Default: none. */
  saveAs?: string | undefined;
  /** Reads the file as whoever has the token does: see {@link getShareToken}. Default: with the provider's own rights. (page 0092) */
  shareToken?: string | undefined;
}

const one = dataSource("getFile", async (tenant, args: GetFileArgs): Promise<FileInfo> => {
  const { connectorType, connectorName, path } = placeIn(tenant, args, args.path);
  const download = () => {
    if (args.shareToken === undefined)
      return tenant.callAgain(files().view, { path: { connectorType, connectorName }, query: { object: path } });
    // assumption: share-rights
    const proxy = connectorType === "objectstorageproxy" && { StorageProxy: connectorName };
    return tenant.callAgain(files().viewShared, { query: { object: path, shareToken: args.shareToken, ...proxy } });
  };
  const found = await tenant.ifThere(download());
  if (!found) throw new Error(`there is no file ${path} in connector ${connectorName}.`);
  return { path, contentType: found.type, ...(await readOrSave(found.bytes, path, args.saveAs)) };
});

/**
 * Downloads a file: a text, or into a file of this machine, which is never in memory as a whole. Fails when there is none. (page 0086)
 *
 * @example
 * ```ts
 * const settings = astrozero.getFile({ connectorType: "obs", connectorName: "files", path: "settings.json" });
 * export const language = settings.then(({ content }) => JSON.parse(content ?? "{}").language);
 * ```
 *
 * @example
 * ```ts
 * export const hash = astrozero
 *   .getFile({ connectorType: "obs", connectorName: "files", path: "videos/training.mp4", saveAs: "training.mp4" })
 *   .then(({ contentHash }) => contentHash);
 * ```
 */
export const getFile: Query<GetFileArgs, FileInfo> = one.promise;
/** {@link getFile} as an output. */
export const getFileOutput: QueryOutput<GetFileArgs, FileInfo> = one.output;

/** What the addresses of the files of a connector begin with. (page 0091) */
export interface EndpointInfo {
  /** With a slash at its end: `https://files.obs.example.com/`. */
  endpoint: string;
}

/** Arguments of {@link getEndpoint}. */
export type GetEndpointArgs = OfConnector;

const endpointSource = dataSource("getEndpoint", async (tenant, args: GetEndpointArgs): Promise<EndpointInfo> => {
  const { path: _, ...path } = placeIn(tenant, args, "");
  const { endpoint } = await tenant.call(files().getEndpoint, { path });
  return { endpoint: endpoint.endsWith("/") ? endpoint : `${endpoint}/` };
});

/**
 * What the addresses of the files of a connector begin with. (page 0091)
 *
 * @example
 * ```ts
 * export const endpoint = astrozero.getEndpoint({ connectorType: "obs", connectorName: "files" }).then((found) => found.endpoint);
 * ```
 */
export const getEndpoint: Query<GetEndpointArgs, EndpointInfo> = endpointSource.promise;
/** {@link getEndpoint} as an output. */
export const getEndpointOutput: QueryOutput<GetEndpointArgs, EndpointInfo> = endpointSource.output;

/** A token with which anybody can read files for a while. (page 0092) */
export interface ShareTokenInfo {
  /** The token: a secret. */
  shareToken: pulumi.Output<string>;
}

/** Arguments of {@link getShareToken}: what is shared is one of `path`, `paths` and `directory`. */
export interface GetShareTokenArgs extends OfConnector {
  /** Path of one file. (page 0092) */
  path?: string | undefined;
  /** Paths of several files. (page 0092) */
  paths?: string[] | undefined;
  /** A directory, and not the root. (page 0092) */
  directory?: string | undefined;
  /** For how long, from 1 to 1440. (page 0092) */
  timeoutInMinutes: number;
}

const share = dataSource("getShareToken", async (tenant, args: GetShareTokenArgs): Promise<{ shareToken: string }> => {
  const { path: _, ...path } = placeIn(tenant, args, "");
  const { shareToken } = await tenant.callAgain(files().share, { path, body: shared(args) });
  return { shareToken };
});

function shared({ path, paths, directory, timeoutInMinutes }: GetShareTokenArgs) {
  if ([path, paths, directory].filter((one) => one !== undefined).length !== 1) throw new Error("give one of path, paths and directory.");
  if (path !== undefined) return { shareType: 0, key: path, timeoutInMinutes } as const;
  if (paths !== undefined) return { shareType: 2, keys: paths, timeoutInMinutes } as const;
  return { shareType: 1, key: `${(directory ?? "").replace(/\/+$/, "")}/`, timeoutInMinutes } as const;
}

/**
 * A new token with which anybody can read a file, several files or a directory for a while. It is made in each preview and each `up`, is a
 * secret output in both forms, and is in state only where the program puts it there, encrypted. (page 0092)
 *
 * @example
 * ```ts
 * const { shareToken } = astrozero.getShareTokenOutput({
 *   connectorType: "obs",
 *   connectorName: "files",
 *   directory: "reports",
 *   timeoutInMinutes: 60,
 * });
 * export const token = shareToken;
 * ```
 */
export const getShareToken: Query<GetShareTokenArgs, ShareTokenInfo> = async (
  ...given: QueryArguments<GetShareTokenArgs, GetShareTokenArgs, QueryOptions>
) => ({ shareToken: pulumi.secret((await share.promise(...given)).shareToken) });
/** {@link getShareToken} as an output. */
export const getShareTokenOutput: QueryOutput<
  GetShareTokenArgs,
  {
    /** The token. */
    shareToken: string;
  }
> = (...given: QueryArguments<GetShareTokenArgs, OutputArgs<GetShareTokenArgs>, QueryOutputOptions>) =>
  pulumi.secret(share.output(...given));
