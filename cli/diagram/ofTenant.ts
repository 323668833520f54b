import type { Client } from "../../provider/client/client";
import { settleAll } from "../../provider/client/settleAll";
import { dataTypeWord } from "../../provider/contract/dataTypes";
import { shortName } from "../../provider/fieldModel/names";
import { fieldsOf, listObjects } from "../../provider/safety/count";
import type { Drawing } from "./drawing";

/** The custom objects of a tenant with their custom fields; with names, those objects alone. `progress` is told what was read. */
export async function drawingOfTenant(
  client: Client,
  names: readonly string[] = [],
  progress: (text: string) => void = () => {},
): Promise<Drawing> {
  const isWanted = (name: string) => (names.length > 0 ? names.includes(name) || names.includes(shortName(name)) : name.endsWith("__CST"));
  const all = await listObjects(client);
  const missing = names.filter((wanted) => all.every(({ name }) => name !== wanted && shortName(name) !== wanted));
  if (missing.length > 0) throw new Error(`The tenant has no object ${missing.join(", ")}.`);
  const objects = all.filter(({ name }) => isWanted(name));
  let done = 0;
  return settleAll(
    objects.map(async ({ id, name }) => {
      const fields = (await fieldsOf(client, id)).filter((field) => field.name.endsWith("__CST"));
      done += 1;
      progress(`Reading objects: ${done} of ${objects.length}`);
      return {
        name,
        mark: "same" as const,
        fields: fields.map((field) => ({
          name: shortName(field.name),
          dataType: dataTypeWord(field.dataType) ?? field.dataType,
          target: field.referenceObjectsDetails[0]?.referenceObjectName || undefined,
          mark: "same" as const,
        })),
      };
    }),
  );
}
