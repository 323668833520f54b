const longest = 300;

/** Brings a text of any length and shape into one line that a message can hold. Redact first: a cut secret is still one. */
export function oneLine(text: string): string {
  const line = withoutMarkup(text).replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

function withoutMarkup(text: string): string {
  return /^\s*<(!doctype|html|\?xml|head|body)/i.test(text)
    ? text.replace(/<(script|style)[\s\S]*?<\/\1\s*>/gi, " ").replace(/<[^>]*>/g, " ")
    : text;
}
