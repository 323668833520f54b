/**
 * What dependencies load at once and no fast test uses. Without it a test of the emulator loads half of the modules, one of programs a
 * quarter. tests/support/unused.ts fails whoever does use one.
 */
const unused = [
  // @pulumi/pulumi: functions as program text, and the automation API.
  "@npmcli/arborist",
  "normalize-package-data",
  "(\\.\\./)+typescript-shim",
  "\\./automation",
  // @pulumi/pulumi: versions of packages.
  "semver",
];

const common = {
  testEnvironment: "node",
  // Programs of `make demo` come and go there.
  modulePathIgnorePatterns: ["<rootDir>/tmp/"],
  transform: { "\\.ts$": ["@swc/jest", { jsc: { target: "es2022" }, module: { type: "commonjs" } }] },
};

/** fast: everything in this process. matrix: a fault at each call of a deployment, in this process. process: the SDK's dynamic-provider process. engine: the real Pulumi CLI. */
const projects = {
  fast: inProcess("fastTimeout.ts"),
  matrix: inProcess("matrixTimeout.ts"),
  process: setUp("processSetup.ts", "processTimeout.ts"),
  engine: setUp("engineSetup.ts", "engineTimeout.ts"),
};

function inProcess(each) {
  return {
    testEnvironment: "<rootDir>/tests/support/sandbox.ts",
    setupFiles: ["<rootDir>/tests/support/once.ts"],
    setupFilesAfterEnv: [`<rootDir>/tests/support/${each}`],
    moduleNameMapper: {
      [`^(${unused.join("|")})$`]: "<rootDir>/tests/support/unused.ts",
    },
  };
}

/** Once before all tests of a project, and in each of its test files. Jest takes a project's `testTimeout` but does not heed it. */
function setUp(once, each) {
  return { globalSetup: `<rootDir>/tests/support/${once}`, setupFilesAfterEnv: [`<rootDir>/tests/support/${each}`] };
}

module.exports = {
  // Jest would leave one processor free for watching; the engine's tests mostly wait for processes of their own.
  maxWorkers: "100%",
  testSequencer: "<rootDir>/tests/support/longestFirst.js",
  projects: Object.entries(projects).map(([name, settings]) => ({
    ...common,
    ...settings,
    displayName: name,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  })),
};
