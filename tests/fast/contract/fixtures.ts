import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A documented example of a call: what the page prints as request and as answer. */
export interface Fixture {
  /** Page `astrozero_api_<page>` of the API reference. */
  page: string;
  /** What the page does not print, and where this comes from. */
  note?: string;
  /** The example is evidently not what the call answers, for the reason that the note gives: only the envelopes are compared. */
  emulatorDiffers?: true;
  request: { method: string; path: string; query?: Record<string, string>; body?: unknown; file?: FileExample };
  response: Record<string, unknown>;
  /** The file that is the answer, in place of a response. */
  text?: string;
}

/** A file that is sent alone. */
export interface FileExample {
  type: string;
  text: string;
}

const folder = join(__dirname, "../../fixtures/contract");

/** The examples by the names of their operations. */
export function loadFixtures(): Map<string, Fixture> {
  const files = readdirSync(folder).sort();
  return new Map(files.map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, file), "utf8")) as Fixture]));
}
