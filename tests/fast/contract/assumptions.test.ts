import { dialectAlternatives, dialectOf } from "../../../emulator";
import { assumptionGroups } from "../../../provider/contract/assumptions";
import { filesIn, read } from "../docs/markdown";

const assumptions = assumptionGroups.flatMap((group) => group.assumptions);

/** The lines of a folder's sources whose comments name an assumption, with the line of code behind each. */
function marksIn(folder: string): { id: string; file: string; code: string }[] {
  return filesIn(folder, ".ts").flatMap((file) => {
    const lines = read(file).split("\n");
    const isComment = (line: string) => /^\s*(?:\/\/|\/?\*)/.test(line);
    return lines.flatMap((line, index) => {
      const id = /\bassumption: ([a-z-]+)/.exec(line)?.[1];
      if (id === undefined) return [];
      return [{ id, file, code: lines.slice(index).find((next) => !isComment(next)) ?? "" }];
    });
  });
}

function unique(names: string[]): string[] {
  return [...new Set(names)].sort();
}

test("every question has an id of its own, in words", () => {
  const ids = assumptions.map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(ids.toSorted()).toEqual(unique(ids));
});

test("every switch of the emulator has one question, with all its values, the default first", () => {
  const { throttleRate, ...defaults } = dialectOf();
  expect(throttleRate).toBeDefined();
  const alternatives = dialectAlternatives.flatMap(({ dialect }) => Object.entries(dialect));
  const switches = Object.entries(defaults).map(([name, value]) => [
    name,
    [value, ...alternatives.flatMap(([other, alternative]) => (other === name ? [alternative] : []))],
  ]);
  const asked = assumptions.flatMap(({ switch: name, readings = [] }) =>
    name === undefined ? [] : [[name, readings.map(({ value }) => value)]],
  );
  expect(asked.sort()).toEqual(switches.sort());
});

test("a question offers more than one reading and says why the first is the likeliest, or offers none", () => {
  for (const { id, readings, further = [], because, pages } of assumptions) {
    const values = [...(readings ?? []), ...further].map(({ value }) => String(value));
    expect([id, unique(values).length]).toEqual([id, values.length]);
    expect([id, values.length === 1, readings !== undefined && because === undefined]).toEqual([id, false, false]);
    expect([id, pages.filter((page) => !/^0\d{3,4}$/.test(page))]).toEqual([id, []]);
  }
});

test("the switches of the emulator are marked with their questions", () => {
  const marked = marksIn("emulator").map(({ id, code }) => [id, /^\s*(\w+): \[/.exec(code)?.[1]]);
  const asked = assumptions.flatMap(({ id, switch: name }) => (name === undefined ? [] : [[id, name]]));
  expect(marked.sort()).toEqual(asked.sort());
});

test("the code of the provider that exists because of a question is marked with it, and nothing else is", () => {
  const marked = unique(marksIn("provider").map(({ id }) => id));
  const known = assumptions.filter(({ afterwards }) => afterwards !== undefined).map(({ id }) => id);
  expect(marked).toEqual(known.sort());
});

test("the code that can go by the ledger is there", () => {
  const sources = filesIn("provider", ".ts").filter((file) => !file.startsWith("provider/contract/assumptions"));
  const words = new Set(sources.flatMap((file) => read(file).match(/\w+/g) ?? []));
  const named = assumptions.flatMap(({ id, afterwards = "" }) => [...afterwards.matchAll(/`(\w+)`/g)].map(([, name]) => [id, name]));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(([, name]) => !words.has(String(name)))).toEqual([]);
});
