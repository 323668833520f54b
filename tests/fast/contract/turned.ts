import ts from "typescript";
import { dialectAlternatives, dialectOf } from "../../../emulator";

/** The values of each switch. */
const values = new Map<string, unknown[]>(Object.entries(dialectOf()).map(([name, value]) => [name, [value]]));
for (const { dialect } of dialectAlternatives) for (const [name, value] of Object.entries(dialect)) values.get(name)?.push(value);

/** What takes a dialect in tests, beside `Object.assign(….dialect, …)`. */
const takers = ["open", "speak", "withOrders"];

/**
 * The switches that a test turns: what it assigns to `….dialect.name`, the members of what it gives as a dialect, and those of objects in
 * tables that hold values of switches alone. A word that only looks like the name of a switch is none of these.
 */
export function turnedIn(file: string, text: string): Set<string> {
  const turned = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (isAssignment(node) && isDialect(node.left.expression)) turned.add(node.left.name.text);
    if (ts.isObjectLiteralExpression(node) && (isGivenAsDialect(node) || holdsValuesAlone(node)))
      for (const { name } of node.properties) turned.add(name?.getText() ?? "");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return turned;
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression & { left: ts.PropertyAccessExpression } {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left);
}

function isDialect(node: ts.Expression | undefined): boolean {
  return node !== undefined && ts.isPropertyAccessExpression(node) && node.name.text === "dialect";
}

function isGivenAsDialect(node: ts.ObjectLiteralExpression): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === "dialect";
  if (!ts.isCallExpression(parent)) return false;
  const [first] = parent.arguments;
  const called = parent.expression.getText();
  return called === "Object.assign" ? isDialect(first) : takers.includes(called) && first === node;
}

function holdsValuesAlone({ properties }: ts.ObjectLiteralExpression): boolean {
  return properties.every((property) => ts.isPropertyAssignment(property) && isValueOf(property.name.getText(), property.initializer));
}

function isValueOf(name: string, value: ts.Expression): boolean {
  const known = values.get(name) ?? [];
  if (ts.isStringLiteral(value)) return known.includes(value.text);
  return ts.isNumericLiteral(value) && known.some((one) => typeof one === "number");
}
