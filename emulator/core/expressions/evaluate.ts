import { type Expression, type Plain, Unreadable } from "./parse";

/**
 * The value of an expression; `read` gives the value behind a name. Nothing makes nothing: of a sum, of a comparison. `+` adds numbers and joins
 * texts, `&` joins always, and to joined texts nothing adds nothing.
 */
export function evaluate(expression: Expression, read: (name: string) => Plain): Plain {
  const of = (part: Expression): Plain => evaluate(part, read);
  switch (expression.kind) {
    case "value":
      return expression.value;
    case "name":
      return read(expression.name);
    case "contains":
      return textOf(of(expression.text)).includes(textOf(of(expression.part)));
    case "unary": {
      const value = of(expression.operand);
      if (expression.operator === "!") return value === null ? null : !isTrue(value);
      return value === null ? null : -numberOf(value);
    }
    case "binary": {
      const { operator, left, right } = expression;
      if (operator === "&&") return isTrue(of(left)) && isTrue(of(right));
      if (operator === "||") return isTrue(of(left)) || isTrue(of(right));
      return combined(operator, of(left), of(right));
    }
  }
}

function combined(operator: string, left: Plain, right: Plain): Plain {
  const isText = typeof left === "string" || typeof right === "string";
  if (operator === "&" || (operator === "+" && isText)) return textOf(left) + textOf(right);
  if (left === null || right === null) return null;
  switch (operator) {
    case "+":
      return rounded(numberOf(left) + numberOf(right));
    case "-":
      return rounded(numberOf(left) - numberOf(right));
    case "*":
      return rounded(numberOf(left) * numberOf(right));
    case "/":
      return numberOf(right) === 0 ? null : rounded(numberOf(left) / numberOf(right));
    case "=":
      return left === right;
    case "<>":
      return left !== right;
  }
  if (typeof left !== typeof right) throw new Unreadable(`${JSON.stringify(left)} cannot be compared with ${JSON.stringify(right)}`);
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    default:
      return left >= right;
  }
}

function isTrue(value: Plain): boolean {
  return value === true;
}

function textOf(value: Plain): string {
  return value === null ? "" : String(value);
}

function numberOf(value: Plain): number {
  if (typeof value !== "number") throw new Unreadable(`${JSON.stringify(value)} is not a number`);
  return value;
}

/** Without what binary fractions add: 0.1 + 0.2 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}
