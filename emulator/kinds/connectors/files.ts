import type { z } from "zod";
import * as contract from "../../../provider/contract/files";
import { FileContent, WithoutResult } from "../../core/outcomes";
import type { Received } from "../../core/received";
import { refusal } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import { own, Part } from "../../core/things";
import { Connectors, type StoredConnector, type StoredFile, type StoredUpload } from "./connectors";
import { type ListedEntry, listed, type Page } from "./listing";
import { filePath, prefixOf } from "./paths";
import { refuseWrongForm } from "./refuseWrongForm";
import { claimed, isSignedWith, type Share, signed } from "./shareToken";
import { Uploads } from "./uploads";

/** As the contract has it, but for the root: what becomes of that one the dialect says. */
const removeDirectory = { ...contract.removeDirectory, query: contract.list.query.pick({ dir: true }) };

/** Files in the buckets of connectors. */
export class Files extends Part {
  static readonly kind = { key: "files", noun: "file" } as const;

  static routes(serve: Serve<Files>): void {
    serve(contract.put, ({ path, query, body }, files) => {
      const stored = files.upload(files.connector(path), query.object, body, query.acl);
      return { object: { object: stored.path }, string: stored.path, null: null }[files.tenant.dialect.uploadAnswer];
    });

    serve(contract.view, ({ path, query }, files) => files.content(files.existingFile(files.connector(path), query.object)));

    serve(contract.remove, ({ path, query }, files) => {
      const { name } = files.connector(path);
      files.refuseMissing(files.find(name, query.object) === undefined, query.object);
      files.remove(name, query.object);
      return new WithoutResult();
    });

    serve(removeDirectory, ({ path, query: { dir } }, files) => {
      const { name } = files.connector(path);
      if (prefixOf(dir) === "" && files.tenant.dialect.rootDelete === "refused")
        throw refusal("invalid", "dir: must not be the root directory");
      files.refuseMissing(files.in(name, dir).length === 0, dir);
      files.removeDirectory(name, dir);
      return new WithoutResult();
    });

    serve(contract.list, ({ path, query }, files) => {
      const { name } = files.connector(path);
      const { dir, marker, "max-keys": limit = contract.maximumPage } = query;
      const { listMissing } = files.tenant.dialect;
      if (listMissing === "refused" && prefixOf(dir) !== "" && files.in(name, dir).length === 0)
        throw refusal("missing", `dir: there is no directory ${dir}`);
      return files.list(name, dir, { marker, limit }).map((entry) => files.printed(entry, prefixOf(dir)));
    });

    serve(contract.share, ({ path, body }, files) => ({ shareToken: files.share(files.connector(path), body) }));

    serve(contract.viewShared, ({ query }, files) => files.content(files.shared(query)), { open: true });
  }

  /** Puts a file in the bucket of a connector, or another one in its place. */
  put(connector: string, path: string, content: string | Uint8Array, type = "application/octet-stream"): StoredFile {
    const pieces = [this.tenant.storage.write(content)];
    return this.connectors.put(this.connectors.get(connector), { path: filePath(path), type, acl: "default", pieces });
  }

  /** The files of a connector. */
  all(connector: string): StoredFile[] {
    return Object.values(this.connectors.get(connector).files);
  }

  find(connector: string, path: string): StoredFile | undefined {
    return own(this.connectors.get(connector).files, filePath(path));
  }

  /** The bytes of a file. */
  async read(connector: string, path: string): Promise<Buffer> {
    const { size, read } = this.content(this.existingFile(this.connectors.get(connector), path));
    return Buffer.concat(await read(0, size - 1).toArray());
  }

  /** One level of a directory. */
  list(connector: string, directory = "", page: Page = { limit: Number.POSITIVE_INFINITY }): ListedEntry[] {
    return listed(this.all(connector), prefixOf(directory), page);
  }

  remove(connector: string, path: string): void {
    const { files } = this.connectors.get(connector);
    const file = own(files, filePath(path));
    if (!file) return;
    delete files[file.path];
    this.tenant.storage.giveUp(file.pieces);
  }

