import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ledger } from "./assumptions";
import { callsOf } from "./calls";
import { codesPage } from "./codes";
import { coverage } from "./coverage";
import { format } from "./json";
import { openapi } from "./openapi";
import { performance } from "./performance";

/** The documents that are generated, from the contract and from what was measured, by their paths in the repository. */
export function documents(repository: string): Record<string, string> {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const calls = callsOf(repository);
  return {
    "docs/openapi.json": `${format(openapi(calls, manifest))}\n`,
    "docs/coverage.md": coverage(calls),
    "docs/codes.md": codesPage(),
    "docs/assumptions.md": ledger(),
    "docs/performance.md": performance(repository),
  };
}
