import { readdirSync } from "node:fs";
import { marked } from "../fast/docs/markdown";
import { documentProject } from "../support/documentProject";
import { runAsUser } from "../support/userShell";

const document = "docs/testing.md";

test.each([
  ["run: deployments", 1],
  ["run: bad days", 3],
])("the tests of docs/testing.md pass as printed, and leave nothing behind: %s", async (mark, count) => {
  const cwd = documentProject(document, "newest");
  const before = readdirSync(cwd);

  const { stdout } = await runAsUser("sh", ["-c", marked(mark, document)], { cwd });

  // Node 24 has another reporter than Node 20.
  expect(stdout).toMatch(new RegExp(`^[#ℹ] pass ${count}$`, "m"));
  expect(readdirSync(cwd)).toEqual(before);
});
