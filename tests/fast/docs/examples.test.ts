import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { read, repository } from "./markdown";

const programs = readdirSync(join(repository, "examples")).filter((name) => existsSync(join(repository, "examples", name, "Pulumi.yaml")));

/** The lines that a reader types, from all blocks of a document for the shell. */
function typed(document: string): string[] {
  return [...read(document).matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = ""]) => block.trim().split("\n"));
}

test.each(programs)("%s: each stack is made before something is deployed to it", (name) => {
  const lines = typed(`examples/${name}/README.md`);
  const deployments = lines.flatMap((line, at) => {
    const [found, stack] = /^pulumi up(?:.* --stack (\S+))?/.exec(line) ?? [];
    return found ? [{ line, made: `pulumi stack init ${stack ?? "dev"}`, before: lines.slice(0, at) }] : [];
  });
  expect(deployments).not.toEqual([]);
  for (const { line, made, before } of deployments) expect({ line, before }).toEqual({ line, before: expect.arrayContaining([made]) });
});
