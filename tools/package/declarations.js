// The last step of the build: of the declarations in dist, those stay that a user's compiler reads, from the package's entries on.
// Each of them has a map that leads to its source, which is published with it; with all the others the package would be half as large again.
const { existsSync, readdirSync, readFileSync, rmSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");
const ts = require("typescript");

const { exports: entries } = require("../../package.json");

const root = resolve(__dirname, "../..");
const read = new Set();
for (const { types } of Object.values(entries)) if (types) follow(join(root, types));

for (const entry of readdirSync(join(root, "dist"), { recursive: true })) {
  const path = join(root, "dist", entry);
  if (/\.d\.ts(\.map)?$/.test(path) && !read.has(path.replace(/\.map$/, ""))) rmSync(path);
}

function follow(declarations) {
  if (read.has(declarations)) return;
  read.add(declarations);
  for (const { fileName } of ts.preProcessFile(readFileSync(declarations, "utf8")).importedFiles) {
    if (!fileName.startsWith(".")) continue;
    const path = join(dirname(declarations), fileName);
    follow(existsSync(`${path}.d.ts`) ? `${path}.d.ts` : join(path, "index.d.ts"));
  }
}
