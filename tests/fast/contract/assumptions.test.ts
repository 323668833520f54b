import { dialectAlternatives, dialectOf } from "../../../emulator";
import { assumptionGroups } from "../../../provider/contract/assumptions";
import { filesIn, read } from "../docs/markdown";

const assumptions = assumptionGroups.flatMap((group) => group.assumptions);

interface Mark {
  id: string;
  /** The line of code behind the mark. */
  code: string;
  /** What that line declares; where it declares nothing, what it is in. */
  name: string;
}

/** The comments of a folder's sources that name an assumption. */
function marksIn(folder: string): Mark[] {
  return filesIn(folder, ".ts").flatMap((file) => {
    const lines = read(file).split("\n");
    const isComment = (line: string) => /^\s*(?:\/\/|\/?\*)/.test(line);
    return lines.flatMap((line, index) => {
      const id = /\bassumption: ([a-z-]+)/.exec(line)?.[1];
      if (id === undefined) return [];
      const at = lines.findIndex((next, place) => place > index && !isComment(next));
      return [{ id, code: lines[at] ?? "", name: declaredAt(lines, at) }];
    });
  });
}

const modifiers = "(?:(?:export|private|readonly|async|const|let|function|class) )*";
const declaration = new RegExp(`^ *${modifiers}(?!(?:if|for|return|throw|try|await)\\b)(\\w+)(?:[(<:;]| [={])`);

function declaredAt(lines: readonly string[], at: number): string {
  const depth = (line: string) => line.search(/\S/);
  let outer = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(0, at + 1).reverse()) {
    if (depth(line) < 0 || depth(line) >= outer) continue;
    outer = depth(line);
    const name = declaration.exec(line)?.[1];
    if (name !== undefined) return name;
  }
  return "";
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

test("a question without a switch says why it has none", () => {
  const unclear = assumptions.filter((question) => (question.switch === undefined) === (question.noSwitch === undefined));
  expect(unclear.map(({ id }) => id)).toEqual([]);
});

test("every switch is turned by a test that names it", () => {
  const lists = ["tests/fast/contract/assumptions.test.ts", "tests/fast/emulator/dialects/every.test.ts"];
  const tests = filesIn("tests/fast", ".test.ts").filter((file) => !lists.includes(file));
  const texts = tests.map(read);
  const isNamed = (name: string) => texts.some((text) => new RegExp(`(?:dialect\\.|[[{(," ])${name}(?:: |"\\]|,| [}=])`).test(text));
  const switches = Object.keys(dialectOf()).filter((name) => name !== "throttleRate");
  expect(switches.filter((name) => !isNamed(name))).toEqual([]);
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
  const marked = marksIn("provider").map(({ id, name }) => `${id}: ${name}`);
  const known = assumptions.flatMap(({ id, code = [] }) => code.map((name) => `${id}: ${name}`));
  expect(marked.sort()).toEqual(known.sort());
});

test("a question with code says what becomes of it", () => {
  expect(assumptions.filter(({ code, afterwards }) => (code === undefined) !== (afterwards === undefined))).toEqual([]);
});

test("the code that can go by the ledger is there", () => {
  const sources = filesIn("provider", ".ts").filter((file) => !file.startsWith("provider/contract/assumptions"));
  const words = new Set(sources.flatMap((file) => read(file).match(/\w+/g) ?? []));
  const named = assumptions.flatMap(({ id, afterwards = "" }) => [...afterwards.matchAll(/`(\w+)`/g)].map(([, name]) => [id, name]));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(([, name]) => !words.has(String(name)))).toEqual([]);
});
