import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const repository = resolve(__dirname, "../../..");

/** A fenced block of a Markdown text or of a doc comment. */
export interface Block {
  readonly file: string;
  /** Line of its first line of text, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What stands in the comment above it: `file: index.ts`. */
  readonly mark: string | undefined;
}

export function read(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}

/** Every file below a folder that ends so, by its path in the repository. */
export function filesIn(folder: string, ending: string): string[] {
  const entries = readdirSync(join(repository, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.parentPath.includes("node_modules"))
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)))
    .sort();
}

/** What typedoc makes of the docstrings; tests/process/reference.test.ts looks at it. */
export const reference = "docs/reference";

/** The documents of the repository that somebody wrote, and those made from the contract. */
export const documents: readonly string[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...filesIn("docs", ".md").filter((file) => !file.startsWith(`${reference}/`)),
  ...filesIn("examples", ".md"),
];

export function blocksOf(file: string): Block[] {
  const blocks: Block[] = [];
  // The lines of a doc comment begin with an asterisk, those of a list item with its indentation.
  const lines = read(file)
    .split("\n")
    .map((line) => (file.endsWith(".ts") ? line.replace(/^\s*\* ?/, "") : line));
  let open: { indent: number; language: string; line: number; text: string[]; mark: string | undefined } | undefined;
  for (const [index, line] of lines.entries()) {
    const fence = /^(\s*)```(\w*)$/.exec(line);
    if (!open && fence?.[2]) {
      const mark = /^<!-- (.*) -->$/.exec(lines[index - 1] ?? "")?.[1];
      open = { indent: fence[1]?.length ?? 0, language: fence[2], line: index + 2, text: [], mark };
    } else if (open && fence?.[2] === "") {
      const { language, line, text, mark } = open;
      blocks.push({ file, line, language, text: text.join("\n"), mark });
      open = undefined;
    } else {
      open?.text.push(line.slice(open.indent));
    }
  }
  return blocks;
}

/** The block of a document that a comment marks. */
export function marked(mark: string, file = "README.md"): string {
  const [block, ...others] = blocksOf(file).filter((candidate) => candidate.mark === mark);
  if (!block || others.length > 0) throw new Error(`${file} must have one block marked <!-- ${mark} -->`);
  return block.text;
}

/** The name of the file that a block is, in the project that its document builds up: `<!-- file: index.ts -->`. */
export function fileNameOf({ mark }: Block): string | undefined {
  return /^file: (\S+)$/.exec(mark ?? "")?.[1];
}

/** The files of the project that a document builds up, by their names. */
export function projectOf(document: string): Map<string, string> {
  return new Map(blocksOf(document).flatMap((block) => (fileNameOf(block) ? [[String(fileNameOf(block)), block.text]] : [])));
}

/** The rows of the table with these column titles; cells without code marks. */
export function table(file: string, ...titles: string[]): Record<string, string>[] {
  const lines = read(file).split("\n");
  const start = lines.findIndex((line) => line.startsWith("|") && titles.every((title) => cells(line).includes(title)));
  if (start < 0) throw new Error(`${file} has no table with the columns ${titles.join(", ")}`);
  const columns = cells(lines[start] ?? "");
  const rows = lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).map((row) => {
    const values = cells(row);
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ""]));
  });
}

function cells(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("`", ""));
}

/** What the links of a document lead to, as it is written there. */
export function linksOf(file: string): string[] {
  return [...withoutBlocks(read(file)).matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target]) => String(target));
}

/** Whether a link can lead there: to a heading, or to an anchor that typedoc wrote. */
export function hasAnchor(file: string, anchor: string): boolean {
  return anchorsOf(file).includes(anchor) || read(file).includes(`<a id="${anchor}">`);
}

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(file: string): string[] {
  return withoutBlocks(read(file))
    .split("\n")
    .filter((line) => /^#+ /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
        .replaceAll(" ", "-"),
    );
}

function withoutBlocks(text: string): string {
  return text.replace(/^( *)```\w+\n[\s\S]*?^\1```$/gm, "");
}
