import * as pulumi from "@pulumi/pulumi";

const declared = new WeakMap<object, ReadonlySet<string>>();

/** Notes the values that a picklist of the program has, where all of them are known in the program. */
export function declareValues(picklist: object, values: readonly unknown[]): void {
  const texts = values.map((one) => (isValue(one) ? one.value : one));
  if (texts.every((text) => typeof text === "string")) declared.set(picklist, new Set(texts));
}

/** Refuses a default that the picklist of a field does not have. */
export function refuseOtherDefault(select: string, picklist: unknown, value: unknown): void {
  const values = declared.get(Object(picklist));
  if (!values || typeof value !== "string" || value === "" || value.split(";").every((one) => values.has(one))) return;
  throw new pulumi.RunError(
    `${select}: the defaultValue ${JSON.stringify(value)} is not one of the values of the picklist: ${[...values].join(", ")}.`,
  );
}

function isValue(one: unknown): one is { value: unknown } {
  return typeof one === "object" && one !== null && "value" in one;
}
