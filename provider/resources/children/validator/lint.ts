// The language of expressions is documented by examples only: nothing here is certain enough to refuse.

/** What looks wrong in an expression by itself. */
// assumption: expression-grammar
export function lintExpression(expression: string): string[] {
  const found: string[] = [];
  const bare = expression.replace(/'[^']*'/g, "''");
  if ((expression.match(/'/g)?.length ?? 0) % 2 === 1) found.push("a single quote is not closed");
  if (bare.includes('"')) found.push("use single quotes for texts; found a double quote");
  const depth = balance(bare);
  if (depth > 0) found.push(`${depth === 1 ? "a parenthesis is" : `${depth} parentheses are`} not closed`);
  if (depth < 0) found.push("a parenthesis is closed that was not opened");
  return found;
}

/** How many parentheses stay open; -1 when one is closed too early. */
function balance(text: string): number {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (depth < 0) return depth;
  }
  return depth;
}

/** API names of custom fields that an expression uses. */
export function customNames(expression: string): string[] {
  return [...new Set(expression.replace(/'[^']*'/g, "''").match(/\b\w+__CST\b/g) ?? [])];
}
