import { randomBytes } from "node:crypto";
import * as contract from "../../../provider/contract/files";
import { WithoutResult } from "../../core/outcomes";
import type { Received } from "../../core/received";
import { refusal } from "../../core/refusal";
import type { Serve } from "../../core/serve";
import type { Piece } from "../../core/storage";
import { own, Part } from "../../core/things";
import { Connectors, type StoredConnector, type StoredFile, type StoredUpload } from "./connectors";
import { filePath } from "./paths";
import { refuseWrongForm } from "./refuseWrongForm";

interface Named {
  object: string;
  uploadId: string;
}

interface ListedPart {
  ETag: string;
  partNumber: string;
}

/** Uploads in parts that are under way. */
export class Uploads extends Part {
  static readonly kind = { key: "uploads", noun: "upload" } as const;

  static routes(serve: Serve<Uploads>): void {
    serve(contract.beginUpload, ({ path, query, body }, uploads) => {
      const { id } = uploads.begin(uploads.connector(path), query.object, body.type);
      return uploads.tenant.dialect.multipartMembers === "library" ? id : { uploadId: id };
    });

    serve(contract.uploadPart, ({ path, query, body }, uploads) => {
      const { partNumber } = query;
      const { etag } = uploads.addPart(uploads.connector(path), query, partNumber, body);
      return uploads.tenant.dialect.multipartMembers === "library" ? { eTag: etag, partNumber } : { ETag: etag, partNumber };
    });

    serve(contract.completeUpload, ({ path, query, body }, uploads) => {
      uploads.complete(uploads.connector(path), query, body);
      return new WithoutResult();
    });

    serve(contract.abortUpload, ({ path, query }, uploads) => {
      uploads.abort(uploads.connector(path), query);
      return new WithoutResult();
    });
  }

  /** Those of all connectors. */
  all(): StoredUpload[] {
    return this.tenant
      .of(Connectors)
      .all()
      .flatMap(({ uploads }) => Object.values(uploads));
  }

  private connector(path: { connectorType: string; connectorName: string }): StoredConnector {
    return this.tenant.of(Connectors).at(path);
  }

  /** Begins the upload of a file to a connector of the tenant. */
  begin({ uploads }: StoredConnector, object: string, type = "application/octet-stream"): StoredUpload {
    // As the one of the reference looks: 16 bytes, the first of them a time.
    const time = this.tenant.now().toString(16).padStart(12, "0");
    const id = `${time}${randomBytes(10).toString("hex")}`.toUpperCase();
    const upload = { id, path: filePath(object), type, parts: {} };
    uploads[id] = upload;
    return upload;
  }

  private addPart(connector: StoredConnector, named: Named, partNumber: number, received: Received): Piece {
    refuseWrongForm(received, this.tenant.dialect);
    const { piece } = received;
    const { parts } = this.underWay(connector, named);
    if (piece.size > contract.maximumPart) throw refusal("limit", `part ${partNumber} has more than ${contract.maximumPart} bytes`);
    const before = parts[partNumber];
    parts[partNumber] = this.tenant.storage.claim(piece);
    if (before) this.tenant.storage.giveUp([before]);
    return piece;
  }

  private complete(connector: StoredConnector, named: Named, list: ListedPart[]): StoredFile {
    const { id, path, type, parts } = this.underWay(connector, named);
    const numbers = list.map(({ partNumber }) => Number(partNumber));
    if (new Set(numbers).size < numbers.length) throw refusal("invalid", "a part is listed twice");
    const pieces = list.map(({ ETag, partNumber }, index) => {
      const piece = own(parts, String(numbers[index]));
      if (!piece) throw refusal("invalid", `[${index}].partNumber: there is no part ${partNumber}`);
      if (piece.etag !== ETag) throw refusal("invalid", `[${index}].ETag: part ${partNumber} has another one`);
      return { piece, number: Number(partNumber) };
    });
    pieces.sort((a, b) => a.number - b.number);
    for (const { piece, number } of pieces.slice(0, -1))
      if (piece.size <= contract.minimumPart)
        throw refusal("invalid", `part ${number} is not the last and must have more than ${contract.minimumPart} bytes`);
    const file = { path, type, acl: "default", pieces: pieces.map(({ piece }) => piece) };
    const unlisted = Object.values(parts).filter((part) => !file.pieces.includes(part));
    delete connector.uploads[id];
    this.tenant.storage.giveUp(unlisted);
    return this.tenant.of(Connectors).put(connector, file);
  }

  private abort(connector: StoredConnector, named: Named): void {
    const { id, parts } = this.underWay(connector, named);
    delete connector.uploads[id];
    this.tenant.storage.giveUp(Object.values(parts));
  }

  /** The upload that a call names; refuses one that is completed, aborted or of another file. */
  private underWay({ uploads }: StoredConnector, { object, uploadId }: Named): StoredUpload {
    const upload = own(uploads, uploadId);
    if (upload?.path !== filePath(object)) throw refusal("missing", `uploadId: there is no upload ${uploadId} of ${object}`);
    return upload;
  }
}
