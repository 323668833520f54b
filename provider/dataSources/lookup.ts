import { definitionApiName, schemaApiName, shortName } from "../fieldModel/names";
import type { ById, ByName, OfObject } from "./query";
import type { Tenant } from "./tenant";

// Loaded with the first question.
const fields = (): typeof import("../contract/fields") => require("../contract/fields");
const objects = (): typeof import("../contract/objects") => require("../contract/objects");

// How data sources find the one thing that is asked for. The messages follow the name of the data source.

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly version?: string | number;
}

interface Wanted {
  /** What the thing is, in words. */
  readonly kind: string;
  /** The API names that are meant, the likeliest first. */
  readonly names: readonly string[];
  /** Where the names are unique, unless that is the tenant: " in object ns__Order__CST". */
  readonly place?: string;
  /** Whether several things may differ in their version only, and the one that is asked for. */
  readonly versions?: { readonly wanted: string | undefined };
}

/** Lists the things by a name, or all of them. The platform may overlook the name. */
type Listing<Listed> = (name?: string) => Promise<readonly Listed[]>;

/** The id of the one thing that has the name. */
export async function idByName(wanted: Wanted, list: Listing<Thing>): Promise<string> {
  for (const name of wanted.names) {
    // assumption: name-filter
    const found = (await list(name)).filter((thing) => thing.name === name);
    if (found.length > 0) return idOf(wanted, name, found);
  }
  throw await notThere(wanted, list);
}

/** The error for a thing that no name leads to. */
export async function notThere({ kind, names, place = "" }: Wanted, list: Listing<Thing>): Promise<Error> {
  const all = await list().catch(() => []);
  return new Error(`there is no ${kind} ${names.join(" or ")}${place}.${similar(all, names)}`);
}

function idOf({ kind, place = "", versions }: Wanted, name: string, found: readonly Thing[]): string {
  const thing = `${kind} ${name}${place}`;
  const fitting = versions?.wanted === undefined ? found : found.filter(({ version }) => version === versions.wanted);
  const [first, second] = fitting;
  const each = found.map(({ id, version }) => (versions ? version : id)).join(", ");
  if (!first) throw new Error(`there is no version ${versions?.wanted} of ${thing}. It has ${each}.`);
  if (second) throw new Error(`there is more than one ${thing}. Give the ${versions ? "version" : "id"}: one of ${each}.`);
  return first.id;
}

/** Names that may be meant: those that differ in the case, the namespace or the suffix. */
function similar(all: readonly Thing[], names: readonly string[]): string {
  const essence = (name: string) => shortName(name).toLowerCase();
  const wanted = new Set(names.map(essence));
  const close = new Set(all.map(({ name }) => name).filter((name) => wanted.has(essence(name))));
  return close.size > 0 ? ` Did you mean ${[...close].join(" or ")}?` : "";
}

/** What a read by id answered, or an error that says what is not there. */
export async function existing<T>(
  tenant: Tenant,
  { kind, place = "" }: Pick<Wanted, "kind" | "place">,
  id: string,
  answer: Promise<T>,
): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw tenant.isMissing(error) ? new Error(`there is no ${kind} with the id ${id}${place}.`) : error;
  }
}

/** The API names that the name of an object or a field may mean: in the namespace, else as it is. */
export function schemaNames({ namespace }: Tenant, name: string): string[] {
  return [...new Set([schemaApiName(namespace, name), name])];
}

/** The API names that the name of anything else in the tenant may mean. */
export function tenantNames(tenant: Tenant, name: string): string[] {
  return [...new Set([tenantName(tenant, name), name])];
}

/** The likeliest of them. */
export function tenantName({ namespace }: Tenant, name: string): string {
  return definitionApiName(namespace, name);
}

/** A switch as queries write it. */
export function flag(value: boolean): "true" | "false" {
  return value ? "true" : "false";
}

