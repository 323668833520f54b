import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { filesIn } from "./docs/markdown";

// What may import what (CONTRIBUTING.md). The program and the provider's process are two processes that meet in state alone.

interface Loaded {
  files: string[];
  packages: string[];
}

/** What is loaded together with a file; `later`: also what its functions load when they are called, apart from one module. */
function loadedBy(entry: string, { later = false, but = "" } = {}): Loaded {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const name of modulesOf(file, later)) {
      if (name === but) continue;
      if (name.startsWith(".")) files.add(fileOf(join(dirname(file), name)));
      else packages.add(name);
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

/** The modules that a file imports, without those that only its types need. */
function modulesOf(file: string, later: boolean): string[] {
  const source = parsed(file);
  const imported = importsIn(source).flatMap((statement) => (isForTypes(statement) ? [] : moduleOf(statement)));
  return later ? [...imported, ...loadedLaterIn(source)] : imported;
}

/** The files that a file names, also for types alone, in types (`import("./file").Type`), and to load them later. */
function namedBy(file: string): string[] {
  return namesIn(readFileSync(file, "utf8"))
    .filter((name) => name.startsWith("."))
    .map((name) => fileOf(join(dirname(file), name)));
}

function namesIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

type Import = ts.ImportDeclaration | ts.ExportDeclaration;

function importsIn(source: ts.SourceFile): Import[] {
  return source.statements.filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement));
}

function moduleOf({ moduleSpecifier }: Import): string[] {
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
}

/** What is loaded by a call of `require` or `import`: the module, or the expression that tells it. */
function loadedLaterIn(node: ts.Node): string[] {
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...loadedLaterIn(child)));
  if (!ts.isCallExpression(node)) return inner;
  const { expression } = node;
  const loads = expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require");
  if (!loads) return inner;
  return [
    ...inner,
    ...node.arguments.slice(0, 1).map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : argument.getText())),
  ];
}

function isForTypes(statement: Import): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly || areTypes(statement.exportClause);
  const { importClause } = statement;
  return (
    importClause !== undefined &&
    (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword || (!importClause.name && areTypes(importClause.namedBindings)))
  );
}

function areTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!names || !(ts.isNamedImports(names) || ts.isNamedExports(names))) return false;
  return names.elements.length > 0 && [...names.elements].every(({ isTypeOnly }) => isTypeOnly);
}

function fileOf(path: string): string {
  const file = [`${path}.ts`, `${path}/index.ts`].find(existsSync);
  if (!file) throw new Error(`there is no module ${path}`);
  return file;
}

const sources = [...filesIn("provider", ".ts"), ...filesIn("emulator", ".ts"), ...filesIn("cli", ".ts")];

const program = loadedBy("provider/index.ts");
const provider = loadedBy("provider/dynamic/entry.ts");

test("both processes load the settings, the rules of names and plain values, what runs again, and what concerns files of the program, and nothing else", () => {
  expect(program.files.filter((file) => provider.files.includes(file))).toEqual([
    "provider/client/addresses.ts",
    "provider/contract/namespace.ts",
    "provider/digest.ts",
    "provider/fieldModel/names.ts",
    "provider/fieldModel/plainValues.ts",
    "provider/resources/runsAgainFor.ts",
    "provider/settings.ts",
    "provider/unreadable.ts",
  ]);
});

test("a program loads classes, constructors and data sources; of packages only Pulumi", () => {
  const own =
    /^provider\/(index|settings|digest|unreadable|client\/addresses|contract\/namespace|fieldModel\/(names|plainValues)|(program|dataSources)\/\w+|resources\/(runsAgainFor|.*\/resource))\.ts$/;
  expect(program.files.filter((file) => !own.test(file))).toEqual([]);
  expect(program.packages.filter((name) => !name.startsWith("node:"))).toEqual(["@pulumi/pulumi"]);
});

/** What `refuseDataLossInPreview` loads with the first deletion. */
const guardsOfDeletions = "../dynamic/previewDeletes";

