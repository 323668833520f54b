import type { ChildJoin, Joins, ParentJoin } from "../../../provider/contract/records";
import type { Plain } from "../../core/expressions/parse";
import { sorted, typedPerson } from "../../core/print";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import type { StoredField } from "../fields/table";
import type { StoredObject } from "../objects/table";
import { knownFields } from "./columns";
import { formulaValue } from "./formulas";
import { childRelations, parentField, selected } from "./search";
import { RecordTable, type StoredRecord } from "./table";
import { checkboxToWire, momentToWire, referenced, toWire } from "./values";

/** A record (0017): members sorted, empty fields null, lookups with name and type. `only` limits the fields. */
export function printRecord(record: StoredRecord, object: StoredObject, tenant: Tenant, only?: string[]): object {
  const { id, owner, createdBy, lastModifiedBy } = record;
  const wanted = only?.map((name) => name.trim().toLowerCase());
  const values = knownFields(object, tenant)
    .filter((field) => !wanted || wanted.includes(field.name.toLowerCase()))
    .map((field) => printValue(field, record, object, tenant));
  const necessary = { id, ...typedPerson("owner", owner, tenant) };
  const others = {
    ...typedPerson("createdBy", createdBy, tenant),
    createdDate: momentToWire(record.createdDate, tenant.dialect),
    currencyIsoCode: "",
    installedPackage: null,
    ...typedPerson("lastModifiedBy", lastModifiedBy, tenant),
    lastModifiedDate: momentToWire(record.lastModifiedDate, tenant.dialect),
  };
  const system = wanted
    ? Object.fromEntries(Object.entries(others).filter(([member]) => wanted.includes(member.split(".")[0]?.toLowerCase() ?? "")))
    : others;
  return sorted(Object.assign({}, necessary, system, ...values));
}

function printValue(field: StoredField, record: StoredRecord, object: StoredObject, tenant: Tenant): Record<string, unknown> {
  if (field.dataType === "Formula") return { [field.name]: printFormula(formulaValue(field, record, object, tenant), tenant) };
  const value = record.values[field.name] ?? null;
  const printed = { [field.name]: toWire(field, value, tenant.dialect) };
  const target = value === null ? undefined : referenced(field, String(value), tenant);
  if (!target) return printed;
  return { ...printed, [`${field.name}.__objectType`]: target.object.name, [`${field.name}.name`]: target.record.values.name ?? null };
}

/** Whether a formula makes numbers or checkboxes is not declared: it shows. */
function printFormula(value: Plain, { dialect }: Tenant): unknown {
  if (typeof value === "number") return dialect.numberWire === "number" ? value : String(value);
  return typeof value === "boolean" ? checkboxToWire(value, dialect) : value;
}

/** The records that a record is read together with. */
export interface Joined {
  parents?: ParentJoin[] | undefined;
  children: ChildJoin[];
}

/**
 * A record with those that it is read together with. No page shows such an answer. The members of a parent are flat, as the name of every
 * relation is: `<field>.<member>`. Children are a list of records under the name of their relation, as the script library takes them.
 */
export function printJoined(
  record: StoredRecord,
  object: StoredObject,
  tenant: Tenant,
  { parents = [], children }: Joined,
  only?: string[],
): object {
  return sorted({
    ...printRecord(record, object, tenant, only),
    ...Object.assign({}, ...parents.map((join) => printParent(record, object, tenant, join))),
    ...Object.fromEntries(children.map((join) => [join.relationName, { records: printChildren(record, object, tenant, join) }])),
  });
}

function printParent(record: StoredRecord, object: StoredObject, tenant: Tenant, join: ParentJoin): object {
  const field = parentField(object, join.relatedField, tenant);
  const parent = referenced(field, String(record.values[field.name]), tenant);
  if (!parent) return {};
  const members = printJoined(parent.record, parent.object, tenant, { parents: join.parents, children: [] }, join.options?.fields);
  return Object.fromEntries(Object.entries(members).map(([member, value]) => [`${field.name}.${member}`, value]));
}

function printChildren(record: StoredRecord, object: StoredObject, tenant: Tenant, join: ChildJoin): object[] {
  const { options = {} } = join;
  return childRelations(object, join.relationName, tenant).flatMap(({ child, field }) => {
    const own = Object.values(tenant.of(RecordTable).of(child)).filter(({ values }) => values[field.name] === record.id);
    const joined = { children: childJoins(join, tenant) };
    return selected(own, child, options, tenant).map((one) => printJoined(one, child, tenant, joined, options.fields));
  });
}

/** The children that are read, too, by the member that the dialect knows. */
export function childJoins({ childs, children }: Pick<Joins, "childs" | "children">, { dialect }: Tenant): ChildJoin[] {
  const unknown = { childs: children && "children", children: childs && "childs", either: undefined }[dialect.childMember];
  if (unknown && dialect.unknownAttributes === "refused") throw refusal("invalid", `relation: unknown attribute "${unknown}"`);
  return { childs: childs ?? [], children: children ?? [], either: [...(childs ?? []), ...(children ?? [])] }[dialect.childMember];
}
