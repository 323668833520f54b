import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { filesIn, read, repository } from "../docs/markdown";

/** What several calls for files come to: it belongs to whoever uses it. */
const listing = "provider/client/listing.ts";

/** The calls in the code of a resource's handler or of a data source: `flows.list` for `list` of provider/contract/flows.ts. */
export function codeOf(exported: string): Set<string> {
  const folder = `${exported.charAt(0).toLowerCase()}${exported.slice(1)}`;
  const resource = filesIn("provider/resources", "resource.ts").find((file) => basename(dirname(file)) === folder);
  const code = resource ? handlerCode(join(dirname(resource), "handler.ts")) : dataSourceCode(exported);
  return new Set(code.match(/\w+\.\w+/g));
}

/** What a handler's file holds, and every file that it imports on the way to the contract and the client. */
function handlerCode(handler: string): string {
  const files = new Set([handler]);
  for (const file of files) {
    for (const [, from = ""] of read(file).matchAll(imports)) {
      const target = `${join(dirname(file), from)}.ts`;
      const isBelow = /^provider\/(contract|client)\//.test(target) && target !== listing;
      if (existsSync(join(repository, target)) && !isBelow) files.add(target);
    }
  }
  return [...files].map((file) => withGroups(read(file)).replace(imports, "").replace(comments, "")).join("\n");
}

/** What is between the definition of a data source and its export, and every helper in there. */
function dataSourceCode(name: string): string {
  // Data sources load the contract with the first question: `flows().list`.
  const sources = filesIn("provider/dataSources", ".ts").map((file) =>
    read(file)
      .replace(comments, "")
      .replace(/(?<=\w)\(\)(?=\.\w)/g, ""),
  );
  const begin = new RegExp(`dataSource\\(\\s*"${name}",|childSources<\\w+>\\("${name.replace(/^get|s$/g, "")}",`);
  const definitions = sources.map((source) => source.split(begin)[1]?.split(`export const ${name}:`)[0]);
  const definition = definitions.find((found) => found !== undefined);
  if (definition === undefined) throw new Error(`neither provider/resources/ nor provider/dataSources/ has ${name}`);
  const helpers = sources.flatMap((source) => [...source.matchAll(topLevelFunction)].map(([text, helper = ""]) => ({ helper, text })));
  const parts = new Set([definition]);
  for (const part of parts) for (const { helper, text } of helpers) if (new RegExp(`\\b${helper}\\(`).test(part)) parts.add(text);
  const code = [...parts].join("\n");
  return code.includes("listing.") ? `${code}\n${withGroups(read(listing))}` : code;
}

/** A handler may import the calls of its own kind as `contract`. */
function withGroups(source: string): string {
  const [, group] = /^import \* as contract from "[^"]*\/contract\/(\w+)";$/m.exec(source) ?? [];
  return group ? source.replace(/\bcontract\.(?=\w)/g, `${group}.`) : source;
}

const topLevelFunction = /^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}$/gm;
const imports = /^import (?!type )[^;]* from "(\.[^"]*)";$/gm;
const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;
