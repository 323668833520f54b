// A step of the build: comments leave the code in dist, a tenth of the package. Declarations keep theirs for the editor, and so do the published
// sources.
const { readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join, resolve } = require("node:path");
const ts = require("typescript");

const dist = resolve(__dirname, "../../dist");
const printer = ts.createPrinter({ removeComments: true });

for (const entry of readdirSync(dist, { recursive: true })) {
  if (!entry.endsWith(".js")) continue;
  const path = join(dist, entry);
  const code = ts.createSourceFile(entry, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  writeFileSync(path, printer.printFile(code));
}
