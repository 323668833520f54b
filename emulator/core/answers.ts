import { refusal } from "./refusal";

/** What a program of the tenant answers in place of a result: a refusal with its own words, as tenants define error codes. */
export interface Refused {
  refused: string;
  /** Default: 400. */
  status?: number;
  /** Default: the emulator's code of the status. */
  resCode?: string;
}

/** What the tenant's flows, scripts, BPMs and custom APIs answer, as a test says it. It is code, so the tenant's state does not hold it. */
export class Answers {
  readonly #handlers = new Map<string, unknown>();

  set(kind: string, name: string, handler: unknown): void {
    this.#handlers.set(`${kind} ${name}`, handler);
  }

  /** The answer that was set for a name; `Handler` is what the kind sets. */
  find<Handler>(kind: string, name: string): Handler | undefined {
    return this.#handlers.get(`${kind} ${name}`) as Handler | undefined;
  }

  clear(): void {
    this.#handlers.clear();
  }
}

/** The outcome of a program, when it refuses nothing. */
export function accepted<Outcome extends object>(outcome: Outcome | Refused): Outcome {
  if (!("refused" in outcome)) return outcome;
  const { refused, status, resCode } = outcome as Refused;
  throw refusal("invalid", refused, status, resCode);
}
