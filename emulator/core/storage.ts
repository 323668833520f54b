import { createHash, randomUUID } from "node:crypto";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { refusal } from "./refusal";

/** Bytes on disk. */
export interface Piece {
  id: string;
  size: number;
  /** MD5 in hexadecimal digits, as object storage has it. */
  etag: string;
}

/** As `randomUUID` makes them. */
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Folders that go with this process, when nothing has removed them before. */
const temporary = new Set<string>();

/** The bytes of a tenant's files, each piece in a file of its own: they are never in memory as a whole. */
export class Storage {
  #folder: string | undefined;
  readonly #unclaimed = new Set<string>();
  #givenUp: string[] = [];

  constructor(
    /** A folder that stays; without it, one that goes with the emulator is made when it is needed. */
    private readonly kept?: string,
  ) {}

  /** Takes bytes as they come; refuses more than `most`, after it has read them: a client that still sends would not see the answer. */
  async receive(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Piece> {
    const id = randomUUID();
    const path = this.path(id);
    const hash = createHash("md5");
    let size = 0;
    // Opened now: a stream that opens its file later may do so after the file was removed.
    const fd = openSync(path, "wx");
    try {
      await pipeline(bytes, measured, createWriteStream("", { fd }));
    } catch (error) {
      rmSync(path, { force: true });
      const { code = "" } = error as NodeJS.ErrnoException;
      if (!["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].includes(code)) throw error;
      throw refusal("invalid", "the connection ended before the body did");
    }
    this.#unclaimed.add(id);
    if (size > most) {
      this.release({ id });
      throw refusal("limit", `the file has more than ${most} bytes`, 413);
    }
    return { id, size, etag: hash.digest("hex") };

    async function* measured(chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        size += chunk.length;
        hash.update(chunk);
        if (size <= most) yield chunk;
      }
    }
  }

  /** Keeps what was received; what is not claimed is removed when its request is answered. */
  claim<Claimed extends Pick<Piece, "id">>(piece: Claimed): Claimed {
    this.#unclaimed.delete(piece.id);
    return piece;
  }

  /** Removes what was received and that nothing has claimed. */
  release({ id }: Pick<Piece, "id">): void {
    if (this.#unclaimed.delete(id)) this.#remove([id]);
  }

  write(content: string | Uint8Array): Piece {
    const id = randomUUID();
    writeFileSync(this.path(id), content);
    return { id, size: Buffer.byteLength(content), etag: createHash("md5").update(content).digest("hex") };
  }

  /** The bytes of several pieces in a row, from the first to the last that are wanted. */
  read(pieces: readonly Piece[], first: number, last: number): Readable {
    const path = (id: string) => this.path(id);
    return Readable.from(parts(), { objectMode: false });

    async function* parts() {
      let begin = 0;
      for (const { id, size } of pieces) {
        const range = { start: Math.max(0, first - begin), end: Math.min(size - 1, last - begin) };
        if (range.start <= range.end) yield* createReadStream(path(id), range);
        begin += size;
      }
    }
  }

  /** Removes pieces with the next ones that are given up: the first reads after a write may still show what it gave up. */
  giveUp(pieces: readonly Piece[]): void {
    this.#remove(this.#givenUp);
    this.#givenUp = pieces.map(({ id }) => id);
  }

  /** Removes all pieces but some; what else is in the folder is not ours. */
  keepOnly(pieces: readonly Piece[]): void {
    const folder = this.#folder ?? this.kept;
    if (folder === undefined || !existsSync(folder)) return;
    const wanted = new Set(pieces.map(({ id }) => id));
    this.#remove(readdirSync(folder).filter((name) => isId.test(name) && !wanted.has(name)));
  }

  /** Removes the folder, unless it is one that stays. */
  close(): void {
    if (this.#folder === undefined || this.kept !== undefined) return;
    rmSync(this.#folder, { recursive: true, force: true });
    temporary.delete(this.#folder);
    this.#folder = undefined;
  }

  /** Where a piece is. */
  path(id: string): string {
    return join(this.#place(), id);
  }

  #place(): string {
    this.#folder ??= this.kept === undefined ? temporaryFolder() : folderAt(this.kept);
    return this.#folder;
  }

  #remove(ids: readonly string[]): void {
    const folder = this.#folder ?? this.kept;
    // A temporary one is gone when the emulator has stopped.
    if (folder !== undefined) for (const id of ids) rmSync(join(folder, id), { force: true });
  }
}

function folderAt(path: string): string {
  mkdirSync(path, { recursive: true });
  return path;
}

function temporaryFolder(): string {
  if (temporary.size === 0) process.once("exit", removeTemporary);
  const folder = mkdtempSync(join(tmpdir(), "astrozero-emulator-"));
  temporary.add(folder);
  return folder;
}

function removeTemporary(): void {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
}
