import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { documents, filesIn, hasAnchor, linksOf, read, reference, repository } from "./markdown";

const links = documents.flatMap((file) => linksOf(file).map((target) => [file, target] as const));

test.each(links.filter(([, target]) => !/^https?:/.test(target)))("%s: %s leads somewhere", (file, target) => {
  const [path, anchor] = target.split("#");
  const there = path ? normalize(join(dirname(file), path)) : file;
  expect([there, existsSync(join(repository, there))]).toEqual([there, true]);
  if (anchor !== undefined) expect([anchor, hasAnchor(there, anchor)]).toEqual([anchor, true]);
});

const { homepage } = JSON.parse(read("package.json"));
const ownPages = homepage.replace(/#.*/, "");

test("no document leads into the repository by its address: by a path, a link works in the package and on the site, too", () => {
  expect(links.filter(([, target]) => target.startsWith(`${ownPages}/`))).toEqual([]);
});

test("every decision is in the list of decisions", () => {
  const records = filesIn("docs/decisions", ".md").filter((file) => !file.endsWith("README.md"));
  const listed = links.filter(([file]) => file === "docs/decisions/README.md").map(([, target]) => `docs/decisions/${target}`);
  expect(records.length).toBeGreaterThan(0);
  expect(listed).toEqual(records);
});

test("every document can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const file of reached) {
    for (const [from, target] of links) {
      const path = normalize(join(dirname(file), target.split("#")[0] ?? ""));
      if (from === file && path.endsWith(".md") && !path.startsWith(`${reference}/`)) reached.add(path);
      if (from === file && documents.includes(`${path}/README.md`)) reached.add(`${path}/README.md`);
    }
  }
  expect([...reached].sort()).toEqual([...documents].sort());
});
