// Packages that are published as ES modules only: Jest runs CommonJS, so they are compiled like our own sources.
const esModules = ["node-fetch", "fetch-blob", "formdata-polyfill", "data-uri-to-buffer", "p-queue", "p-timeout", "https-proxy-agent", "agent-base", "proxy-from-env"];

const common = {
  testEnvironment: "node",
  transform: { "^.+\\.(t|m?j)s$": ["@swc/jest", { jsc: { target: "es2022" }, module: { type: "commonjs" } }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join("|")})/)`],
};

/** fast: everything in this process. process: the SDK's dynamic-provider process. engine: the real Pulumi CLI. */
module.exports = {
  projects: ["fast", "process", "engine"].map((name) => ({
    ...common,
    displayName: name,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  })),
};
