import type { Readable } from "node:stream";
import { z } from "zod";

/** Bytes that a call sends. A call that is repeated opens them again. */
export interface Content {
  /** Number of bytes. */
  readonly size: number;
  /** Media type. */
  readonly type: string;
  open(): Readable;
}

/** Bytes of an answer; whoever asked reads them to their end. */
export interface Download {
  /** Media type; empty when the platform tells none. */
  readonly type: string;
  /** Number of bytes; undefined when the platform tells none. */
  readonly size: number | undefined;
  readonly bytes: Readable;
}

/** A body that is a file: its bytes as they are, or as a part of a form. */
export const fileBody = z.custom<FileBody>((value) => typeof value === "object" && value !== null && "content" in value, "must be a file");

export interface FileBody {
  readonly content: Content;
  /** The form that the file is a part of; undefined: the body is the bytes alone. */
  readonly form?: {
    /** Name of the part that holds the file. */
    readonly part: string;
    readonly filename: string;
    /** The other parts. */
    readonly fields: Readonly<Record<string, string>>;
  };
}

export const download = z.custom<Download>((value) => typeof value === "object" && value !== null && "bytes" in value, "must be a file");
