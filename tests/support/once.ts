// Loaded once for each worker, as Node does, and not once for each file as Jest does. They keep nothing between tests but what they are told:
// the sandbox fails a file that leaves `z.config` or `ts.sys` otherwise, and `fc.configureGlobal` is a global, which goes with the file.
const packages = [
  "@fastify/busboy",
  "@grpc/grpc-js",
  "csv-parse/sync",
  "fast-check",
  "fflate",
  "find-my-way",
  "https-proxy-agent",
  "light-my-request",
  "node-fetch",
  "p-queue",
  "typescript",
  "zod",
];

for (const name of packages) jest.doMock(name, () => requireOnce(name));
