import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { Compiler, parsedOnce } from "./compiler";

const root = resolve(__dirname, "../../..");
/** Where a user's program would be: it finds this repository's `@pulumi/pulumi`, and the package only where it is laid. */
const directory = join(root, "tmp/user");
const home = join(directory, "node_modules/pulumi-astrozero");

/** What a user's compiler reads of the package, by the paths of the sources. */
export const declarations = new Compiler([]).declarations();

/** The package as it is installed: its manifest and its declarations, without touching the disk. */
const files = new Map([
  // Without one of its own the program would count as a part of this package.
  [join(directory, "package.json"), JSON.stringify({ name: "user", private: true })],
  [join(home, "package.json"), ts.sys.readFile(join(root, "package.json")) ?? ""],
  ...[...declarations].map(([path, text]) => [join(home, "dist", path.replace(/\.ts$/, ".d.ts")), text] as const),
]);

/** A program of a user who has installed the package, as the user's compiler sees it. */
export class UserProgram {
  private readonly program: ts.Program;
  private readonly path: string;

  constructor(text: string, options: ts.CompilerOptions, file = "index.ts") {
    this.path = join(directory, file);
    const host = ts.createCompilerHost(options);
    const read = (path: string) => (path === this.path ? text : files.get(path));
    const { fileExists, readFile, directoryExists } = host;
    const getSourceFile = parsedOnce(host);
    host.readFile = (path) => read(path) ?? readFile(path);
    host.fileExists = (path) => read(path) !== undefined || fileExists(path);
    host.directoryExists = (path) => [...files.keys()].some((file) => file.startsWith(`${path}/`)) || (directoryExists?.(path) ?? true);
    host.getCurrentDirectory = () => directory;
    host.realpath = (path) => (read(path) === undefined && ts.sys.realpath ? ts.sys.realpath(path) : path);
    host.getSourceFile = (path, version, ...rest) => {
      const own = read(path);
      if (own !== undefined) return ts.createSourceFile(path, own, version);
      return getSourceFile(path, version, ...rest);
    };
    this.program = ts.createProgram([this.path], { types: [], ...options, noEmit: true }, host);
  }

  /** What the compiler says of the program, and of the declarations of the package. */
  errors(): string[] {
    const { program } = this;
    const ours = program.getSourceFiles().filter(({ fileName }) => fileName === this.path || files.has(fileName));
    const faults = [
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
    ];
    return faults.map(({ file, messageText }) => {
      const place = file ? `${relative(dirname(this.path), file.fileName)}: ` : "";
      return place + ts.flattenDiagnosticMessageText(messageText, "\n");
    });
  }

  get checker(): ts.TypeChecker {
    return this.program.getTypeChecker();
  }

  /** What the entry of the package exports, types too, by name. */
  exports(): Map<string, ts.Symbol> {
    const entry = this.program.getSourceFile(join(home, "dist/provider/index.d.ts"));
    const module = entry && this.checker.getSymbolAtLocation(entry);
    if (!module) throw new Error("the program does not import the package");
    return new Map(this.checker.getExportsOfModule(module).map((symbol) => [symbol.name, this.resolve(symbol)]));
  }

  /** What a name stands for. */
  resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** Whether the package declares it. */
  isOurs(symbol: ts.Symbol): boolean {
    return symbol.declarations?.some((declaration) => files.has(declaration.getSourceFile().fileName)) ?? false;
  }
}
