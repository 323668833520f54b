import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { hasAnchor, linksOf, repository } from "../fast/docs/markdown";

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

// What is in dist is packed: the other tests use it as well.
const [{ size, files }]: [Packed] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], { cwd: repository, encoding: "utf8", stdio: "pipe" }),
);
const paths = new Set(files.map(({ path }) => path));
const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

test("the package is smaller than 1 MB", () => {
  expect(size).toBeLessThan(1_000_000);
});

test("it holds what is run, what is read, and the sources that declarations lead to", () => {
  const folders = new Set([...paths].map((path) => path.split("/")[0]));
  const documents = ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "docs", "examples"];
  expect([...folders].sort()).toEqual([...documents, "ci", "dist", "emulator", "package.json", "provider"].sort());
});

test("the manifest says whose it is and where it comes from, and nothing of how the repository is arranged", () => {
  expect(manifest).toMatchObject({
    author: expect.any(String),
    homepage: expect.stringMatching(/^https:/),
    bugs: { url: expect.stringMatching(/^https:/) },
    repository: { type: "git", url: expect.stringMatching(/^git\+https:.*\.git$/) },
  });
  expect(manifest).not.toHaveProperty("workspaces");
  // npm offers these to whoever installs the package, and what they call is not in it.
  for (const script of ["preinstall", "install", "postinstall", "prepare"]) expect(manifest.scripts).not.toHaveProperty(script);
});

test("every map of declarations leads to a source in the package, and every declaration has a map", () => {
  const declarations = [...paths].filter((path) => path.endsWith(".d.ts") && path.startsWith("dist/"));
  expect(declarations).toContain("dist/provider/resources/objects/customObject/resource.d.ts");
  const sources = declarations.map((path) => {
    expect(paths).toContain(`${path}.map`);
    const [source]: [string] = JSON.parse(readFileSync(join(repository, `${path}.map`), "utf8")).sources;
    return normalize(join(dirname(path), source));
  });
  expect(sources.filter((path) => !paths.has(path))).toEqual([]);
  expect([...paths].filter((path) => path.endsWith(".d.ts.map"))).toHaveLength(declarations.length);
});

test("links between the documents work in the package", () => {
  const documents = [...paths].filter((path) => path.endsWith(".md"));
  expect(documents).toEqual(
    expect.arrayContaining(["README.md", "docs/emulator.md", "docs/reference/classes/CustomObject.md", "examples/crm/README.md"]),
  );
  const links = documents.flatMap((file) => linksOf(file).map((target) => ({ file, target })));
  const dead = links.filter(({ file, target }) => {
    if (/^https?:/.test(target)) return false;
    const [path, anchor] = target.split("#");
    const there = path ? normalize(join(dirname(file), path)) : file;
    const found = paths.has(there) || [...paths].some((each) => each.startsWith(`${there.replace(/\/$/, "")}/`));
    return !found || (anchor !== undefined && !hasAnchor(there, anchor));
  });
  expect(dead).toEqual([]);
});
