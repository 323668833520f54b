import type { Stored, World } from "../../emulator";
import { printRecord } from "../../emulator/kinds/records/print";
import { Problem } from "./problem";

/** Of the records of an object, so many are shown. */
const most = 100;

/** The objects, those of the tenant's own first. */
export function objectList(world: World): object[] {
  const shown = world.objects.all().map((object) => ({
    name: object.name,
    label: object.label,
    custom: object.category === 3,
    fields: world.fields.all(object.id).length,
    records: world.records.all(object.id).length,
  }));
  return [...shown.filter(({ custom }) => custom), ...shown.filter(({ custom }) => !custom)];
}

/** An object with its fields and its first records; values are as reads answer them. */
export function objectWithRecords(world: World, name: string): object {
  const object = world.objects.find(name);
  if (!object) throw new Problem(404, `there is no object ${name}`);
  const fields = world.fields.all(object.id);
  const records = world.records.all(object.id);
  return {
    name: object.name,
    label: object.label,
    description: object.description,
    fields: fields.map((field) => printField(field, world)),
    columns: ["id", ...fields.map((field) => field.name)],
    count: records.length,
    records: records.slice(0, most).map((record) => {
      const printed = printRecord(record, object, world) as Record<string, unknown>;
      return ["id", ...fields.map((field) => field.name)].map((column) => shown(printed[column], printed[`${column}.name`]));
    }),
  };
}

function printField(field: Stored<"fields">, world: World): object {
  return {
    name: field.name,
    label: field.label,
    dataType: field.dataType,
    required: field.isRequired,
    unique: field.isUnique,
    refersTo: field.references.map(({ referenceObjectName }) => referenceObjectName).join(", "),
    picklist: field.picklistId === "" ? "" : (world.picklists.find(field.picklistId)?.name ?? field.picklistId),
  };
}

/** A value as a text; a relation with the name of the record that it leads to. */
function shown(value: unknown, name: unknown): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return typeof name === "string" ? `${name} (${text})` : text;
}
