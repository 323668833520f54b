import type ts from "typescript";

/** What the platform keeps of a script beside its source: it does not compile itself. */
export interface Compiled {
  jscode: string;
  sourceMap: string;
}

type TypeScript = typeof ts;

/** Compiles a script as the platform's own tool does: its engine runs ES5. Types are not checked. */
// assumption: script-compile
export function compile(name: string, content: string): Compiled {
  const { outputText, sourceMapText = "" } = transpile(name, content);
  return { jscode: outputText, sourceMap: sourceMapText };
}

/** What keeps a source from being compiled, with line and column; nothing when it can be. */
export function syntaxFaults(name: string, content: string): string[] {
  const typescript = load();
  const { diagnostics = [] } = transpile(name, content);
  return diagnostics.flatMap(({ file, start, messageText }) => {
    // Faults of the options concern us, not the user.
    if (!file || start === undefined) return [];
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    return [`line ${line + 1}, column ${character + 1}: ${typescript.flattenDiagnosticMessageText(messageText, " ")}`];
  });
}

const done = new Map<string, ts.TranspileOutput>();

/** Once for each source: it is looked at in every preview, and sent in the `up` that follows. */
function transpile(name: string, content: string): ts.TranspileOutput {
  const key = `${name}\n${content}`;
  const output = done.get(key) ?? load().transpileModule(content, optionsOf(load(), name));
  done.set(key, output);
  return output;
}

function optionsOf(typescript: TypeScript, name: string): ts.TranspileOptions {
  return {
    reportDiagnostics: true,
    fileName: `${name}.ts`,
    compilerOptions: {
      target: typescript.ScriptTarget.ES5,
      module: typescript.ModuleKind.CommonJS,
      // Newer compilers wrap what `import * as` brings; the tool's does not.
      esModuleInterop: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      sourceMap: true,
      removeComments: true,
    },
  };
}

let loaded: TypeScript | undefined;

/** Loaded when there is something to compile: it is large, and programs without scripts need none. */
function load(): TypeScript {
  try {
    loaded ??= require("typescript") as TypeScript;
    return loaded;
  } catch {
    throw new Error(
      "needs the package typescript, before version 7, to be compiled: run `npm install typescript@6`, or give `jscode` yourself",
    );
  }
}
