import type { Piece } from "./storage";

/** A file that came with a request, on disk. */
export interface Received {
  readonly piece: Piece;
  /** Its media type. */
  readonly type: string;
  /** The form that it was a part of. */
  readonly form?: ReceivedForm;
}

export interface ReceivedForm {
  /** Name of the part that held the file. */
  readonly part: string;
  readonly filename: string;
  /** The other parts. */
  readonly fields: Record<string, string>;
}
