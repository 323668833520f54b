import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { LifecycleCase } from "./lifecycleCase";

const resources = join(__dirname, "../resources");

/** What `lifecycle.test.ts` of each kind would run; here nothing of it runs. */
export function allCases(): LifecycleCase[] {
  const cases: LifecycleCase[] = [];
  jest.doMock("./runLifecycle", () => ({ runLifecycle: (lifecycle: LifecycleCase) => cases.push(lifecycle) }));
  const files = readdirSync(resources).map((kind) => join(resources, kind, "lifecycle.test.ts"));
  for (const file of files.filter((name) => existsSync(name))) require(file);
  jest.dontMock("./runLifecycle");
  return cases;
}
