import { randomBytes } from "node:crypto";
import { z } from "zod";
import * as contract from "../../../provider/contract/files";
import { definitionName } from "../../../provider/contract/values";
import type { Audit } from "../../core/clock";
import { wordOf } from "../../core/names";
import { refusal } from "../../core/refusal";
import { ofTenant } from "../../core/seedPart";
import type { Serve } from "../../core/serve";
import type { Piece } from "../../core/storage";
import { own, type Thing, Things } from "../../core/things";

/** A connector to object storage, with what is in its first bucket. */
export interface StoredConnector extends Thing {
  type: (typeof contract.connectorTypes)[number];
  /** Signs the tokens with which its files are shared. */
  shareKey: string;
  /** By their paths in the bucket. */
  files: Record<string, StoredFile>;
  /** Uploads in parts that are neither completed nor aborted, by their ids. */
  uploads: Record<string, StoredUpload>;
}

export interface StoredFile extends Audit {
  path: string;
  /** Media type. */
  type: string;
  /** Who may read it by its address. */
  acl: string;
  size: number;
  /** Where its bytes are, in their order. */
  pieces: Piece[];
}

export interface StoredUpload {
  id: string;
  path: string;
  type: string;
  /** By their numbers. */
  parts: Record<string, Piece>;
}

const Definition = z.strictObject({ type: z.enum(contract.connectorTypes), name: definitionName });
export type ConnectorDefinition = z.output<typeof Definition>;

/** Connectors are made in the designer; the API uses them. */
export class Connectors extends Things<StoredConnector> {
  static readonly kind = {
    key: "connectors",
    noun: "connector",
    // No call shows one.
    idPrefix: "00CN",
    seed: ofTenant(Definition, (connectors: Connectors, definition) => connectors.add(definition)),
  } as const;

  static routes(serve: Serve<Connectors>): void {
    serve(contract.getEndpoint, ({ path }, connectors) => ({ endpoint: endpointOf(connectors.at(path)) }));
  }

  add({ type, name }: ConnectorDefinition): StoredConnector {
    const shareKey = randomBytes(32).toString("base64url");
    return this.keep({ ...this.newThing(name), type, shareKey, files: {}, uploads: {} });
  }

  /** @internal The connector that a path names by its type and its name. */
  at({ connectorType, connectorName }: { connectorType: string; connectorName: string }): StoredConnector {
    const connector = this.find(connectorName);
    if (connector?.name !== connectorName || connector.type !== connectorType)
      throw refusal("missing", `there is no connector ${connectorName} of the type ${connectorType}`);
    return connector;
  }

  /** @internal Puts a file in its place; what was there before is given up. */
  put({ files }: StoredConnector, file: Pick<StoredFile, "path" | "type" | "acl" | "pieces">): StoredFile {
    const before = own(files, file.path);
    const { createdBy, createdDate } = before ?? this.tenant.stamp();
    const size = file.pieces.reduce((sum, piece) => sum + piece.size, 0);
    const stored = { ...file, size, ...this.tenant.stamp(), createdBy, createdDate };
    // A path may be any text, also the name of what every object has.
    Object.defineProperty(files, file.path, { value: stored, enumerable: true, configurable: true, writable: true });
    if (before) this.tenant.storage.giveUp(before.pieces);
    return stored;
  }

  /** @internal Where the bytes are that belong to files and uploads. */
  pieces(): Piece[] {
    return this.all().flatMap(({ files, uploads }) => [
      ...Object.values(files).flatMap((file) => file.pieces),
      ...Object.values(uploads).flatMap(({ parts }) => Object.values(parts)),
    ]);
  }
}

/** What the addresses of public files would begin with: nothing answers there. */
function endpointOf({ name }: StoredConnector): string {
  return `https://${wordOf(name).toLowerCase()}.obs.example.com/`;
}
