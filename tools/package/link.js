// Part of the build: the examples then find `pulumi-astrozero` as a user's program does, in a folder node_modules above them.
const { rmSync, symlinkSync } = require("node:fs");
const { join } = require("node:path");

const { name } = require("../../package.json");

const modules = join(__dirname, "../../node_modules");
rmSync(join(modules, name), { force: true });
symlinkSync("..", join(modules, name), "dir");
