import { dataSource } from "./dataSource";
import type { FieldInfo } from "./fields";
import { objectIdByName, objectIdOf, oneOf, readObject } from "./lookup";
import type { Audit, ById, ByName, OfObject, Origin, Query, QueryOutput } from "./query";

// Loaded with the first question.
const objects = (): typeof import("../contract/objects") => require("../contract/objects");

/** What the platform tells of an object. (pages 0033, 0034) */
export interface ObjectInfo extends Audit, Origin {
  /** Id: `cust…` for custom, `stad…` for standard, `stup…` for setup objects. */
  id: string;
  /** API name. */
  name: string;
  /** Shown name. */
  label: string;
  /** Shown name of several records. */
  pluralLabel: string;
  /** What the object is for; empty when not set. */
  description: string;
  /** First four characters of the id of every record. */
  keyPrefix: string;
  /** 3 for custom, 2 for standard objects. */
  category?: number;
  /** Counter of the changes of the definition. */
  version?: number;
  /** 0 when the object is complete; other values are not documented. */
  status?: string | number | null;
  /** 0 for ordinary objects; another number very likely marks a view object, which only takes queries. */
  objectType?: number;
  /** Whether reports can use the object. */
  allowReports: boolean;
  /** Whether search finds its records. */
  allowSearch: boolean;
  /** Whether its records can be shared. */
  allowSharing: boolean;
  /** A switch whose meaning the reference does not say. */
  allowActivities: boolean;
  /** A switch whose meaning the reference does not say. */
  allowChatter: boolean;
  /** Whether the streaming API reaches the object. */
  allowStreamingApiAccess: boolean;
  /** Whether bulk import and export reach the object. */
  allowBulkApiAccess: boolean;
  /** Whether the history of its fields is kept. */
  trackFieldHistory: boolean;
}

/** One object, with its parts. (page 0034) */
export interface ObjectDetails extends ObjectInfo {
  /** The fields, preset ones too; absent where the platform tells fields only one by one. */
  fields?: FieldInfo[];
  /** The objects that relations of this one point to: `{ parentObject: id, cascadeDelete: boolean }`. */
  parentObjects: Record<string, unknown>[];
  /** The objects whose relations point to this one. The shape of the elements is not documented. */
  childObjects: Record<string, unknown>[];
}

/** Arguments of {@link getObjects}. */
export interface GetObjectsArgs {
  /** Which objects: custom, standard, setup. Default: custom ones. (page 0014) */
  type?: ("cst" | "std" | "stp")[] | undefined;
  /** `D`: only objects without a tab. Default: `S`, all. (page 0014) */
  flag?: "S" | "D" | undefined;
}

const many = dataSource("getObjects", (tenant, { type, flag }: GetObjectsArgs): Promise<ObjectInfo[]> => {
  return tenant.call(objects().list, { query: { ...(type && { type: type.join() }), ...(flag && { flag }) } });
});

/**
 * All objects, sorted by name. (pages 0033, 0014)
 *
 * @example
 * The names of all custom objects, as an output of the stack.
 * ```ts
 * export const names = astrozero.getObjects().then((objects) => objects.map(({ name }) => name));
 * ```
 *
 * @example
 * Standard objects of another tenant.
 * ```ts
 * const test = new astrozero.Provider("test", { url: "https://test.example.com", namespace: "acme", clientId, clientSecret });
 * export const standard = astrozero.getObjectsOutput({ type: ["std"] }, { provider: test });
 * ```
 */
export const getObjects: Query<GetObjectsArgs, ObjectInfo[]> = many.promise;
/** {@link getObjects} as an output. */
export const getObjectsOutput: QueryOutput<GetObjectsArgs, ObjectInfo[]> = many.output;

/** Arguments of {@link getObject}: a name, an id, or either as `object`. */
export type GetObjectArgs =
  | (ByName & {
      /** Not beside `name`. */
      object?: undefined;
    })
  | (ById & {
      /** Not beside `id`. */
      object?: undefined;
    })
  | (OfObject & {
      /** Not beside `object`. */
      name?: undefined;
      /** Not beside `object`. */
      id?: undefined;
    });

const one = dataSource("getObject", async (tenant, args: GetObjectArgs): Promise<ObjectDetails> => {
  const [key, value] = oneOf(args, "name", "id", "object");
  if (key === "id") return readObject(tenant, value);
  return readObject(tenant, await (key === "name" ? objectIdByName(tenant, value) : objectIdOf(tenant, { object: value })));
});

/**
 * One object with its fields. Fails when there is none. (page 0034)
 *
 * @example
 * An object that another team declares. `Order` is `{namespace}__Order__CST`.
 * ```ts
 * const order = astrozero.getObjectOutput({ name: "Order" });
 * new astrozero.Field("remark", { object: order.id, ...textArea() });
 * ```
 *
 * @example
 * A standard object, waited for.
 * ```ts
 * export const prefix = astrozero.getObject({ name: "Account" }).then(({ keyPrefix }) => keyPrefix);
 * ```
 *
 * @example
 * What the platform made of an object of the program.
 * ```ts
 * export const version = astrozero.getObjectOutput({ object: customer }).version;
 * ```
 */
export const getObject: Query<GetObjectArgs, ObjectDetails> = one.promise;
/** {@link getObject} as an output. */
export const getObjectOutput: QueryOutput<GetObjectArgs, ObjectDetails> = one.output;
