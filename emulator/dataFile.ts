import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { State } from "./world/state";

const format = 1;
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
    if (saved?.format !== format || saved.state === undefined) throw new Error(`${path} is not a data file of this emulator`);
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
