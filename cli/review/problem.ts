/** Why there is no review. Its message is for users. */
export class ReviewProblem extends Error {
  override readonly name = "ReviewProblem";
}

/** What a preview told before it ended. */
export interface PreviewError {
  urn?: string | undefined;
  message: string;
}

/** The preview ended with errors: what it would have shown next is missing. */
export class FailedPreview extends ReviewProblem {
  constructor(readonly errors: readonly PreviewError[]) {
    super(["The preview failed, so there is nothing to review:", ...errors.map(({ message }) => message)].join("\n"));
  }
}
