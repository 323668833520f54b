import { evaluate } from "../../core/expressions/evaluate";
import { type Plain, parse, Unreadable } from "../../core/expressions/parse";
import type { Tenant } from "../../core/tenant";
import { FieldTable, type StoredField } from "../fields/table";
import { typeRule } from "../fields/types";
import type { StoredObject } from "../objects/table";
import { Validators } from "../validators";
import type { StoredRecord } from "./table";

/** What a formula makes of a record; null where it cannot be evaluated, which is told. */
export function formulaValue(field: StoredField, record: StoredRecord, object: StoredObject, tenant: Tenant): Plain {
  return told(`formula of field ${field.name} of object ${object.name}`, tenant, () => resultOf(field, record, object, tenant, []));
}

/** The message of the first validator that does not accept a record. */
export function objection(record: StoredRecord, object: StoredObject, tenant: Tenant): string | undefined {
  const active = Object.values(tenant.of(Validators).of(object)).filter(({ active, errorExpression }) => active && errorExpression);
  const objecting = active.find(({ name, errorExpression }) => {
    const isWrong = () => evaluate(parse(errorExpression ?? ""), (column) => plainValue(column, record, object, tenant, []));
    return told(`errorExpression of validator ${name} of object ${object.name}`, tenant, isWrong) === true;
  });
  return objecting && (objecting.errorMessage || `validator ${objecting.name} refuses it`);
}

function told(what: string, tenant: Tenant, work: () => Plain): Plain {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tenant.tell(`not evaluated: ${what}: ${error.message}`);
    return null;
  }
}

/** `within`: the formulas that need this one. */
function resultOf(field: StoredField, record: StoredRecord, object: StoredObject, tenant: Tenant, within: readonly string[]): Plain {
  if (within.includes(field.id)) throw new Unreadable(`${field.name} needs itself`);
  return evaluate(parse(field.formula), (name) => plainValue(name, record, object, tenant, [...within, field.id]));
}

function plainValue(name: string, record: StoredRecord, object: StoredObject, tenant: Tenant, within: readonly string[]): Plain {
  const fields = Object.values(tenant.of(FieldTable).of(object));
  const field = fields.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (!field) throw new Unreadable(`there is no field ${name}`);
  if (field.dataType === "Formula") return resultOf(field, record, object, tenant, within);
  const value = record.values[field.name] ?? null;
  if (value === null || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.join(";");
  return typeRule(field.dataType).kind === "number" ? Number(value) : value;
}
