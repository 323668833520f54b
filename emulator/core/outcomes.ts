import type { Readable } from "node:stream";

/** What a handler returns when the dialect decides how it is printed, or when there is more than a result. */
export class Created {
  constructor(
    readonly id: string,
    /** What it belongs to, where a platform may answer that instead. */
    readonly parent: string = id,
  ) {}
}

/** Several new things, in the order of the request. */
export class CreatedAll {
  constructor(readonly ids: string[]) {}
}

/** A write that has nothing to say; `printed` is what the page of the call prints. */
export class Written {
  constructor(readonly printed: string | number = "1") {}
}

/** A write of which the page prints no result at all. */
export class WithoutResult {}

/** A success without a body. */
export class Nothing {}

/** A file: its bytes are the answer. */
export class FileContent {
  constructor(
    readonly type: string,
    readonly size: number,
    /** The bytes from the first to the last that are wanted. */
    readonly read: (first: number, last: number) => Readable,
  ) {}
}

/** A result, and further members of the envelope. */
export class WithMembers {
  constructor(
    readonly result: unknown,
    readonly members: Record<string, unknown>,
  ) {}
}
