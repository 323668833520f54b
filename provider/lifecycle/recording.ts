import type { Client } from "../client/client";
import { CallError, isAmbiguous, isConflict, isRefused } from "../client/errors";
import * as fields from "../contract/fields";
import * as files from "../contract/files";
import type { Operation } from "../contract/operation";
import { messageOf, PartialFailure } from "./handler";
import { Session } from "./session";
import type { Lived } from "./state";

/** The session of one create or update: it knows whether anything that it did may have changed the platform. */
export class Recording extends Session {
  private readonly written: { mayBe: boolean };

  constructor({ client, warn, platform, run, tell, leftovers }: Session) {
    const written = { mayBe: false };
    const recording = recordingClient(client, () => {
      written.mayBe = true;
    });
    super(recording, warn, platform, run, tell, leftovers);
    this.written = written;
  }

  get mayHaveChanged(): boolean {
    return this.written.mayBe;
  }

  /** Something changed without a call: what was taken over is this resource's, and must be in state. */
  noteChange(): void {
    this.written.mayBe = true;
  }
}

/** Work of which nothing is put back. */
export interface Recorded<State extends Lived> {
  /** Of the resource. */
  id: string;
  work(session: Recording): Promise<State>;
  /** What is known of the thing while it is unknown how far the work came. */
  known(): State;
}

/**
 * Does the work of a create or an update. Where it fails after a write that may have changed the platform, what is known goes into state, and the
 * next update looks first.
 */
export async function recorded<State extends Lived>(shared: Session, { id, work, known }: Recorded<State>): Promise<State> {
  const session = new Recording(shared);
  try {
    return await work(session);
  } catch (error) {
    if (!session.mayHaveChanged) throw error;
    throw new PartialFailure({ id, state: { ...known(), unfinished: {} } }, [messageOf(error)], { cause: error });
  }
}

/** What leaves all as it is: the parts of an upload are nowhere until it is completed. */
const apart = [files.beginUpload, files.uploadPart, files.abortUpload].map(({ name }) => name);

/** The same client, telling of each write that was carried out, or may have been. */
function recordingClient(client: Client, wrote: () => void): Client {
  const call: Client["call"] = async (operation, args) => {
    const isWrite = operation.effect === "write" && !apart.includes(operation.name);
    try {
      const answer = await client.call(operation, args);
      if (isWrite) wrote();
      return answer;
    } catch (error) {
      if (isWrite && mayBeDone(operation, error)) wrote();
      throw error;
    }
  };
  return { ...client, call };
}

/** Whether a write that failed may have done its work, or a part of it. */
function mayBeDone({ repeatable, name }: Operation, error: unknown): boolean {
  if (!(error instanceof CallError) || isAmbiguous(error)) return true;
  // The client repeats it by itself: the last answer tells nothing of the first.
  if (repeatable) return error.earlierMayBeDone && error.failure !== "unsupported";
  // Some platforms make the fields before the one that they refuse.
  // assumption: field-batch
  return name === fields.addMany.name && (isRefused(error) || isConflict(error));
}
