const { projects } = require("../../jest.config.js");

/** The ways to install are not among the tests: they take a quarter of an hour, and reach registries. */
const engine = projects.find(({ displayName }) => displayName === "engine");

module.exports = {
  ...engine,
  rootDir: "../..",
  displayName: "install",
  testMatch: ["<rootDir>/tools/install/*.test.ts"],
  setupFilesAfterEnv: ["<rootDir>/tools/install/timeout.ts"],
};
