import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** What only the contract's source says about an operation. */
export interface Declaration {
  /** The operation's name. */
  readonly name: string;
  /** File of `provider/contract/`, without its ending. */
  readonly group: string;
  /** The constant that holds the operation, with its group: `flows.list`. */
  readonly constant: string;
  /** Its doc comment, on one line; empty when there is none. */
  readonly comment: string;
  /** How its body and its result are written there. */
  readonly written: Readonly<Partial<Record<"body" | "result", string>>>;
}

/** The declarations of the contract's operations, file by file. */
export function declarations(repository: string): Declaration[] {
  const folder = join(repository, "provider/contract");
  const found: Declaration[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort()) {
    const group = file.replace(/\.ts$/, "");
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name: constant, initializer } of statement.declarationList.declarations) {
        const members = definition(initializer);
        const name = members?.get("name");
        if (!members || !name || !ts.isStringLiteral(name)) continue;
        found.push({
          name: name.text,
          group,
          constant: `${group}.${constant.getText()}`,
          comment: comment(statement),
          written: { body: members.get("body")?.getText(), result: members.get("result")?.getText() },
        });
      }
    }
  }
  return found;
}

/** The members of the object in `operation({ … })`. */
function definition(expression: ts.Expression | undefined): Map<string, ts.Expression> | undefined {
  if (!expression || !ts.isCallExpression(expression) || expression.expression.getText() !== "operation") return undefined;
  const [members] = expression.arguments;
  if (!members || !ts.isObjectLiteralExpression(members)) return undefined;
  return new Map(
    members.properties.flatMap((member) => {
      if (ts.isPropertyAssignment(member)) return [[member.name.getText(), member.initializer]];
      return ts.isShorthandPropertyAssignment(member) ? [[member.name.getText(), member.name]] : [];
    }),
  );
}

function comment(statement: ts.Statement): string {
  const texts = ts.getJSDocCommentsAndTags(statement).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "");
  return texts
    .join(" ")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\s+/g, " ")
    .trim();
}
