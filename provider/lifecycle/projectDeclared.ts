type Values = Record<string, unknown>;

/**
 * A live value, seen through what the program declares. What the platform fills in beside it, does not return, or prints in another form is no
 * difference; what it has in place of a declared value, and elements that others added to a declared list, are.
 */
export function projectDeclared(declared: unknown, live: unknown): unknown {
  // assumption: definition-read
  if (live === undefined || (isNothing(declared) && isNothing(live))) return declared;
  if (Array.isArray(declared)) return Array.isArray(live) ? listThrough(declared, live) : live;
  if (isRecord(declared)) {
    const there = typeof live === "string" ? parsed(live) : live;
    return isRecord(there) ? recordThrough(declared, there) : live;
  }
  return !isRecord(live) && String(declared) === String(live) ? declared : live;
}

function recordThrough(declared: Values, live: Values): Values {
  return Object.fromEntries(Object.entries(declared).map(([name, value]) => [name, projectDeclared(value, live[name])]));
}

/** Named elements are matched by their names, whatever their order; others by their places. */
function listThrough(declared: readonly unknown[], live: readonly unknown[]): unknown[] {
  if (!declared.every(nameOf))
    return live.map((value, index) => (index < declared.length ? projectDeclared(declared[index], value) : value));
  const find = (among: readonly unknown[], wanted: unknown) => among.find((value) => nameOf(value) === nameOf(wanted));
  const own = declared.flatMap((value) => {
    const there = find(live, value);
    return there === undefined ? [] : [projectDeclared(value, there)];
  });
  return [...own, ...live.filter((value) => find(declared, value) === undefined)];
}

function nameOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value.name === "string" && value.name !== "" ? value.name : undefined;
}

export function isRecord(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `null`, `""` and a missing member are the same. */
// assumption: null-style
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Some lists print objects as JSON texts. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
