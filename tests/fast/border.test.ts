import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

// The program and the provider's process are two processes that meet in state alone (CONTRIBUTING.md).

interface Loaded {
  files: string[];
  packages: string[];
}

/** What is loaded together with a file; `later`: also what its functions load when they are called. */
function loadedBy(entry: string, { later = false } = {}): Loaded {
  const files = new Set([entry]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const name of modulesOf(file, later)) {
      if (name.startsWith(".")) files.add(fileOf(join(dirname(file), name)));
      else packages.add(name);
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

/** The modules that a file imports, without those that only its types need. */
function modulesOf(file: string, later: boolean): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const imported = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) && !isForTypes(statement) ? [moduleSpecifier.text] : [];
  });
  return later ? [...imported, ...requiredIn(source)] : imported;
}

function requiredIn(node: ts.Node): string[] {
  const inner: string[] = [];
  ts.forEachChild(node, (child) => void inner.push(...requiredIn(child)));
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== "require") return inner;
  return [...inner, ...node.arguments.flatMap((argument) => (ts.isStringLiteral(argument) ? [argument.text] : []))];
}

function isForTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
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

const program = loadedBy("provider/index.ts");
const provider = loadedBy("provider/dynamic/entry.ts");

test("both processes load the settings and the rules of names, and nothing else", () => {
  expect(program.files.filter((file) => provider.files.includes(file))).toEqual([
    "provider/contract/namespace.ts",
    "provider/fieldModel/names.ts",
    "provider/settings.ts",
  ]);
});

test("a program loads classes, constructors and data sources; of packages only Pulumi", () => {
  const own = /^provider\/(index|settings|contract\/namespace|fieldModel\/names|(program|dataSources)\/\w+|resources\/.*\/resource)\.ts$/;
  expect(program.files.filter((file) => !own.test(file))).toEqual([]);
  expect(program.packages.filter((name) => !name.startsWith("node:"))).toEqual(["@pulumi/pulumi"]);
});

test("a data source loads client and contract with its first question, and never what a handler is made of", () => {
  const { files } = loadedBy("provider/index.ts", { later: true });
  const more = files.filter((file) => !program.files.includes(file));
  expect(more).toEqual(expect.arrayContaining(["provider/client/client.ts", "provider/contract/flows.ts"]));
  expect(more.filter((file) => !/^provider\/(client|contract|dataSources)\//.test(file))).toEqual([]);
});

test("the provider's process knows no class of a resource, and no Pulumi", () => {
  const { files, packages } = loadedBy("provider/dynamic/entry.ts", { later: true });
  expect(files.filter((file) => /\/(program|dataSources)\/|\/resource\.ts$|^provider\/index\.ts$/.test(file))).toEqual([]);
  expect(packages.filter((name) => name.startsWith("@pulumi/"))).toEqual([]);
});
