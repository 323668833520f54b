import { complaint, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

// Pages 0040 and 0046 leave open whether the namespace counts; the designer counts it.

const at = useDriver();

const named = (length: number) => `demo__${"x".repeat(length)}`;
const kinds: [string, string, (name: string) => Properties][] = [
  ["Flow", "Flow", (name) => ({ ...flow, name, localUrl: `/run/${name}` })],
  ["Bpm", "BPM", (name) => ({ ...bpm, name })],
  ["Script", "Script", (name) => ({ ...script, name })],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "pages say how long their names are": [...schemaKinds, ...childKinds, ...recordKinds], "they define nothing": otherKinds },
);

test.each(kinds)("a %s whose name has 64 characters beside the namespace is created with a warning", async (kind, word, inputs) => {
  const { driver } = at;
  expect(await driver.declare(kind, inputs(named(64))).up()).toBe("created");
  expect(driver.warnings).toEqual([
    `The name of ${word} ${named(64)} has 70 characters with its namespace: the platform may take only 64.`,
  ]);
});

test.each(kinds)(
  "where the namespace of a %s counts, the refusal is shown, and 64 characters in all are taken",
  async (kind, _, inputs) => {
    const { driver } = at;
    driver.emulator.dialect.definitionNameLength = "whole";
    const tooLong = driver.declare(kind, inputs(named(59)));
    expect(await complaint(tooLong.up())).toContain("is longer than 64 characters");
    expect([tooLong.id, driver.warnings.length]).toEqual(["", 1]);
    expect(await driver.declare(kind, inputs(named(58))).up()).toBe("created");
    expect(driver.warnings).toHaveLength(1);
  },
);
