import { z } from "zod";
import * as flows from "../../provider/contract/flows";
import { LayoutRecord } from "../../provider/contract/layouts";
import * as picklists from "../../provider/contract/picklists";
import * as scripts from "../../provider/contract/scripts";
import { compileInfo, createdId } from "../../provider/contract/values";

/** A schema of an OpenAPI 3.1 document. */
export type Schema = z.core.JSONSchema.BaseSchema;

export interface ObjectSchema extends Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: string[];
}

export interface Schemas {
  /** A schema of the contract as it stands in an operation: a reference when it has a name. */
  schemaOf(schema: z.ZodType): Schema;
  /** The schemas that have names. */
  readonly components: Record<string, Schema>;
}

/** JSON Schemas of what travels; those of `named` become components, wherever they stand. */
export function jsonSchemas(schemas: Iterable<z.ZodType>, named: ReadonlyMap<z.ZodType, string>): Schemas {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of named) registry.add(schema, { id });
  let others = 0;
  for (const schema of schemas) if (!registry.has(schema)) registry.add(schema, { id: `${unnamed}${others++}` });
  const converted = z.toJSONSchema(registry, {
    io: "input",
    uri: (id) => `${place}${id}`,
    override: ({ zodSchema, jsonSchema }) => arrive(zodSchema, jsonSchema),
  }).schemas;
  return {
    schemaOf: (schema) => {
      const id = registry.get(schema)?.id ?? "";
      return id.startsWith(unnamed) ? plain(converted[id] ?? {}) : { $ref: `${place}${id}` };
    },
    components: Object.fromEntries([...named.values()].sort().map((id) => [id, plain(converted[id] ?? {})])),
  };
}

const place = "#/components/schemas/";
const unnamed = "unnamed ";

/** What fits one of the schemas; anything, when one of them is open. */
export function anyOf(schemas: readonly Schema[]): Schema {
  const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  return (
    different.find((schema) => Object.keys(schema).length === 0) ?? (different.length > 1 ? { anyOf: different } : (different[0] ?? {}))
  );
}

/** Without what makes a schema a document of its own. */
function plain({ $schema, $id, ...schema }: Schema): Schema {
  return schema;
}

/** What arrives, where the contract turns an answer over before it looks at it, or looks at any answer. */
const arrivals = new Map<z.core.$ZodType, (shown: Schema) => Schema>([
  [picklists.get.result, (picklist) => ({ anyOf: [{ type: "array", items: picklist }, picklist] })],
  [flows.listInstances.result, (instances) => ({ anyOf: [instances, itemsOf(instances), { type: "null" }] })],
  [scripts.listFormulaFunctions.result, (functions) => ({ anyOf: [functions, itemsOf(functions)] })],
  [LayoutRecord.shape.content, (content) => ({ anyOf: [content, { type: "string", contentMediaType: "application/json" }] })],
  [createdId, () => ({ description: "The id of what was created.", type: ["string", "array", "object", "null"] })],
  [
    compileInfo,
    () => ({
      description: "The id, and what the compiler says.",
      type: ["object", "string", "array", "null"],
      properties: { id: { type: "string" }, errors: texts, warnings: texts },
    }),
  ],
]);

const texts: Schema = { type: ["array", "null"], items: { type: "string" } };

function itemsOf({ items }: Schema): Schema {
  return items as Schema;
}

function arrive(schema: z.core.$ZodType, shown: Schema): void {
  const arrival = arrivals.get(schema);
  if (arrival) replace(shown, arrival({ ...shown }));
  else if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform)
    throw new Error(`The contract has a preprocess of which tools/docs/schemas.ts does not say what arrives: ${JSON.stringify(shown)}`);
}

function replace(schema: Schema, other: Schema): void {
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, other);
}
