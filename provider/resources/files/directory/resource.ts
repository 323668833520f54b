import * as pulumi from "@pulumi/pulumi";
import type { Digest } from "../../../digest";
import { definitionApiName } from "../../../fieldModel/names";
import { AstroZeroResource, existing, type Kind, namespaceOf } from "../../../program/base";
import { fileOwners } from "../../../program/fileOwners";
import { isOfKind } from "../../../program/kinds";
import { withinProgram } from "../../../program/localFiles";
import { digestsOfFolder } from "../../../program/localFolder";
import type { ConnectorType, UploadArgs } from "../file/resource";

/** Arguments of {@link Directory}. */
export interface DirectoryArgs extends UploadArgs {
  /**
   * Takes over files that exist at the paths of declared ones, and gives them the declared content. The files of such a directory stay on the
   * platform when the resource is deleted. Default: false.
   */
  adoptExisting?: boolean | undefined;
  /** Type of the connector. A change uploads the files to the other one and deletes them here. (page 0085) */
  connectorType: pulumi.Input<ConnectorType>;
  /**
   * Developer name of the connector. `files` becomes `{namespace}__files`; a name with a double underscore is taken as it is. A change
   * uploads the files to the other one and deletes them here. (page 0085)
   */
  connectorName: string;
  /**
   * Path of the directory in the first bucket of the connector: `site/images`, without slashes at its ends. Never the root. A change
   * uploads the files to the other path and deletes them here. (page 0085)
   */
  path: pulumi.Input<string>;
  /**
   * A folder of this machine with one file at least, relative to the folder of the program. Folders in it become directories; a link that leaves
   * it is left out.
   */
  source: pulumi.Input<string>;
  /**
   * What is left out of the folder: `*.map` or `node_modules` at any depth, `drafts/**` by the whole path. Default: nothing.
   */
  ignore?: string[] | undefined;
  /**
   * Whether files that others added to the directory are deleted. They are counted first, and while `allowDataLoss` is not set the change is
   * refused. Default: false, they are left alone.
   */
  exclusive?: boolean | undefined;
  /** Lets `exclusive` delete files of others. Default: false. */
  allowDataLoss?: boolean | undefined;
}

/**
 * A directory in the bucket of a connector that is kept like a folder of this machine: what is added to the folder is uploaded, what changes is
 * uploaded again, what is removed from it is deleted. The preview names the files.
 *
 * @example
 * A folder with all that is in it.
 * ```ts
 * new astrozero.Directory("manuals", { connectorType: "obs", connectorName: "files", path: "manuals", source: "manuals" });
 * ```
 *
 * @example
 * Pages that everybody can read.
 * ```ts
 * const site = new astrozero.Directory("site", {
 *   connectorType: "obs",
 *   connectorName: "files",
 *   path: "site",
 *   source: "dist",
 *   ignore: ["*.map"],
 *   acl: "public-read",
 * });
 * export const siteUrl = site.url;
 * ```
 *
 * @example
 * A directory in which nothing else stays.
 * ```ts
 * new astrozero.Directory("templates", {
 *   connectorType: "obs",
 *   connectorName: "files",
 *   path: "templates",
 *   source: "templates",
 *   exclusive: true,
 * });
 * ```
 */
export class Directory extends AstroZeroResource {
  /** Type of the connector. */
  declare readonly connectorType: pulumi.Output<ConnectorType>;
  /** API name of the connector. */
  declare readonly connectorName: pulumi.Output<string>;
  /** Path in the bucket. */
  declare readonly path: pulumi.Output<string>;
  /**
   * Size and SHA-256 of the files, by their paths in the directory. The hash is empty where a refresh found another size or a file of others, and
   * after `get`.
   */
  declare readonly files: pulumi.Output<Record<string, Digest>>;
  /** What the addresses of the files begin with; undefined where the platform does not tell it. (page 0091) */
  declare readonly url: pulumi.Output<string | undefined>;
  /** Whether files existed before and were taken over. */
  declare readonly adopted: pulumi.Output<boolean | undefined>;

  /** @param name only for Pulumi: the platform knows the path */
  constructor(name: string, args: DirectoryArgs, opts?: pulumi.CustomResourceOptions) {
    super(kind, name, () => inputsOf(name, args, opts), opts);
  }

  /**
   * Reads a directory that this program does not manage, with the sizes of its files. `id` is `{connector type}/{connector name}/{path}`. Fails
   * when it has no files.
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Directory {
    return existing(Directory, name, id, opts);
  }

  /** Whether a value is a `Directory`, also one that another copy of this package made. */
  static override isInstance(value: unknown): value is Directory {
    return isOfKind(kind.name, value);
  }
}

function inputsOf(resource: string, args: DirectoryArgs, opts: pulumi.CustomResourceOptions | undefined): pulumi.Inputs {
  const title = `Directory ${resource}`;
  const connectorName = definitionApiName(namespaceOf(opts), args.connectorName);
  const source = pulumi.output(args.source).apply(withinProgram);
  const own = fileOwners(opts);
  return {
    ...args,
    source,
    files: pulumi.all([args.connectorType, args.path, source]).apply(async ([connectorType, path, folder]) => {
      const files = await digestsOfFolder(title, folder, args.ignore ?? []);
      const paths = Object.keys(files).map((within) => `${path}/${within}`);
      own({ resource: title, connectorType, connectorName, paths, exclusive: args.exclusive ? path : undefined });
      return files;
    }),
    connectorName,
  };
}

const kind: Kind<Directory> = {
  name: "Directory",
  deletesFirst: false,
  outputs: { connectorType: true, connectorName: true, path: true, files: true, url: true, adopted: true },
};
