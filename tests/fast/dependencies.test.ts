import { readFileSync } from "node:fs";

interface Locked {
  dependencies?: Record<string, string>;
  engines?: { node?: string };
}

const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** What npm installs for our dependencies, and theirs; the peer `@pulumi/pulumi` is the program's own. */
function installed(path: string, found = new Set<string>()): Set<string> {
  for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
    const inner = [`${path}/node_modules/${name}`, `node_modules/${name}`].find((candidate) => candidate in packages);
    if (!inner) throw new Error(`${name}, which ${path || "the package"} needs, is not in package-lock.json`);
    if (!found.has(inner)) installed(inner, found.add(inner));
  }
  return found;
}

/** Whether a range like `>=18`, `^12.20 || >= 14.13` or `20 || >=22` has Node 20.19. */
function allows(range = ">=0"): boolean {
  return range.split("||").some((part) => {
    const [, operator, major, minor = "0"] = /^\s*(>=|\^)?\s*v?(\d+)(?:\.(\d+))?(?:\.[\dx]+)*\s*$/.exec(part) ?? [];
    const fits = Number(major) < 20 || (Number(major) === 20 && Number(minor) <= 19);
    return operator === ">=" ? fits : Number(major) === 20 && fits;
  });
}

test("a program installs at most 25 packages for this one", () => {
  // `debug` and `ms` come with @pulumi/pulumi as well; this package itself is one.
  expect([...installed("")].filter((path) => !["node_modules/debug", "node_modules/ms"].includes(path)).length + 1).toBeLessThanOrEqual(25);
});

test("none of them asks for more than Node 20.19", () => {
  expect([...installed("")].filter((path) => !allows(packages[path]?.engines?.node))).toEqual([]);
});

test.each([
  [undefined, true],
  [">= 20", true],
  [">=20.19.0", true],
  ["^12.20.0 || ^14.13.1 || >=16.0.0", true],
  ["20 || >=22", true],
  [">=22", false],
  [">=20.20", false],
  ["^18 || >=22.12.0", false],
])("the range %s", (range, expected) => {
  expect(allows(range)).toBe(expected);
});