  /** Removes a directory and all that is in it. */
  removeDirectory(connector: string, directory: string): void {
    const { files } = this.connectors.get(connector);
    const inside = this.in(connector, directory);
    for (const { path } of inside) delete files[path];
    this.tenant.storage.giveUp(inside.flatMap(({ pieces }) => pieces));
  }

  /** Uploads in parts that are neither completed nor aborted. */
  uploads(): StoredUpload[] {
    return this.tenant.of(Uploads).all();
  }

  private get connectors(): Connectors {
    return this.tenant.of(Connectors);
  }

  private connector(path: { connectorType: string; connectorName: string }): StoredConnector {
    return this.connectors.at(path);
  }

  private in(connector: string, directory: string): StoredFile[] {
    return this.all(connector).filter(({ path }) => path.startsWith(prefixOf(directory)));
  }

  private existingFile({ files }: StoredConnector, object: string): StoredFile {
    return this.existing(own(files, filePath(object)), object);
  }

  private upload(connector: StoredConnector, object: string, received: Received, inQuery?: string): StoredFile {
    refuseWrongForm(received, this.tenant.dialect);
    const { piece, type, form } = received;
    const { uploadLimit } = this.tenant.dialect;
    if (form && form.part !== "object") throw refusal("invalid", "object: the form has no file of this name");
    if (uploadLimit !== "none" && piece.size > uploadLimit) throw refusal("limit", `the file has more than ${uploadLimit} bytes`, 413);
    const acl = inQuery ?? form?.fields.acl ?? "default";
    if (!contract.accessControls.some((known) => known === acl)) throw refusal("invalid", `acl: there is no "${acl}"`);
    return this.connectors.put(connector, { path: filePath(object), type, acl, pieces: [this.tenant.storage.claim(piece)] });
  }

  private content({ type, size, pieces }: StoredFile): FileContent {
    const { storage, dialect } = this.tenant;
    const shown = dialect.downloadType === "stored" ? type : "application/octet-stream";
    return new FileContent(shown, size, (first, last) => storage.read(pieces, first, last));
  }

  private refuseMissing(isMissing: boolean, path: string): void {
    if (isMissing && this.tenant.dialect.deleteMissingFile === "refused") throw refusal("missing", `${path} does not exist`);
  }

  private printed({ path, isDir, size }: ListedEntry, prefix: string): object {
    const name = this.tenant.dialect.listNames === "path" ? path : path.slice(prefix.length).replace(/\/$/, "");
    return { name, isDir, size };
  }

  /** A token with which anybody can read files of a connector of the tenant. */
  share({ id, shareKey }: StoredConnector, body: z.output<typeof contract.share.body>): string {
    const keys = (body.shareType === 2 ? body.keys : [body.key]).map(filePath);
    return signed({ connector: id, keys, exp: Math.floor(this.tenant.now() / 1000) + body.timeoutInMinutes * 60 }, shareKey);
  }

  /** The file that a token lets anybody read. */
  private shared({ object, shareToken, StorageProxy }: z.output<typeof contract.viewShared.query>): StoredFile {
    const share = claimed(shareToken);
    const connector = share && this.connectors.find(share.connector);
    if (!connector || !isSignedWith(shareToken, connector.shareKey)) throw refusal("forbidden", "the share token is wrong");
    if (share.exp * 1000 <= this.tenant.now()) throw refusal("forbidden", "the share token has expired");
    if (StorageProxy !== undefined && StorageProxy !== connector.name)
      throw refusal("forbidden", `the share token is not for the connector ${StorageProxy}`);
    if (!covers(share, filePath(object))) throw refusal("forbidden", `the share token is not for ${object}`);
    return this.existingFile(connector, object);
  }
}

function covers({ keys }: Share, path: string): boolean {
  return keys.some((key) => (key.endsWith("/") ? path.startsWith(key) : path === key));
}
