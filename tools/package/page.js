// A step of the build: the page of the console is no TypeScript; it is published as it is.
const { cpSync } = require("node:fs");
const { join } = require("node:path");

const page = "cli/console/page";
const root = join(__dirname, "../..");
cpSync(join(root, page), join(root, "dist", page), { recursive: true });
