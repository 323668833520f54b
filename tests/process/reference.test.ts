import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";
import * as emulator from "../../emulator";
import * as astrozero from "../../provider";
import { callsOf } from "../../tools/docs/calls";
import { writeReference } from "../../tools/docs/reference";
import { documents, filesIn, hasAnchor, linksOf, read, reference, repository } from "../fast/docs/markdown";

const typedoc = join(repository, "node_modules/typedoc/bin/typedoc");
const pages = filesIn(reference, ".md");

test("docs/reference is what `npm run docs` writes now, and every public symbol has a docstring", () => {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  try {
    writeReference(repository, folder, callsOf(repository));
    const place = relative(repository, folder);
    const written = filesIn(place, ".md").map((file) => join(reference, relative(place, file)));
    expect(pages).toEqual(written.sort());
    for (const page of pages) expect([page, read(page)]).toEqual([page, readFileSync(join(folder, page.slice(reference.length)), "utf8")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const { fields, where, ...exported } = astrozero;

test.each([
  ["what a program imports", "", exported],
  ["constructors of fields", "Reference/namespaces/fields/", fields],
  ["constructors of conditions", "Reference/namespaces/where/", where],
  ["what a test imports", "emulator/", emulator],
])("%s: each has a page", (_, folder, named) => {
  const names = pages.flatMap(
    (page) => /^(?:classes|functions|variables)\/(\w+)\.md$/.exec(page.slice(`${reference}/${folder}`.length))?.[1] ?? [],
  );
  expect(names.sort()).toEqual(Object.keys(named).sort());
});

test.each(["typedoc.json", "typedoc.emulator.json"])("%s: a symbol, a member or a type without a docstring or a page fails", (options) => {
  const folder = mkdtempSync(join(tmpdir(), "undocumented-"));
  try {
    writeFileSync(
      join(folder, "index.ts"),
      "interface Hidden {}\nexport interface Shown {\n  member: Hidden;\n}\n/** Has one. */\nexport const told = 1;\n",
    );
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "undocumented", version: "1.0.0" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ files: ["index.ts"], compilerOptions: { types: [] } }));
    const own = { entryPoints: ["index.ts"], tsconfig: "tsconfig.json", out: "out" };
    writeFileSync(join(folder, "typedoc.json"), JSON.stringify({ extends: [join(repository, "tools/docs", options)], ...own }));
    const args = [typedoc, "--options", join(folder, "typedoc.json")];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: repository, encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/Shown \(Interface\).*does not have any documentation/);
    expect(stderr).toMatch(/Shown\.member \(Property\).*does not have any documentation/);
    expect(stderr).toMatch(/Hidden, defined in .*, is referenced by Shown\.member but not included/);
    expect(stderr).not.toMatch(/told/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("every link of a page leads somewhere", () => {
  const dead = pages.flatMap((page) =>
    linksOf(page).filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path, anchor] = target.split("#");
      const there = path ? normalize(join(dirname(page), path)) : page;
      const known = pages.includes(there) || documents.includes(there);
      return !known || (anchor !== undefined && !hasAnchor(there, anchor));
    }),
  );
  expect(dead).toEqual([]);
});
