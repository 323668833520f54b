// The last step of the build: of the declarations in dist, those stay that a user's compiler reads, from the package's entries on.
// Each of them has a map that leads to its source, which is published with it; with all the others the package would be half as large again.
const { readdirSync, rmSync } = require("node:fs");
const { join, resolve } = require("node:path");
const ts = require("typescript");

const { exports: entries } = require("../../package.json");

const root = resolve(__dirname, "../..");
const types = Object.values(entries).flatMap((entry) => entry.types ?? []);
const options = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: [], noLib: true };
const program = ts.createProgram(
  types.map((file) => join(root, file)),
  options,
);
const read = new Set(program.getSourceFiles().map(({ fileName }) => resolve(fileName)));

for (const entry of readdirSync(join(root, "dist"), { recursive: true })) {
  const path = join(root, "dist", entry);
  if (/\.d\.ts(\.map)?$/.test(path) && !read.has(path.replace(/\.map$/, ""))) rmSync(path);
}
