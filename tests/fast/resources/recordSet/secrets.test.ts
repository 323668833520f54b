import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { makeCustomers, objectName, setOf, types } from "./given";

const at = useDriver();
beforeEach(() => makeCustomers(at.driver));

const canary = "s3cret of a row";
const kinds: [string, (values: Properties) => Properties][] = [
  ["RecordSet", (values) => setOf({ plain: {}, A: values }, { secrets: Object.keys(values) })],
  ["Record", (values) => ({ name: "A", objectName, types, key: ["code"], secrets: Object.keys(values), values: { code: "A", ...values } })],
  ["Record", (values) => ({ name: "without a key", objectName, types, secrets: Object.keys(values), values })],
];

describe.each(kinds)("%s", (kind, inputs) => {
  test("a refusal of the platform that repeats a secret is shown without it", async () => {
    const words = await complaint(at.driver.declare(kind, inputs({ tier: canary })).up());
    expect(words).toContain('"[secret]" is not an active value of the picklist');
    expect(words).not.toContain(canary);
  });

  test("so is a change that is refused", async () => {
    const resource = at.driver.declare(kind, inputs({ tier: "Gold" }));
    await resource.up();
    const words = await complaint(resource.up(inputs({ tier: canary })));
    expect(words).toContain('"[secret]" is not an active value of the picklist');
    expect(words).not.toContain(canary);
  });

  test.each([
    ["size", "is not a number"],
    ["since", "is not a date"],
    ["vip", "is neither true nor false"],
  ])("a secret that does not fit is not told: %s", async (name, words) => {
    const refusal = complaint(at.driver.declare(kind, inputs({ [name]: canary })).up());
    expect(await refusal).toContain(`the value, a secret, ${words}`);
    expect(await refusal).not.toContain(canary);
  });
});
