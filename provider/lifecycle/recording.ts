import type { Client } from "../client/client";
import { CallError, isAmbiguous, isConflict, isRefused } from "../client/errors";
import * as fields from "../contract/fields";
import type { Operation } from "../contract/operation";
import { Session } from "./session";

/** The session of one create or update: it knows whether anything that it did may have changed the platform. */
export class Recording extends Session {
  private readonly written: { readonly mayBe: () => boolean };

  constructor({ client, warn, platform, run, tell }: Session) {
    let mayBe = false;
    const recording = recordingClient(client, () => {
      mayBe = true;
    });
    super(recording, warn, platform, run, tell);
    this.written = { mayBe: () => mayBe };
  }

  get mayHaveChanged(): boolean {
    return this.written.mayBe();
  }
}

/** The same client, telling of each write that was carried out, or may have been. */
function recordingClient(client: Client, wrote: () => void): Client {
  const call: Client["call"] = async (operation, args) => {
    try {
      const answer = await client.call(operation, args);
      if (operation.effect === "write") wrote();
      return answer;
    } catch (error) {
      if (operation.effect === "write" && mayBeDone(operation, error)) wrote();
      throw error;
    }
  };
  return { ...client, call };
}

/** Whether a write that failed may have done its work, or a part of it. */
function mayBeDone({ method, name }: Operation, error: unknown): boolean {
  if (!(error instanceof CallError) || isAmbiguous(error)) return true;
  // The client repeats a delete by itself: the last answer tells nothing of the first.
  if (method === "DELETE") return error.earlierMayBeDone && error.failure !== "unsupported";
  // Some platforms make the fields before the one that they refuse.
  // assumption: field-batch
  return name === fields.addMany.name && (isRefused(error) || isConflict(error));
}
