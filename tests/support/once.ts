// Packages that keep nothing between tests are loaded once for each worker, as Node does, and not once for each file as Jest does.
const packages = [
  "@fastify/busboy",
  "@grpc/grpc-js",
  "csv-parse/sync",
  "fast-check",
  "fflate",
  "find-my-way",
  "https-proxy-agent",
  "node-fetch",
  "p-queue",
  "typescript",
  "zod",
];

for (const name of packages) jest.doMock(name, () => requireOnce(name));
