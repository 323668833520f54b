import { join, relative, resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../../..");
const entry = join(root, "provider/index.ts");
const output = join(root, "tmp/declarations");

const prelude = `
import * as pulumi from "@pulumi/pulumi";
import * as astrozero from ${JSON.stringify("../../../provider/index")};
const { checkbox, currency, encryptedText, formula, lookup, self, singleSelect, text } = astrozero.fields;
const customer = new astrozero.CustomObject("Customer", { fields: { code: text() } });
const order = new astrozero.CustomObject("Order", { fields: { customer: lookup(customer), amount: currency({ scale: 2 }) } });
`;

/** Programs of users, type-checked together under the settings of this repository. */
export class Compiler {
  private readonly program: ts.Program;

  constructor(private readonly snippets: readonly string[]) {
    const options: ts.CompilerOptions = {
      ...settings(),
      noUnusedLocals: false,
      types: [],
      noEmit: false,
      emitDeclarationOnly: true,
      outDir: output,
      rootDir: root,
    };
    const sources = new Map(snippets.map((snippet, index) => [this.pathOf(index), prelude + snippet]));
    const host = ts.createCompilerHost(options);
    const getSourceFile = parsedOnce(host);
    host.getSourceFile = (path, version) => {
      const source = sources.get(path);
      return source === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, source, version);
    };
    this.program = ts.createProgram([entry, ...sources.keys()], options, host);
  }

  /** What the compiler says of a snippet, with its hints. */
  errorsOf(snippet: string): string[] {
    const file = this.program.getSourceFile(this.pathOf(this.snippets.indexOf(snippet)));
    if (!file) throw new Error("the snippet was not compiled");
    const errors = [...this.program.getSyntacticDiagnostics(file), ...this.program.getSemanticDiagnostics(file)];
    const textOf = ({ messageText }: ts.DiagnosticRelatedInformation) => ts.flattenDiagnosticMessageText(messageText, "\n");
    return errors.map((error) => [error, ...(error.relatedInformation ?? [])].map(textOf).join("\n"));
  }

  /** The declarations that a user's compiler reads, from the package's entry on, by the paths of their sources. */
  declarations(): Map<string, string> {
    const reached = new Map<string, string>();
    const reach = (path: string) => {
      if (reached.has(relative(root, path))) return;
      const emitted: string[] = [];
      this.program.emit(this.program.getSourceFile(path), (_path, text) => emitted.push(text), undefined, true);
      const text = emitted.join();
      reached.set(relative(root, path), text);
      for (const name of importsOf(text).filter((name) => name.startsWith("."))) {
        const found = ts.resolveModuleName(name, path, this.program.getCompilerOptions(), ts.sys).resolvedModule;
        if (!found) throw new Error(`${path} imports ${name}, which is not there`);
        reach(found.resolvedFileName);
      }
    };
    reach(entry);
    return reached;
  }

  private pathOf(index: number): string {
    return join(__dirname, `snippet${index}.ts`);
  }
}

const parsed = new Map<string, ts.SourceFile>();

/** Reads a file of the disk once for all programs of a test file: most of it is declarations of other packages, and of the language. */
export function parsedOnce({ getSourceFile }: ts.CompilerHost): ts.CompilerHost["getSourceFile"] {
  return (path, version, ...rest) => {
    const key = `${path}:${typeof version === "object" ? version.impliedNodeFormat : undefined}`;
    const source = parsed.get(key) ?? getSourceFile(path, version, ...rest);
    if (source) parsed.set(key, source);
    return source;
  };
}

/** The modules that a declaration file names, also within types: `import("zod")`. */
export function importsOf(declarations: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    const name = isImport
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && node.argument.literal;
    if (name && ts.isStringLiteral(name)) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  // Not `ts.preProcessFile`: it overlooks `export * as fields from`.
  visit(ts.createSourceFile("declarations.d.ts", declarations, ts.ScriptTarget.ES2022));
  return names;
}

function settings(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, root).options;
}
