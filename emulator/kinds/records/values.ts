import { dataTypeWord } from "../../../provider/contract/dataTypes";
import { isZoned, misfitOf } from "../../../provider/contract/fieldValues";
import { dateText } from "../../core/clock";
import type { Value } from "../../core/conditions";
import { refusal } from "../../core/refusal";
import type { Tenant } from "../../core/tenant";
import { own } from "../../core/things";
import type { Dialect } from "../../dialect";
import type { StoredField } from "../fields/table";
import { typeRule } from "../fields/types";
import { ObjectTable, type StoredObject } from "../objects/table";
import { Picklists } from "../picklists/picklists";
import { RecordTable, type StoredRecord } from "./table";

/** The value of a field as the tenant keeps it. `null` and `""` empty it; a value that does not fit is refused. */
export function toStored(field: StoredField, value: unknown, tenant: Tenant, where: string = field.name): Value {
  if (value === null || value === undefined || value === "") return null;
  const misfit = (what: string) => refusal("invalid", `${where}: ${JSON.stringify(value)} ${what}`);
  const fault = misfitOf(dataTypeWord(field.dataType), value, field.dataLength);
  if (fault !== undefined) throw misfit(fault);
  const { kind } = typeRule(field.dataType);
  switch (kind) {
    case "checkbox":
      return ["true", "1"].includes(String(value));
    case "number":
      return String(value).replace(/^(-?)0+(?=\d)/, "$1");
    case "datetime":
      if (!isZoned(value)) return String(value);
      if (tenant.dialect.dateWire !== "zoned") throw misfit("is not a datetime");
      return dateText(Date.parse(value));
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
    default:
      return String(value);
  }
}

/** A stored value as answers print it. */
export function toWire(field: StoredField, value: Value, dialect: Dialect): unknown {
  if (value === null) return null;
  if (typeof value === "boolean") return checkboxToWire(value, dialect);
  if (Array.isArray(value)) return dialect.multiSelectWire === "joined" ? value.join(";") : value;
  const { kind } = typeRule(field.dataType);
  if (kind === "datetime") return momentToWire(value, dialect);
  if (kind === "number" && dialect.numberWire === "number") return Number(value);
  return value;
}

/** A checkbox as answers print it. */
export function checkboxToWire(value: boolean, { checkboxWire }: Dialect): unknown {
  return { boolean: value, string: String(value), number: Number(value) }[checkboxWire];
}

/** A moment as answers print it: the tenant lives in UTC. */
export function momentToWire(moment: string, { dateWire }: Dialect): string {
  return dateWire === "local" ? moment : `${moment.replace(" ", "T")}Z`;
}

/** The record that a relation points at, with its object. */
export function referenced(
  { references }: Pick<StoredField, "references">,
  id: string,
  tenant: Tenant,
): { object: StoredObject; record: StoredRecord } | undefined {
  for (const { referenceObjectId } of references) {
    const object = tenant.of(ObjectTable).find(referenceObjectId);
    const record = object && own(tenant.of(RecordTable).of(object), id);
    if (record) return { object, record };
  }
  return undefined;
}

function activeValues({ picklistId }: StoredField, tenant: Tenant): string[] {
  const values = tenant.of(Picklists).find(picklistId)?.values ?? [];
  return values.filter(({ isActive }) => isActive).map(({ value }) => value);
}
