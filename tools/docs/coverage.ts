import * as astrozero from "../../provider";
import type { Call } from "./calls";
import { beside, overview, type Row, type Through } from "./overview";

/** `partly`: the contract and the emulator have the call, and not everything that is to reach it exists. */
export type State = "built" | "partly" | "not yet";

const head = `# Coverage

Generated from the contract by \`npm run docs\`; a test compares it with the code.

What becomes of each row of the platform's API overview (Huawei Cloud Astro Zero, "API Overview", 2025-08-14, tables 1 to 7). *Operation*
is the name of the call in \`provider/contract/\`, in the emulator's request log and in [openapi.json](openapi.json). *Evidence* says how sure
the call is: documented when the API reference prints it, observed when public working code shows it, inferred when it is concluded from
its neighbours. *Reached through* names the resources, with what of their life cycle makes the call, and the functions. A row is *built* when
all of that exists, and *partly* when only the contract and the emulator have the call.
`;

/** The coverage table as Markdown. */
export function coverage(calls: readonly Call[]): string {
  const rows = overview.flatMap((table) => table.rows);
  const count = (state: State) => rows.filter((row) => stateOf(row, calls) === state).length;
  const summary = `Of ${rows.length} rows, ${count("built")} are built, ${count("partly")} partly, ${count("not yet")} not yet.`;
  const sections = overview.map(
    ({ title, rows }, index) =>
      `## Table ${index + 1}: ${title}\n\n${table(
        rowTitles,
        rows.map((row) => rowCells(row, calls)),
      )}`,
  );
  const others = calls.filter(({ operation }) => operation.row === undefined);
  return [head, summary, ...sections, `## Calls beside the overview\n\n${table(otherTitles, others.map(otherCells))}`]
    .map((part) => part.trim())
    .join("\n\n")
    .concat("\n");
}

/** How much of a row exists. */
export function stateOf(row: Row, calls: readonly Call[]): State {
  const operations = operationsOf(row, calls).map(({ operation: { method, path } }) => anonymous(`${method} ${path}`));
  if (!row.calls.every((call) => operations.includes(anonymous(call)))) return "not yet";
  return namesIn(row).every((name) => name in astrozero) ? "built" : "partly";
}

/** The classes and functions that reach a call. */
export function namesIn({ resources = {}, functions = [] }: Through): string[] {
  return [...Object.keys(resources), ...functions];
}

/** The operations of a row. */
export function operationsOf({ row }: Row, calls: readonly Call[]): Call[] {
  return calls.filter(({ operation }) => operation.row === row);
}

/** A call without the names of its path parameters. */
export function anonymous(call: string): string {
  return call.replace(/\{\w+\+?\}/g, "{}");
}

const rowTitles = ["#", "API", "Call", "Page", "Operation", "Evidence", "Reached through", "State"];

function rowCells(row: Row, calls: readonly Call[]): string[] {
  const operations = operationsOf(row, calls).map(({ operation }) => operation);
  return [
    String(row.row),
    row.title,
    row.calls.map(code).join("<br>"),
    row.pages.join(", "),
    operations.map(({ name }) => code(name)).join("<br>"),
    [...new Set(operations.map(({ evidence }) => evidence))].join(", "),
    through(row),
    stateOf(row, calls),
  ];
}

const otherTitles = ["Operation", "Call", "Page", "Evidence", "Reached through"];

function otherCells({ operation: { name, method, path, page, evidence } }: Call): string[] {
  return [code(name), code(`${method} ${path}`), page, evidence, through(beside[name] ?? {})];
}

function through({ resources = {}, functions = [], note }: Through & { readonly note?: string }): string {
  const makers = Object.entries(resources).map(([name, what]) => `${code(name)} ${what}`);
  return [...makers, ...functions.map((name) => code(`${name}()`)), ...(note ? [note] : [])].join("; ");
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [titles, titles.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`.replace(/ +/g, " ")).join("\n");
}
