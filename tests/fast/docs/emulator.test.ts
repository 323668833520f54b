import { dialectAlternatives, dialectOf } from "../../../emulator";
import { allKinds } from "../../../emulator/world";
import { read, table } from "./markdown";

const document = "docs/emulator.md";

test("the table of switches lists each with all its values, the default first", () => {
  const { throttleRate, ...defaults } = dialectOf();
  expect(throttleRate).toBeDefined();
  const alternatives = dialectAlternatives.flatMap(({ dialect }) => Object.entries(dialect));
  const switches = Object.entries(defaults).map(([name, value]) => [
    name,
    [value, ...alternatives.flatMap(([other, alternative]) => (other === name ? [alternative] : []))].join(", "),
  ]);
  expect(table(document, "Switch", "Values").map(({ Switch, Values }) => [Switch, Values])).toEqual(switches);
});

test("the parts of `world` are those of the kinds", () => {
  const [, list = ""] = /^`world` has a part for each kind of thing \(([^)]+)\)/m.exec(read(document)) ?? [];
  const parts = [...list.matchAll(/`(\w+)`/g)].map(([, part]) => part);
  expect(parts.sort()).toEqual(allKinds.map(({ kind }) => kind.key).sort());
});
