/** What an expression of a formula or a validator is made of. */
export type Expression =
  | { kind: "value"; value: Plain }
  | { kind: "name"; name: string }
  | { kind: "contains"; text: Expression; part: Expression }
  | { kind: "unary"; operator: string; operand: Expression }
  | { kind: "binary"; operator: string; left: Expression; right: Expression };

export type Plain = string | number | boolean | null;

/** An expression that the emulator cannot evaluate. */
export class Unreadable extends Error {}

interface Token {
  kind: "number" | "text" | "name" | "symbol" | "end";
  text: string;
}

const pattern = /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|"([^"]*)"|([A-Za-z_]\w*)|(<=|>=|<>|!=|==|&&|\|\||[-+*/&=<>!(),]))/y;

/** Other spellings of operators. */
const spellings: Readonly<Record<string, string>> = { "==": "=", "!=": "<>", AND: "&&", OR: "||" };

const precedences: Readonly<Record<string, number>> = {
  "||": 1,
  "&&": 2,
  ...{ "=": 3, "<>": 3, "<": 3, "<=": 3, ">": 3, ">=": 3 },
  ...{ "+": 4, "-": 4, "&": 4 },
  ...{ "*": 5, "/": 5 },
};

/** Real expressions have some dozen words, and a few parentheses in each other. What evaluates one calls itself for each, and the stack has an end. */
const longest = 1000;
const deepest = 50;

/** Reads names, numbers, texts, `+ - * / &`, comparisons, `&&`, `||`, `!` and `CONTAINS(text, part)`; anything else is unreadable. */
export function parse(source: string): Expression {
  const tokens = tokensOf(source);
  if (tokens.length > longest) throw new Unreadable("it is too long");
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at] as Token;
  const isNext = (symbol: string) => peek().kind === "symbol" && peek().text === symbol;

  function take(symbol: string): void {
    if (!isNext(symbol)) throw new Unreadable(`there is no "${symbol}" where one is expected`);
    at += 1;
  }

  function expression(least: number): Expression {
    if (++depth > deepest) throw new Unreadable("it is nested too deeply");
    let left = operand();
    for (let binds = precedence(peek()); binds >= least; binds = precedence(peek())) {
      const operator = spelled(peek().text);
      at += 1;
      left = { kind: "binary", operator, left, right: expression(binds + 1) };
    }
    depth -= 1;
    return left;
  }

  function operand(): Expression {
    const { kind, text } = peek();
    at += 1;
    if (kind === "number") return { kind: "value", value: Number(text) };
    if (kind === "text") return { kind: "value", value: text };
    if (kind === "name") return isNext("(") ? call(text) : named(text);
    if (kind === "symbol" && (text === "-" || text === "!")) return { kind: "unary", operator: text, operand: expression(6) };
    if (kind !== "symbol" || text !== "(") throw new Unreadable(kind === "end" ? "it ends too early" : `"${text}" is not expected`);
    const inner = expression(1);
    take(")");
    return inner;
  }

  function call(name: string): Expression {
    if (name.toUpperCase() !== "CONTAINS") throw new Unreadable(`the function ${name} is not known`);
    take("(");
    const text = expression(1);
    take(",");
    const part = expression(1);
    take(")");
    return { kind: "contains", text, part };
  }

  const whole = expression(1);
  if (peek().kind !== "end") throw new Unreadable(`"${peek().text}" is not expected`);
  return whole;
}

function named(name: string): Expression {
  const constants: Record<string, Plain> = { TRUE: true, FALSE: false, NULL: null };
  const constant = constants[name.toUpperCase()];
  return constant === undefined ? { kind: "name", name } : { kind: "value", value: constant };
}

function precedence({ kind, text }: Token): number {
  const isOperator = kind === "symbol" || (kind === "name" && /^(and|or)$/i.test(text));
  return isOperator ? (precedences[spelled(text)] ?? 0) : 0;
}

function spelled(operator: string): string {
  return spellings[operator.toUpperCase()] ?? operator;
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const reading = new RegExp(pattern);
  const end = source.trimEnd().length;
  while (reading.lastIndex < end) {
    const start = reading.lastIndex;
    const match = reading.exec(source);
    if (!match) throw new Unreadable(`it cannot be read from "${source.slice(start, start + 20)}" on`);
    const [, number, single, double, name, symbol = ""] = match;
    const text = single ?? double;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (text !== undefined) tokens.push({ kind: "text", text });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else tokens.push({ kind: "symbol", text: symbol });
  }
  return [...tokens, { kind: "end", text: "" }];
}
