import * as pulumi from "@pulumi/pulumi";
import { definitionApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { fileOwners } from "../../../program/fileOwners";
import { isOfKind } from "../../../program/kinds";
import { fileContentOf } from "../../../program/localFiles";
import type { AssetSource } from "../../../program/sources";

/** What holds files, by the page of its calls. (page 0085) */
export type ConnectorType = "obs" | "minio" | "objectstorageproxy";

/** Who may read a file by its address; `default`: what the bucket says. (page 0085) */
export type FileAccess = "private" | "public-read" | "public-read-write" | "default";

/** How files travel, and how they become readable, of a {@link File} and of a {@link Directory}. */
export interface UploadArgs {
  /**
   * Who may read the files by their addresses. No call tells it: a change uploads the files again, and so does adopting them.
   * Not for files that are uploaded in parts. Default: what the bucket says. (page 0085)
   */
  acl?: pulumi.Input<FileAccess> | undefined;
  /**
   * Whether a file is the body of its request, or a part of a form. Default: the body; a form where the platform refuses that. (page 0085)
   */
  uploadAs?: pulumi.Input<"body" | "form"> | undefined;
  /** The largest file that is uploaded at once, in bytes; a larger one is uploaded in parts. Default: 104857600, 100 MB. (page 0090) */
  multipartThreshold?: pulumi.Input<number> | undefined;
  /**
   * Size of the parts in bytes, from 5242881 to 104857600. A file of more than 10,000 parts gets larger ones. Default: 16777216, 16 MB.
   * (page 0090)
   */
  partSize?: pulumi.Input<number> | undefined;
}

/** Arguments of {@link File}. */
export interface FileArgs extends UploadArgs {
  /**
   * Takes over a file that exists at the same path and gives it the declared content. An adopted file stays on the platform when the resource
   * is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /** Type of the connector. A change uploads the file to the other one and deletes it here. (page 0085) */
  connectorType: pulumi.Input<ConnectorType>;
  /**
   * Developer name of the connector. `files` becomes `{namespace}__files`; a name with a double underscore is taken as it is. Connectors
   * are made in the designer. A change uploads the file to the other one and deletes it here. (page 0085)
   */
  connectorName: string;
  /**
   * Path in the first bucket of the connector: `reports/2026/summary.pdf`, without a slash in front. Directories come with their files. A
   * change uploads the file to the other path and deletes it here. (page 0085)
   */
  path: pulumi.Input<string>;
  /** The content: a text, or an asset. A text is in state once, with the inputs. Either this or `source`. */
  content?: pulumi.Input<string> | AssetSource | undefined;
  /** Path of a file on this machine, relative to the folder of the program. State holds the path, its size and its SHA-256. */
  source?: pulumi.Input<string> | undefined;
  /**
   * Media type, for example `text/html`. The provider does not read it: a change uploads the file again, and so does adopting it.
   * Default: what fits the name of the file. (page 0085)
   */
  contentType?: pulumi.Input<string> | undefined;
}

/**
 * A file in the bucket of a connector.
 *
 * The content decides: a file with the same SHA-256 is uploaded again for another `acl` or `contentType` only. A large file is uploaded in parts, of which
 * those are repeated that fail; an upload that fails is given up, so that no parts are left. A refresh downloads a file whose size is as
 * declared, to compare its content.
 *
 * @example
 * A text.
 * ```ts
 * new astrozero.File("greeting", { connectorType: "obs", connectorName: "files", path: "texts/greeting.txt", content: "Good morning" });
 * ```
 *
 * @example
 * A file that everybody can read at its address.
 * ```ts
 * const logo = new astrozero.File("logo", {
 *   connectorType: "obs",
 *   connectorName: "files",
 *   path: "images/logo.png",
 *   source: "images/logo.png",
 *   acl: "public-read",
 * });
 * export const logoUrl = logo.url;
 * ```
 *
 * @example
 * A large file, in parts of 64 MB.
 * ```ts
 * new astrozero.File("training", {
 *   connectorType: "objectstorageproxy",
 *   connectorName: "files",
 *   path: "videos/training.mp4",
 *   content: new pulumi.asset.FileAsset("videos/training.mp4"),
 *   partSize: 64 * 1024 * 1024,
 * });
 * ```
 */
export class File extends AstroZeroResource {
  /** Type of the connector. */
  declare readonly connectorType: pulumi.Output<ConnectorType>;
  /** API name of the connector. */
  declare readonly connectorName: pulumi.Output<string>;
  /** Path in the bucket. */
  declare readonly path: pulumi.Output<string>;
  /** SHA-256 of the content in hexadecimal digits; empty after a refresh that found another size. */
  declare readonly contentHash: pulumi.Output<string>;
  /** Size in bytes. */
  declare readonly size: pulumi.Output<number>;
  /** Address at which those can read the file whom `acl` lets; undefined where the platform does not tell it. (page 0091) */
  declare readonly url: pulumi.Output<string | undefined>;
  /** Whether the file existed before and was taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name only for Pulumi: the platform knows the path */
  constructor(name: string, args: FileArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, opts), opts);
  }

  /** Reads a file that this program does not manage. `id` is `{connector type}/{connector name}/{path}`. Fails when there is none. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): File {
    return existing(File, name, id, opts);
  }

  /** Whether a value is a `File`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is File {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, { content, source, ...args }: FileArgs, opts: pulumi.CustomResourceOptions | undefined): pulumi.Inputs {
  const title = `File ${resource}`;
  const connectorName = definitionApiName(namespaceOf(opts), args.connectorName);
  const own = fileOwners(opts);
  return {
    ...args,
    ...fileContentOf(title, content, source),
    connectorName,
    path: pulumi.all([args.connectorType, args.path]).apply(([connectorType, path]) => {
      own({ resource: title, connectorType, connectorName, paths: [path] });
      return path;
    }),
  };
}

const kind: Kind<File> = {
  name: "File",
  deletesFirst: false,
  outputs: { connectorType: true, connectorName: true, path: true, contentHash: true, size: true, url: true, adopted: true },
};