test("a data source loads client and contract with its first question, and never what a handler is made of", () => {
  const { files } = loadedBy("provider/index.ts", { later: true, but: guardsOfDeletions });
  const more = files.filter((file) => !program.files.includes(file));
  expect(more).toEqual(expect.arrayContaining(["provider/client/client.ts", "provider/contract/flows.ts"]));
  expect(more.filter((file) => !/^provider\/(client|contract|dataSources)\//.test(file))).toEqual([]);
});

test("the provider's process knows no class of a resource, and no Pulumi", () => {
  const { files, packages } = loadedBy("provider/dynamic/entry.ts", { later: true });
  expect(files.filter((file) => /\/(program|dataSources)\/|\/resource\.ts$|^provider\/index\.ts$/.test(file))).toEqual([]);
  expect(packages.filter((name) => name.startsWith("@pulumi/"))).toEqual([]);
});

/** What is loaded when it is needed, beside the calls of the contract that each data source loads with its first question. */
const loadedLater = [
  "cli/diagram/svg.ts: @viz-js/viz",
  "cli/manifest.ts: pulumi-astrozero/package.json",
  "provider/client/agent.ts: proxy-from-env",
  "provider/client/limiter.ts: p-queue",
  "provider/client/proxyAgent.ts: https-proxy-agent",
  "provider/client/transport.ts: node-fetch",
  "provider/dataSources/dataSource.ts: ./ask",
  "provider/dataSources/files.ts: ../client/listing",
  `provider/program/refuseDataLoss.ts: ${guardsOfDeletions}`,
  "provider/resources/definitions/script/compile.ts: typescript",
];

test("nothing else is loaded later than the file that needs it", () => {
  const later = sources.flatMap((file) => loadedLaterIn(parsed(file)).map((name) => `${file}: ${name}`));
  const ofContract = /^provider\/dataSources\/\w+\.ts: \.\.\/contract\/\w+$/;
  expect(later.filter((line) => !ofContract.test(line)).sort()).toEqual(loadedLater);
});

/** Of each folder that does not know all others: what it names of them. */
const known: Record<string, string[]> = {
  "provider/contract": [],
  "provider/client": ["provider/contract"],
  "provider/fieldModel": ["provider/contract"],
  "provider/lifecycle": ["provider/client", "provider/contract"],
  "provider/safety": ["provider/client", "provider/contract", "provider/fieldModel", "provider/lifecycle"],
  emulator: ["provider/contract"],
};

test.each(Object.entries(known))("%s names nothing but itself and %j", (folder, others) => {
  const allowed = [folder, ...others].map((name) => `${name}/`);
  const files = filesIn(folder, ".ts");
  expect(files.length).toBeGreaterThan(1);
  const foreign = files.flatMap((file) => namedBy(file).flatMap((name) => (startsWithOne(name, allowed) ? [] : [`${file}: ${name}`])));
  expect(foreign).toEqual([]);
});

function startsWithOne(name: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => name.startsWith(beginning));
}

test("no file names itself by way of others", () => {
  const named = new Map(sources.map((file) => [file, namedBy(file)]));
  const reachedFrom = (file: string) => {
    const reached = new Set(named.get(file));
    for (const one of reached) for (const next of named.get(one) ?? []) reached.add(next);
    return reached;
  };
  expect(sources.filter((file) => reachedFrom(file).has(file))).toEqual([]);
});

test.each([
  'import { Other } from "../other";',
  'import type { Other } from "../other";',
  'export * from "../other";',
  'export type Other = import("../other").Other;',
  'const other = (): typeof import("../other") => { throw new Error(); };',
  'const other = require("../other");',
])("%s names a file", (text) => {
  expect(namesIn(text)).toEqual(["../other"]);
});

test("the handler of a resource is imported by the list of handlers alone", () => {
  const handlers = filesIn("provider/resources", "handler.ts").filter((file) => existsSync(file.replace("handler.ts", "resource.ts")));
  expect(namedBy("provider/resources/handlers.ts").sort()).toEqual(handlers.sort());
  const others = sources.filter((file) => file !== "provider/resources/handlers.ts");
  const importers = others.flatMap((file) => namedBy(file).flatMap((name) => (handlers.includes(name) ? [`${file}: ${name}`] : [])));
  expect(importers).toEqual([]);
});
