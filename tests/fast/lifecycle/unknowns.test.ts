import { useDriver } from "../../support/useDriver";
import { pathsOf, put, unknown } from "../dynamic/unknowns";
import { allCases } from "./allCases";
import { everyKind } from "./everyKind";

const cases = allCases();
const at = useDriver();

everyKind(cases.map(({ kind }) => kind));

test.each(cases.map((one) => [one.kind, one] as const))(
  "P6: %s: what is not known yet, in any place, is neither refused nor a defect",
  async (kind, { begin }) => {
    const { driver } = at;
    const given = await begin(driver);
    const deployment = driver.declare(kind, given);
    await deployment.up();
    const { id, inputs, outputs } = deployment;
    const full = { ...given, ...inputs };
    for (const path of pathsOf(full)) {
      const news = put(full, path, unknown);
      const where = path.join(".");
      const created = await driver.process(kind).check({}, news);
      const changed = await driver.process(kind).check(inputs, news);
      expect([where, created.failures, changed.failures]).toEqual([where, [], []]);
      expect(JSON.stringify([where, created.inputs])).toContain(unknown);
      await driver.process(kind).diff(id, outputs, changed.inputs);
    }
  },
);
