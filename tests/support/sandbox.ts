import { TestEnvironment } from "jest-environment-node";

declare global {
  /** Loads a package once for all test files of a worker, as Node does; Jest itself loads it once for each file. */
  var requireOnce: NodeJS.Require;
}

/** Where a fast test file runs. */
export default class Sandbox extends TestEnvironment {
  constructor(...args: ConstructorParameters<typeof TestEnvironment>) {
    super(...args);
    this.global.requireOnce = require;
  }
}
