import { allRoutes } from "../../../emulator/routes";
import * as astrozero from "../../../provider";
import { callsOf } from "../../../tools/docs/calls";
import { anonymous, namesIn, operationsOf, stateOf } from "../../../tools/docs/coverage";
import { operations } from "../../../tools/docs/operations";
import { beside, overview } from "../../../tools/docs/overview";
import { repository } from "../docs/markdown";
import { codeOf } from "./callers";

const calls = callsOf(repository);
const rows = overview.flatMap((table) => table.rows);

/** The rows of this release: counts, metadata, definitions of flows, scripts and BPMs, what runs of them, imports and exports. */
const promised = [10, ...from(12, 65)];

function from(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

test("the overview has 73 rows in seven tables", () => {
  expect(rows.map(({ row }) => row)).toEqual(from(1, 73));
  expect(overview.map((table) => table.rows.length)).toEqual([11, 27, 7, 5, 10, 5, 8]);
});

test("every call of the contract is served by the emulator, and nothing else", () => {
  expect(allRoutes().names().sort()).toEqual(operations.map(({ name }) => name).sort());
});

test.each(operations.filter(({ row }) => row !== undefined).map((operation) => [operation.name, operation] as const))(
  "%s is a call of its row",
  (_name, { row, method, path, page }) => {
    const { calls: listed = [], pages } = rows.find((candidate) => candidate.row === row) ?? {};
    expect(listed.map(anonymous)).toContain(anonymous(`${method} ${path}`));
    expect(pages).toContain(page);
  },
);

test("every call without a row is told of beside the overview", () => {
  const names = operations.filter(({ row }) => row === undefined).map(({ name }) => name);
  expect(Object.keys(beside).sort()).toEqual(names.sort());
});

test("every resource and every function of the package is named", () => {
  const named = new Set([...rows, ...Object.values(beside)].flatMap(namesIn));
  const exported = Object.keys(astrozero).filter((name) => !["fields", "where", "Provider", "refuseDataLossInPreview"].includes(name));
  expect(exported.filter((name) => !named.has(name.replace(/Output$/, "")))).toEqual([]);
});

test.each(promised)("row %i is built", (number) => {
  const row = rows[number - 1];
  expect(row && { missing: namesIn(row).filter((name) => !(name in astrozero)), state: stateOf(row, calls) }).toEqual({
    missing: [],
    state: "built",
  });
});

const reached = [
  ...rows.map((row) => [`row ${row.row}`, row, operationsOf(row, calls)] as const),
  ...Object.entries(beside).map(([name, through]) => [name, through, calls.filter((call) => call.name === name)] as const),
];

/** What is exported already; whether everything is that must be, the test above says. */
const claims = reached.flatMap(([title, through, those]) =>
  namesIn(through).flatMap((name) => (name in astrozero && those.length > 0 ? [[title, name, those] as const] : [])),
);

test.each(claims)("%s: %s makes the call", (_title, name, those) => {
  const code = codeOf(name);
  expect(those.map(({ constant }) => constant).filter((constant) => code.has(constant))).not.toEqual([]);
});

test.each(reached.filter(([, through]) => namesIn(through).length > 0 && namesIn(through).every((name) => name in astrozero)))(
  "%s: each of its calls is made by something that is named",
  (_title, through, those) => {
    const code = namesIn(through).map(codeOf);
    expect(those.filter(({ constant }) => !code.some((words) => words.has(constant))).map(({ name }) => name)).toEqual([]);
  },
);
