const width = 140;

/** JSON in the format of the repository: on one line what fits, without members that are undefined. */
export function format(value: unknown, indent = "", before = 0): string {
  const members = membersOf(value);
  if (!members) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (members.length === 0) return open + close;
  const line = onOneLine(value);
  if (indent.length + before + line.length < width) return line;
  const inner = `${indent}  `;
  const lines = members.map(([name, member]) => inner + name + format(member, inner, name.length));
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

function onOneLine(value: unknown): string {
  const members = membersOf(value);
  if (!members) return JSON.stringify(value);
  const texts = members.map(([name, member]) => name + onOneLine(member)).join(", ");
  if (Array.isArray(value)) return `[${texts}]`;
  return members.length > 0 ? `{ ${texts} }` : "{}";
}

/** The members of a list or an object, each with what stands before it. */
function membersOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((member) => ["", member]);
  if (typeof value !== "object" || value === null) return undefined;
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return present.map(([name, member]) => [`${JSON.stringify(name)}: `, member]);
}
