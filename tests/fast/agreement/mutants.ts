import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const provider = resolve(__dirname, "../../../provider");
const kinds = join(__dirname, "kinds.ts");

type Member = ts.PropertySignature | ts.PropertyDeclaration | ts.PropertyAssignment;

/** What is done to a member: the text that it has afterwards. */
export type Change = (member: Member) => string;

export const nameOf = (member: Member) => member.name.getText();

export const rename: Change = (member) => member.getText().replace(nameOf(member), `${nameOf(member)}Renamed`);
export const retype: Change = (member) => {
  const [before] = member.getText().split(":");
  return `${before}: ${ts.isPropertyDeclaration(member) ? "pulumi.Output<number[]>" : "number[]"};`;
};
export const leaveOut: Change = (member) => (ts.isPropertyAssignment(member) ? "...{}" : "");

/** Members of the interfaces of a file under provider/ that have such a name. */
export function membersOf(file: string, isWanted: RegExp): Member[] {
  return source(join(provider, file)).statements.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) && isWanted.test(statement.name.text) ? statement.members.filter(ts.isPropertySignature) : [],
  );
}

/** The outputs that the class of a file under provider/ declares. */
export function outputsOf(file: string): Member[] {
  return source(join(provider, file)).statements.flatMap((statement) =>
    ts.isClassDeclaration(statement)
      ? statement.members.filter(ts.isPropertyDeclaration).filter(({ type }) => type?.getText().startsWith("pulumi.Output<"))
      : [],
  );
}

/** The members of an object that is itself the member `name` of a constant. */
export function listed(file: string, name: string): Member[] {
  const found: Member[] = [];
  const visit = (node: ts.Node): void => {
    const isList = ts.isPropertyAssignment(node) && nameOf(node) === name && ts.isObjectLiteralExpression(node.initializer);
    if (isList) found.push(...node.initializer.properties.filter(ts.isPropertyAssignment));
    ts.forEachChild(node, visit);
  };
  visit(source(join(provider, file)));
  return found;
}

/** The files of the resources that kinds.ts holds to their schemas, as paths under provider/. */
export function resourceFiles(): string[] {
  const paths = importsOf(source(kinds)).map(({ path }) => path);
  return paths.filter((path) => path.endsWith("/resource.ts")).map((path) => path.slice(provider.length + 1));
}

/** Changed sources. The compiler looks at all of them together: what they have in common is read once. */
export class Mutants {
  readonly #files = new Map<string, string>();
  #program: ts.Program | undefined;

  /** Changes members of a file. Answers what the compiler says of that file. */
  change(members: readonly Member[], change: Change): () => string[] {
    const path = this.#changed(members, change, this.#suffix());
    return () => this.#errorsIn(path);
  }

  /**
   * Changes members of a file; each of the `importers` gets a mutant that imports that of the one before, the part of kinds.ts for it being
   * the last. Answers the faults for which the compiler refuses that part.
   */
  disagree(members: readonly Member[], change: Change, importers: readonly string[] = []): () => string[] {
    const suffix = this.#suffix();
    this.#changed(members, change, suffix);
    let imported = fileOf(members).fileName;
    for (const path of importers.map((file) => join(provider, file))) {
      this.#save(path, suffix, redirected(source(path), imported, suffix));
      imported = path;
    }
    const part = this.#save(kinds, suffix, redirected(partOfKinds(imported), imported, suffix));
    return () => this.#faultsIn(part);
  }

