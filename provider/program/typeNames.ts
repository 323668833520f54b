const prefix = "pulumi-nodejs:dynamic/astrozero:";

/** The type of a kind of resource, as it is written in state. */
export function typeOf(kind: string): string {
  return `${prefix}${kind}`;
}

/** The kind that a type of state names; undefined for types of other packages. */
export function kindIn(type: string): string | undefined {
  return type.startsWith(prefix) ? type.slice(prefix.length) : undefined;
}
