import type { Dialect } from "../../../emulator";
import { useDriver } from "../../support/useDriver";
import { allCases } from "./allCases";
import { changesOf, contradictions, switchesOf } from "./dialects";
import type * as runs from "./runLifecycle";

const cases = allCases();
const { liveTogether } = jest.requireActual<typeof runs>("./runLifecycle");
const at = useDriver({ throttleRate: 100 });

test.each(contradictions.map((values) => [changesOf(values), values] as const))("%s: some life cannot be lived so", async (_, values) => {
  const meet = cases.filter((lifecycle) => Object.keys(values).every((name) => switchesOf(lifecycle).includes(name as keyof Dialect)));
  const isLived: boolean[] = [];
  for (const lifecycle of meet) {
    at.driver.reset();
    isLived.push(await isLivedUnder(lifecycle, values));
    if (isLived.includes(false)) break;
  }
  expect(isLived).toContain(false);
});

async function isLivedUnder(lifecycle: (typeof cases)[number], values: Partial<Dialect>): Promise<boolean> {
  return liveTogether(at.driver, values, lifecycle).then(
    () => true,
    () => false,
  );
}
