import * as pulumi from "@pulumi/pulumi";

// What programs in JavaScript, and casts, get past the types of definitions.

/** `fields: { code: text }` in the place of `text()` would make a field of nothing. */
export function refuseUncalled(object: string, fields: Readonly<Record<string, unknown>>): void {
  for (const [key, definition] of Object.entries(fields)) {
    if (typeof definition === "function") {
      throw new pulumi.RunError(
        `CustomObject ${object}: the field ${key} is the function ${definition.name} itself. Call it: ${callOf(definition)}.`,
      );
    }
  }
}

/** A field without a data type. */
export function refuseNoDefinition(field: string, definition: { readonly dataType?: unknown }): void {
  if (definition.dataType !== undefined) return;
  throw new pulumi.RunError(
    `Field ${field} does not say what it is. Add what a constructor of fields makes, and call it: new Field(${JSON.stringify(field)}, { object, ...text() }).`,
  );
}

function callOf({ name, length }: { readonly name: string; readonly length: number }): string {
  return `${name}(${length > 0 ? "…" : ""})`;
}
