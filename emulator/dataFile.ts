import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { State } from "./core/tenant";

/**
 * Raised whenever the tenant remembers something new: a file without it would be a tenant that no call can have made. 2: what belongs to
 * objects beside fields, layouts and records; applications, pages and tabs; flows, BPMs and scripts. 3: which application owns a picklist, and
 * which BPMs were sent with their version. 4: what belongs to objects, by kind; a further kind needs no other format.
 */
const format = 4;
const delay = 50;

/** The tenant in a file: read at the start, replaced as a whole shortly after a write and at the end. */
export class DataFile {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    private readonly state: () => State,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** The saved tenant; undefined when there is no file yet. */
  static load(path: string): State | undefined {
    if (!existsSync(path)) return undefined;
    const saved = parse(readFileSync(path, "utf8"));
    if (saved?.format === undefined || saved.state === undefined) throw new Error(`${path} is not a data file of this emulator`);
    if (saved.format !== format)
      throw new Error(`${path} is a data file of another version of the emulator (format ${saved.format}, not ${format})`);
    return saved.state;
  }

  /** Saves soon: writes that come together are saved once. */
  saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      try {
        this.save();
      } catch (error) {
        this.failed(error);
      }
    }, delay);
  }

  save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const half = `${this.path}.${process.pid}.tmp`;
    writeFileSync(half, JSON.stringify({ format, state: this.state() }));
    renameSync(half, this.path);
  }
}

function parse(text: string): { format?: number; state?: State } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
