import ts from "typescript";
import * as astrozero from "../../../provider";
import { importsOf } from "./compiler";
import { declarations, UserProgram } from "./installed";
import { everything } from "./snippets/everything";

const strictest: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
};

const { CommonJS, ESNext, Node16, NodeNext } = ts.ModuleKind;
const resolutions = {
  node16: { module: Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  nodenext: { module: NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  // TypeScript 6 asks to be told that its end is known.
  node10: { module: CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: "6.0" },
};

test("the program below uses every function, class and constructor of the package", () => {
  const { fields, where, ...others } = astrozero;
  const names = (group: string, members: object) => Object.keys(members).map((name) => `${group}.${name}`);
  const unused = [...names("astrozero", others), ...names("fields", fields), ...names("where", where)];
  expect(unused.filter((name) => !new RegExp(`\\b${name}\\b`).test(everything))).toEqual([]);
});

test("what a user's compiler reads needs @pulumi/pulumi and nothing else", () => {
  const packages = [...declarations.values()].flatMap(importsOf).filter((name) => !name.startsWith("."));

  expect([...declarations.keys()]).toEqual(
    expect.arrayContaining([
      "provider/index.ts",
      "provider/dataSources/index.ts",
      "provider/program/fields.ts",
      "provider/resources/objects/customObject/resource.ts",
      "provider/program/base.ts",
      "provider/program/provider.ts",
    ]),
  );
  expect([...new Set(packages)]).toEqual(["@pulumi/pulumi"]);
});

describe("a program with exactOptionalPropertyTypes, and without skipLibCheck", () => {
  test.each(Object.entries(resolutions))("resolved by %s", (_name, options) => {
    expect(new UserProgram(everything, { ...strictest, ...options }).errors()).toEqual([]);
  });

  test("as an ES module", () => {
    expect(new UserProgram(everything, { ...strictest, ...resolutions.nodenext }, "index.mts").errors()).toEqual([]);
  });
});

const program = new UserProgram('export * from "pulumi-astrozero";', {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
});
const exported = program.exports();

/** What the package exports, and what its namespaces do. */
function publicSymbols(): Set<ts.Symbol> {
  const namespaces = [...exported.values()].filter((symbol) => symbol.flags & ts.SymbolFlags.ValueModule);
  const within = namespaces.flatMap((symbol) => program.checker.getExportsOfModule(symbol)).map((symbol) => program.resolve(symbol));
  return new Set([...exported.values(), ...within].filter((symbol) => !namespaces.includes(symbol)));
}

/** The names in a declaration that stand for something which the package declares. */
function named(declaration: ts.Declaration): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    const isPrivate = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
    if (isPrivate) return;
    if (ts.isIdentifier(node)) {
      const symbol = program.checker.getSymbolAtLocation(node);
      const meant = symbol && program.resolve(symbol);
      if (meant && program.isOurs(meant) && meant.flags & (ts.SymbolFlags.Type | ts.SymbolFlags.Value)) found.push(meant);
    }
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return found.filter(
    ({ flags }) => !(flags & (ts.SymbolFlags.TypeParameter | ts.SymbolFlags.ClassMember | ts.SymbolFlags.FunctionScopedVariable)),
  );
}

test("every type that an exported declaration names is exported itself", () => {
  const all = publicSymbols();
  expect(all.size).toBeGreaterThan(100);
  const missing = [...all].flatMap((symbol) =>
    (symbol.declarations ?? []).flatMap((declaration) =>
      named(declaration)
        .filter((one) => !all.has(one))
        .map((one) => `${symbol.name} names ${one.name}`),
    ),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test("every optional member of what a program gives takes undefined, too: exactOptionalPropertyTypes", () => {
  const strict = new Map<string, boolean>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.questionToken && node.type) {
      const { flags, ...type } = program.checker.getTypeFromTypeNode(node.type);
      const parts = (type as ts.UnionType).types ?? [];
      const takes = flags & ts.TypeFlags.Undefined || parts.some((part) => part.flags & ts.TypeFlags.Undefined);
      strict.set(`${(node.parent as ts.InterfaceDeclaration).name?.text ?? "?"}.${node.name.getText()}`, Boolean(takes));
    }
    ts.forEachChild(node, visit);
  };
  for (const [name, symbol] of exported) {
    // What the platform answers is read, not given.
    if (/(?:Info|Details|^Origin)$/.test(name)) continue;
    for (const declaration of symbol.declarations ?? []) visit(declaration);
  }
  expect(strict.size).toBeGreaterThan(100);
  expect([...strict].filter(([, takes]) => !takes).map(([name]) => name)).toEqual([]);
});
