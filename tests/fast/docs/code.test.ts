import { dirname, join } from "node:path";
import ts from "typescript";
import { type Block, blocksOf, documents, fileNameOf, filesIn, marked, read, repository, table } from "./markdown";

/** Data types that all fields share; the table's introduction names them once, above the table. */
const commonAttributes = ["label", "inlineHelpText", "description", "profiles", "layouts", "extra"];

const blocks = [...documents, ...filesIn("provider", ".ts")].flatMap(blocksOf).filter(({ language }) => language === "ts");

/** A block with imports is a program; one without is a fragment, which gets what given.ts declares. */
function moduleOf({ text }: Pick<Block, "text">): string {
  if (/^import /m.test(text)) return text;
  return `
import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";
import { ${exportsOf("tests/fast/docs/given.ts").join(", ")} } from "../given";
const { ${exportsOf("provider/program/fields.ts").join(", ")} } = astrozero.fields;
{
${text.replace(/^export /gm, "")}
}`;
}

function exportsOf(file: string): string[] {
  return [...read(file).matchAll(/^export (?:declare )?const (\w+)/gm)].map(([, name]) => String(name));
}

/** Attributes by constructor, as docs/resources.md has them, written as types that the compiler compares with the real ones. */
function attributesModule(): string {
  const rows = table("docs/resources.md", "Constructor", "Further attributes");
  const attributesOf = (name: string): string[] => {
    const cell = rows.find((row) => row.Constructor?.split("(")[0] === name)?.["Further attributes"] ?? "";
    const other = /^as (\w+)$/.exec(cell)?.[1];
    return other ? attributesOf(other) : cell.split(", ").filter(Boolean);
  };
  const checks = rows.map(({ Constructor = "" }) => {
    const [name = "", target] = Constructor.split("(");
    const union = [...commonAttributes, ...attributesOf(name)].map((attribute) => JSON.stringify(attribute)).join(" | ");
    return `export const ${name}: Same<keyof NonNullable<Parameters<typeof fields.${name}>[${target ? 1 : 0}]>, ${union}> = true;`;
  });
  return `
import { fields } from "pulumi-astrozero";
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : ["missing", Exclude<Other, One>]) : ["not in the document", Exclude<One, Other>];
${checks.join("\n")}`;
}

const quickStart = marked("file: index.ts");

/** By title: the text of a module, and its file when others of the same document can import it. */
const modules = new Map<string, { readonly text: string; readonly file?: string }>([
  ...blocks.map((block) => [titleOf(block), { text: moduleOf(block), file: fileOf(block) }] as const),
  ["a mistyped field", { text: quickStart.replace('order.field("amount")', 'order.field("amuont")') }],
  ["a mistyped attribute", { text: quickStart.replace("length: 20", "lenght: 20") }],
  ["the table of constructors", { text: attributesModule() }],
]);

function titleOf({ file, line }: Block): string {
  return `${file}:${line}`;
}

/** The files of a document are in a folder of its own. */
function fileOf(block: Block): string | undefined {
  const name = fileNameOf(block);
  return name && join(block.file.replaceAll("/", "-"), name);
}

/** Compiles all modules in one program, as a user's compiler would see them: with the package's sources behind its name. */
function compile(): Map<string, string[]> {
  const config = {
    extends: join(repository, "tsconfig.json"),
    compilerOptions: {
      noEmit: true,
      declaration: false,
      noUnusedLocals: false,
      noUnusedParameters: false,
      types: ["node"],
      paths: { "pulumi-astrozero": ["./provider/index.ts"], "pulumi-astrozero/emulator": ["./emulator/index.ts"] },
    },
    files: [],
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository, undefined, join(repository, "tsconfig.docs.json"));
  const paths = new Map(
    [...modules].map(([title, { file }], index) => [join(repository, "tests/fast/docs", file ?? `block${index}/index.ts`), title]),
  );
  const folders = new Set([...paths.keys()].map(dirname));
  const host = ts.createCompilerHost(options);
  const { directoryExists, fileExists, readFile } = host;
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? true);
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => modules.get(paths.get(path) ?? "")?.text ?? readFile(path);
  host.getSourceFile = (path, languageVersion) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, languageVersion);
  };
  const program = ts.createProgram([...paths.keys()], options, host);
  return new Map(
    [...paths].map(([path, title]) => {
      const source = program.getSourceFile(path);
      const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [title, diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))];
    }),
  );
}

let faults: Map<string, string[]>;

beforeAll(() => {
  faults = compile();
}, 120_000);

test("there are blocks in the README, in docs/ and in doc comments of every resource", () => {
  const files = blocks.map(({ file }) => file);
  const resources = filesIn("provider/resources", "resource.ts").length;
  expect(new Set(files.filter((file) => file.endsWith("resource.ts"))).size).toBe(resources);
  expect(files).toEqual(expect.arrayContaining(["README.md", "docs/adoption.md"]));
});

test.each(blocks.map(titleOf))("%s compiles", (title) => {
  expect(faults.get(title)).toEqual([]);
});

test.each(["a mistyped field", "a mistyped attribute"])("%s does not compile", (title) => {
  expect(modules.get(title)?.text).not.toBe(quickStart);
  expect(faults.get(title)).toEqual([expect.stringMatching(/amuont|lenght/)]);
});

test("the README names every attribute of every constructor", () => {
  expect(faults.get("the table of constructors")).toEqual([]);
});
