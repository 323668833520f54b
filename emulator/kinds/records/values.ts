import type { Value } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { own } from "../../core/things";
import type { Dialect } from "../../dialect";
import type { StoredField } from "../fields/table";
import { typeRule } from "../fields/types";
import { ObjectTable } from "../objects/table";
import { Picklists } from "../picklists/picklists";
import { RecordTable, type StoredRecord } from "./table";

const patterns = {
  number: /^-?\d+(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
  Email: /^[^\s@]+@[^\s@]+$/,
} as const;

/** The value of a field as the tenant keeps it. `null` and `""` empty it; a value that does not fit is refused. */
export function toStored(field: StoredField, value: unknown, tenant: Tenant, where: string = field.name): Value {
  if (value === null || value === undefined || value === "") return null;
  const misfit = (what: string) => refusal("invalid", `${where}: ${JSON.stringify(value)} ${what}`);
  const { kind } = typeRule(field.dataType);
  switch (kind) {
    case "computed":
      throw misfit(`cannot be set: ${field.dataType} is read-only`);
    case "checkbox":
      if (![true, false, "true", "false"].includes(value as never)) throw misfit("is neither true nor false");
      return String(value) === "true";
    case "number": {
      const text = String(value);
      if (!patterns.number.test(text)) throw misfit("is not a number");
      return text.replace(/^(-?)0+(?=\d)/, "$1");
    }
    case "date":
    case "datetime":
      if (typeof value !== "string" || !patterns[kind].test(value) || Number.isNaN(Date.parse(value.replace(" ", "T"))))
        throw misfit(`is not a ${kind}`);
      return value;
    case "select":
      if (!activeValues(field, tenant).includes(value as string)) throw misfit("is not an active value of the picklist");
      return value as string;
    case "multiselect": {
      const list = Array.isArray(value) ? value : String(value).split(";");
      const active = activeValues(field, tenant);
      if (!list.every((item) => active.includes(item))) throw misfit("are not active values of the picklist");
      return list;
    }
    case "relation":
      if (!referenced(field, String(value), tenant)) throw misfit("is not a record of the referenced object");
      return String(value);
    case "text": {
      if (typeof value !== "string" && typeof value !== "number") throw misfit("is not a text");
      const text = String(value);
      if (field.dataLength > 0 && text.length > field.dataLength) throw misfit(`is longer than ${field.dataLength} characters`);
      if (field.dataType === "Email" && !patterns.Email.test(text)) throw misfit("is not an email address");
      if (field.dataType === "URL" && !URL.canParse(text)) throw misfit("is not a URL");
      return text;
    }
  }
}

/** A stored value as answers print it. */
export function toWire(field: StoredField, value: Value, dialect: Dialect): unknown {
  if (value === null) return null;
  if (typeof value === "boolean") return dialect.checkboxWire === "boolean" ? value : String(value);
  if (Array.isArray(value)) return dialect.multiSelectWire === "joined" ? value.join(";") : value;
  if (typeRule(field.dataType).kind === "number" && dialect.numberWire === "number") return Number(value);
  return value;
}

/** The record that a relation points at, with the name of its object. */
export function referenced({ references }: StoredField, id: string, tenant: Tenant): { object: string; record: StoredRecord } | undefined {
  for (const { referenceObjectId } of references) {
    const object = tenant.of(ObjectTable).find(referenceObjectId);
    const record = object && own(tenant.of(RecordTable).of(object), id);
    if (record) return { object: object.name, record };
  }
  return undefined;
}

function activeValues({ picklistId }: StoredField, tenant: Tenant): string[] {
  const values = tenant.of(Picklists).find(picklistId)?.values ?? [];
  return values.filter(({ isActive }) => isActive).map(({ value }) => value);
}
