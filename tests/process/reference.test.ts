import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize, relative } from "node:path";
import * as astrozero from "../../provider";
import { callsOf } from "../../tools/docs/calls";
import { writeReference } from "../../tools/docs/reference";
import { documents, filesIn, hasAnchor, linksOf, read, reference, repository } from "../fast/docs/markdown";

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
])("%s: each has a page", (_, folder, named) => {
  const names = pages.flatMap(
    (page) => /^(?:classes|functions|variables)\/(\w+)\.md$/.exec(page.slice(`${reference}/${folder}`.length))?.[1] ?? [],
  );
  expect(names.sort()).toEqual(Object.keys(named).sort());
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