  #suffix(): string {
    return `.mutant${this.#files.size}`;
  }

  #changed(members: readonly Member[], change: Change, suffix: string): string {
    const file = fileOf(members);
    return this.#save(file.fileName, suffix, replaced(file, members, change));
  }

  #save(path: string, suffix: string, text: string): string {
    const mutant = path.replace(/\.ts$/, `${suffix}.ts`);
    this.#files.set(mutant, text);
    return mutant;
  }

  #errorsIn(path: string): string[] {
    this.#program ??= compiled(this.#files);
    const file = this.#program.getSourceFile(path);
    const errors = [...this.#program.getSyntacticDiagnostics(file), ...this.#program.getSemanticDiagnostics(file)];
    return errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  }

  #faultsIn(path: string): string[] {
    if (this.#errorsIn(path).length === 0) return [];
    const file = this.#program?.getSourceFile(path);
    const checker = this.#program?.getTypeChecker();
    if (!file || !checker) throw new Error(`${path} is not compiled`);
    // Each alias is `None<…>`. The text of an error shows one of its faults.
    return file.statements.flatMap((statement) => {
      const none = ts.isTypeAliasDeclaration(statement) && ts.isTypeReferenceNode(statement.type) ? statement.type : undefined;
      const [argument] = none?.typeArguments ?? [];
      const faults = argument && checker.getTypeFromTypeNode(argument);
      return (faults?.isUnion() ? faults.types : [faults]).flatMap((fault) => (fault?.isStringLiteral() ? fault.value : []));
    });
  }
}

function fileOf([member]: readonly Member[]): ts.SourceFile {
  if (!member) throw new Error("there is nothing to change");
  return member.getSourceFile();
}

/** Declarations of which no argument and no output makes use: half of what would be read. */
const unneeded = /\/node_modules\/(@types\/node|typescript\/lib\/typescript|@grpc|protobufjs)\b/;

function compiled(files: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, resolve(provider, ".."));
  Object.assign(options, { types: [], noUnusedLocals: false, noErrorTruncation: true, noEmit: true });
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    if (text === undefined && !unneeded.test(path)) return getSourceFile(path, version, ...rest);
    return ts.createSourceFile(path, text ?? "", version);
  };
  return ts.createProgram([...files.keys()], options, host);
}

const sources = new Map<string, ts.SourceFile>();

function source(path: string): ts.SourceFile {
  const known = sources.get(path) ?? ts.createSourceFile(path, ts.sys.readFile(path) ?? "", ts.ScriptTarget.ES2022, true);
  sources.set(path, known);
  return known;
}

/** The text of a file in which something else stands in the place of some of its nodes. */
function replaced<Node extends ts.Node>({ text }: ts.SourceFile, nodes: readonly Node[], replacement: (node: Node) => string): string {
  return nodes.reduceRight((rest, node) => rest.slice(0, node.getStart()) + replacement(node) + rest.slice(node.end), text);
}

/** The same file, with the mutant of another one in the place of that. */
function redirected(file: ts.SourceFile, imported: string, suffix: string): string {
  const { specifier } = importsOf(file).find(({ path }) => path === imported) ?? {};
  if (!specifier) throw new Error(`${file.fileName} does not import ${imported}`);
  return replaced(file, [specifier], ({ text }) => JSON.stringify(text + suffix));
}

/** What kinds.ts says of a resource: to check that of all others again and again would take minutes. */
function partOfKinds(resource: string): ts.SourceFile {
  const whole = source(kinds);
  const names = importsOf(whole).find(({ path }) => path === resource)?.names ?? [];
  const others = whole.statements.filter(
    (statement) => ts.isTypeAliasDeclaration(statement) && !names.some((name) => new RegExp(`\\b${name}\\b`).test(statement.getText())),
  );
  return ts.createSourceFile(
    kinds,
    replaced(whole, others, () => ""),
    ts.ScriptTarget.ES2022,
    true,
  );
}

function importsOf(file: ts.SourceFile): { specifier: ts.StringLiteral; path: string; names: string[] }[] {
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const specifier = statement.moduleSpecifier;
    const named = statement.importClause?.namedBindings;
    const names = named && ts.isNamedImports(named) ? named.elements.map(({ name }) => name.text) : [];
    return [{ specifier, path: `${join(dirname(file.fileName), specifier.text)}.ts`, names }];
  });
}
