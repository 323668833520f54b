import * as pulumi from "@pulumi/pulumi";

/** Whether any of the values is secret, or holds something that is; undefined when none is. */
export async function anySecret(...values: unknown[]): Promise<true | undefined> {
  return (await pulumi.isSecret(pulumi.output(values))) ? true : undefined;
}

/** Names of the columns that hold a secret in one of the rows; undefined when none does. Plain values, of which there may be thousands, cost nothing. */
export async function secretColumns(rows: readonly object[]): Promise<string[] | undefined> {
  const values = new Map<string, unknown[]>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row))
      if (typeof value === "object" && value !== null) {
        const all = values.get(name);
        if (all) all.push(value);
        else values.set(name, [value]);
      }
  const found = await Promise.all([...values].map(async ([name, all]) => ((await anySecret(...all)) ? [name] : [])));
  return found.flat().length > 0 ? found.flat().sort() : undefined;
}
