import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { State } from "./core/tenant";
import { fileError, onFile, readJson, refuseWithoutFolder } from "./files";
import { lock } from "./lock";
import { damage } from "./savedState";

/**
 * Raised whenever the tenant remembers something new: a file without it would be a tenant that no call can have made. 2: what belongs to
 * objects beside fields, layouts and records; applications, pages and tabs; flows, BPMs and scripts. 3: which application owns a picklist, and
 * which BPMs were sent with their version. 4: what belongs to objects, by kind; a further kind needs no other format.
 */
const format = 4;
const shortestDelay = 50;
/** A save writes the whole tenant. The next one waits so many times what the last one took: saving costs a large tenant a tenth of the time, too. */
const delayForDuration = 10;

const advice = "restore it from a copy, or delete it to start with a new tenant";

/** What the file holds the state of. */
interface Tenant {
  state: State;
}

/** The tenant in a file: read at the start, replaced as a whole shortly after a write (a large one less often) and at the end. */
export class DataFile {
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  /** Milliseconds that the last save took. */
  #duration = 0;

  private constructor(
    /** As the user named it. */
    private readonly path: string,
    /** The file itself, behind links. */
    private readonly target: string,
    private readonly unlock: () => void,
    private readonly failed: (error: unknown) => void,
    private readonly now: () => number,
  ) {}

  /** Takes the file for this emulator alone, whether there is one yet or not. */
  static open(path: string, failed: (error: unknown) => void, now = () => performance.now()): DataFile {
    refuseWithoutFolder(path);
    const target = existsSync(path) ? usable(path) : resolve(path);
    return new DataFile(path, target, lock(target), failed, now);
  }

  /** Beside it, the folder with the bytes of the tenant's files. */
  get filesFolder(): string {
    return `${this.target}.files`;
  }

  /** The saved tenant; undefined when there is no file yet. A new tenant shows what it must look like. */
  load(fresh: State): State | undefined {
    if (!existsSync(this.target)) return undefined;
    const saved = readJson(this.path, advice) as { format?: unknown; state?: State } | null;
    if (saved?.format === undefined || saved.state === undefined)
      throw fileError(this.path, "this is no data file of the emulator; name another one (what describes a tenant is a seed)");
    if (saved.format !== format)
      throw fileError(
        this.path,
        `another version of the emulator wrote this data file (format ${saved.format}, not ${format}); use that one, or delete the file to start with a new tenant`,
      );
    const fault = damage(saved.state, fresh);
    if (fault) throw fileError(this.path, `this data file is damaged (${fault}); ${advice}`);
    return saved.state;
  }

  /** Saves soon: writes that come together are saved once. */
  saveSoon(tenant: Tenant): void {
    this.#timer ??= setTimeout(
      () => {
        try {
          this.save(tenant);
        } catch (error) {
          this.failed(error);
        }
      },
      Math.max(shortestDelay, this.#duration * delayForDuration),
    );
  }

  save({ state }: Tenant): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#closed) return;
    refuseWithoutFolder(this.path);
    const start = this.now();
    const half = `${this.target}.${process.pid}.tmp`;
    onFile(this.path, () => {
      try {
        writeFileSync(half, JSON.stringify({ format, state }));
        renameSync(half, this.target);
      } finally {
        rmSync(half, { force: true });
      }
    });
    this.#duration = this.now() - start;
  }

  /** Leaves the file to others: it is not written any more. */
  close(): void {
    this.#closed = true;
    this.unlock();
  }
}

/** The file behind a path, after a look at whether it can be read and written. */
function usable(path: string): string {
  return onFile(path, () => {
    accessSync(path, constants.R_OK | constants.W_OK);
    return realpathSync(path);
  });
}
