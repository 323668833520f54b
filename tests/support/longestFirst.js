const { default: Sequencer } = require("@jest/test-sequencer");

/** Projects whose test files take longest first: one of minutes that begins last leaves the other processors idle. */
const projects = ["matrix", "engine", "process", "fast"];

/** The order in which test files begin; in a project it is Jest's own. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => projects.indexOf(context.config.displayName.name);
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
