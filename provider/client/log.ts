import { oneLine } from "./display";
import type { Redactor } from "./redact";

/** Writes one line; undefined: without a listener nothing is put together. */
export type Log = ((line: string) => void) | undefined;

/** The log that `ASTROZERO_LOG=debug` asks for, and `trace`: one line for each event, without secrets. */
export function createLog(level: string | undefined, redactor: Redactor, write: (line: string) => void = toStandardError): Log {
  return level?.toLowerCase() === "debug" || showsBodies(level) ? (line) => write(`astrozero: ${redactor.redact(line)}`) : undefined;
}

/** Whether the log shows bodies: what a program calls secret may be in any label, default value or script. */
export function showsBodies(level: string | undefined): boolean {
  return level?.toLowerCase() === "trace";
}

/** A body as the log shows it. */
export function excerpt(redactor: Redactor, body: string | undefined): string {
  return body ? ` ${oneLine(redactor.redact(body))}` : "";
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
