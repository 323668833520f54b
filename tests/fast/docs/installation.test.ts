import { type Manager, managers } from "../../../tools/install/managers";
import { rows } from "../../../tools/install/rows";
import { blocksOf, table } from "./markdown";

const document = "docs/installation.md";

const titles: Record<Manager, string> = {
  npm: "npm",
  pnpm: "pnpm",
  "pnpm-10": "pnpm",
  "yarn-1": "Yarn 1",
  yarn: "Yarn 4 with node_modules",
  "yarn-pnp": "Yarn 4 with Plug'n'Play",
  bun: "Bun",
};

test("each way to install that is executed is printed, and the other way round", () => {
  const printed = blocksOf(document).flatMap(({ mark }) => /^install: (.*)$/.exec(mark ?? "")?.[1] ?? []);
  expect(printed.sort()).toEqual(Object.keys(managers).sort());
  expect([...new Set(rows.map(({ manager }) => manager))].sort()).toEqual(Object.keys(managers).sort());
});

test("the emulator and Pulumi are run as printed", () => {
  const commands = Object.entries(managers).map(([name, facts]) => ({
    "Package manager": titles[name as Manager],
    "Starts the emulator": `${facts.run} astrozero emulator`,
    "Runs Pulumi": "wrap" in facts ? `${facts.wrap} pulumi up` : "pulumi up",
  }));
  const printed = table(document, "Package manager", "Starts the emulator", "Runs Pulumi");
  expect(printed).toEqual(expect.arrayContaining(commands));
  expect(commands).toEqual(expect.arrayContaining(printed));
});

test("the results have every row", () => {
  expect(table(document, "Row", "Node.js", "TypeScript").map(({ Row }) => Row)).toEqual(rows.map(({ name }) => name));
});
