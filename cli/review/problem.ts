/** Why there is no review. Its message is for users. */
export class ReviewProblem extends Error {
  override readonly name = "ReviewProblem";
}
