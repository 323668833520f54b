import { Readable } from "node:stream";
import { NetworkError, networkError } from "./networkError";
import type { Patience } from "./patience";

/** The bytes of a file on their way to the platform; each piece that it takes starts the wait for it again. */
export function outgoing(file: Blob, patience: Patience, idle: number): Readable {
  const reader = file.stream().getReader();
  let left = file.size;
  return new Readable({
    read() {
      patience.wait(idle);
      reader.read().then(
        ({ value, done }) => {
          if (!done) this.push(value);
          left -= value?.length ?? 0;
          // Waiting for what only says that there is no more, the end could come after the answer.
          if (done || left <= 0) this.push(null);
        },
        ({ message }: Error) => this.destroy(new NetworkError("unreadable", `the file that is sent cannot be read: ${message}`)),
      );
    },
    destroy(error, destroyed) {
      const done = () => destroyed(error);
      reader.cancel().then(done, done);
    },
  });
}

/** What has arrived of a file. */
export interface Beginning {
  readonly head: Buffer;
  /** What follows; absent when the head is all. */
  readonly rest?: AsyncIterator<Buffer>;
}

/** Reads until there are more than `size` bytes, or no more. */
export async function begin(body: AsyncIterable<Buffer>, size: number): Promise<Beginning> {
  const rest = body[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  for (let read = 0; read <= size; ) {
    const { value, done } = await rest.next();
    if (done) return { head: Buffer.concat(chunks) };
    read += value.length;
    chunks.push(value);
  }
  return { head: Buffer.concat(chunks), rest };
}

/**
 * The bytes of a file for whoever asked for it. Only the wait for the platform has an end, not that for the reader. A connection that
 * breaks ends the bytes with a `NetworkError`; a reader that stops ends the connection.
 */
export function incoming({ head, rest }: Beginning, patience: Patience, idle: number): Readable {
  let read = head.length;
  const bytes = new Readable({
    read() {
      if (!rest) return void this.push(null);
      patience.wait(idle);
      rest.next().then(
        ({ value, done }) => {
          patience.rest();
          read += value?.length ?? 0;
          this.push(done ? null : value);
        },
        (error) => this.destroy(brokenOff(error, read, idle)),
      );
    },
    destroy(error, destroyed) {
      patience.giveUp();
      destroyed(error);
    },
  });
  bytes.push(head);
  return bytes;
}

function brokenOff(error: unknown, read: number, idle: number): NetworkError {
  const { reason, message } = networkError(error, idle);
  return new NetworkError(reason, `the download broke off after ${read} bytes: ${message}`);
}
