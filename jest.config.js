// Packages that are published as ES modules only: Jest runs CommonJS, so they are compiled like our own sources.
const esModules = [
  "node-fetch",
  "fetch-blob",
  "formdata-polyfill",
  "data-uri-to-buffer",
  "p-queue",
  "p-timeout",
  "https-proxy-agent",
  "agent-base",
  "proxy-agent-negotiate",
  "proxy-from-env",
];

const common = {
  testEnvironment: "node",
  // Programs of `make demo` come and go there.
  modulePathIgnorePatterns: ["<rootDir>/tmp/"],
  transform: { "^.+\\.(t|m?j)s$": ["@swc/jest", { jsc: { target: "es2022" }, module: { type: "commonjs" } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join("|")})/)`],
};

/** fast: everything in this process. process: the SDK's dynamic-provider process. engine: the real Pulumi CLI. */
const projects = {
  fast: {},
  process: setUp("processSetup.ts", "processTimeout.ts"),
  engine: setUp("engineSetup.ts", "engineTimeout.ts"),
};

/** Once before all tests of a project, and in each of its test files. Jest takes a project's `testTimeout` but does not heed it. */
function setUp(once, each) {
  return { globalSetup: `<rootDir>/tests/support/${once}`, setupFilesAfterEnv: [`<rootDir>/tests/support/${each}`] };
}

module.exports = {
  // Jest would leave one processor free for watching; the engine's tests mostly wait for processes of their own.
  maxWorkers: "100%",
  projects: Object.entries(projects).map(([name, settings]) => ({
    ...common,
    ...settings,
    displayName: name,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  })),
};