/** The argument that tells the thing, and its text. It must be exactly one; the compiler says so, too. */
export function oneOf<Name extends string>(args: { readonly [Key in Name]?: unknown }, ...names: Name[]): [Name, string] {
  const [name, ...others] = names.filter((candidate) => args[candidate] !== undefined);
  if (name === undefined) throw new Error(`give ${names.join(" or ")}.`);
  if (others.length > 0) throw new Error(`give only one of ${names.join(", ")}.`);
  const value: unknown = args[name];
  if (typeof value !== "string" || value === "") throw new Error(`${name} must be a text that is not empty.`);
  return [name, value];
}

/** The id of a thing that is told by its name or by its id. */
export async function idOfOne(args: ByName | ById, wanted: (name: string) => Wanted, list: Listing<Thing>): Promise<string> {
  const [key, value] = oneOf(args, "name", "id");
  return key === "id" ? value : idByName(wanted(value), list);
}

/** Ids are 20 letters and digits: four that tell the kind, then a number that begins with zeros. No sensible name looks so. */
// assumption: id-forms
function isId(text: string): boolean {
  return /^[A-Za-z0-9]{4}0[A-Za-z0-9]{15}$/.test(text);
}

/** The id of an object that is told by its id or by a name. */
export async function objectIdOf(tenant: Tenant, args: OfObject): Promise<string> {
  const [, object] = oneOf(args, "object");
  return isId(object) ? object : objectIdByName(tenant, object);
}

/**
 * The API name of an object that is told by its id or by a name. The platform has tables that its list does not show: their names go as they
 * are.
 */
export async function objectNameOf(tenant: Tenant, args: OfObject): Promise<string> {
  const [, object] = oneOf(args, "object");
  const all = await everyObject(tenant);
  if (isId(object)) {
    const found = all.find(({ id }) => id === object);
    if (!found) throw new Error(`there is no object with the id ${object}.`);
    return found.name;
  }
  return schemaNames(tenant, object).find((name) => all.some((one) => one.name === name)) ?? object;
}

/** What a user reads beside an error where the list of objects does not show the object. */
export async function unlisted(tenant: Tenant, { object }: OfObject): Promise<string> {
  const [all, names] = [await everyObject(tenant), schemaNames(tenant, object)];
  if (all.some(({ id, name }) => id === object || names.includes(name))) return "";
  return ` The list of objects does not show ${names.join(" or ")}.${similar(all, names)}`;
}

export function objectIdByName(tenant: Tenant, name: string): Promise<string> {
  return idByName({ kind: "object", names: schemaNames(tenant, name) }, () => everyObject(tenant));
}

function everyObject(tenant: Tenant) {
  return tenant.call(objects().list, { query: { type: objects().everyType } });
}

/** An object with its fields, wherever the platform lists them. */
export async function readObject(tenant: Tenant, objectId: string) {
  const path = { objectId };
  const {
    tableInfo,
    fields: embedded,
    ...others
  } = await existing(tenant, { kind: "object" }, objectId, tenant.call(objects().get, { path }));
  // assumption: field-list
  const listed = embedded ?? (await tenant.ifThere(tenant.call(fields().list, { path })));
  return { ...tableInfo, ...others, ...(listed && { fields: listed }) };
}

/** The calls for the things of one kind that objects have. */
export interface ChildCalls<Child extends Thing> {
  list(objectId: string): Promise<Child[]>;
  read(objectId: string, id: string): Promise<Child>;
}

/** The things of one kind that an object has. */
export async function childrenOf<T>(tenant: Tenant, args: OfObject, list: (objectId: string) => Promise<T>): Promise<T> {
  const objectId = await objectIdOf(tenant, args);
  return existing(tenant, { kind: "object" }, objectId, list(objectId));
}

/** One thing of an object. Its name is unique in the object and has no namespace. */
export async function childOf<Child extends Thing>(
  tenant: Tenant,
  args: OfObject & (ByName | ById),
  kind: string,
  { list, read }: ChildCalls<Child>,
) {
  const objectId = await objectIdOf(tenant, args);
  const place = ` in object ${args.object}`;
  const id = await idOfOne(
    args,
    (name) => ({ kind, names: [name], place }),
    () => childrenOf(tenant, { object: objectId }, list),
  );
  return existing(tenant, { kind, place }, id, read(objectId, id));
}
