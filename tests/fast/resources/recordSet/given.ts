import { type DataType, dataTypes } from "../../../../provider/contract/dataTypes";
import type { Driver, Properties } from "../../../support/driver";

/** The object that the rows of these tests belong to. */
export const objectName = "demo__Customer__CST";
const customers = objectName;
export const column = (name: string) => `demo__${name}__CST`;

/** An object with a column of each sort, made long ago. */
export function makeCustomers({ emulator: { world, dialect } }: Driver, objectName = customers): void {
  const spelt = (type: string) => (dialect.dataTypeCase === "camel" ? dataTypes[type as DataType].canonical : type);
  const picklist =
    world.picklists.find("demo__Tier") ??
    world.picklists.create({
      name: "demo__Tier",
      masterLabel: "Tier",
      picklistValues: [
        { value: "Gold", label: "Gold" },
        { value: "Silver", label: "Silver" },
      ],
    });
  const object = world.objects.create({
    name: objectName,
    label: "Customer",
    fields: [{ label: "Name", name: "name", dataType: "Name" }],
    view: {
      ObjectDetailLayout: { name: `__layout__${objectName}__detail`, fields: ["name"] },
      ObjectRecordsLayout: { name: `__layout__${objectName}__records`, fields: ["name"] },
    },
  });
  Object.assign(object, { madeAt: 0 });
  const fields = [
    { name: column("code"), dataType: "text", dataLength: 20 },
    { name: column("title"), dataType: "text", dataLength: 20 },
    { name: column("size"), dataType: "number" },
    { name: column("vip"), dataType: "checkbox" },
    { name: column("since"), dataType: "date" },
    { name: column("seenAt"), dataType: "datetime" },
    { name: column("tier"), dataType: "singleselect", picklistId: picklist.id },
    { name: column("tiers"), dataType: "multiselect", picklistId: picklist.id },
    {
      name: column("parent"),
      dataType: "lookup",
      referenceObjectsDetails: [{ referenceObjectId: object.id, referenceObjectName: objectName }],
    },
  ];
  const made = world.fields.add(
    object.id,
    fields.map((field) => ({ label: field.name, ...field, dataType: spelt(field.dataType) })),
  );
  for (const field of made) Object.assign(field, { madeAt: 0 });
}

export const types = {
  [column("code")]: "text",
  [column("title")]: "text",
  [column("size")]: "number",
  [column("vip")]: "checkbox",
  [column("since")]: "date",
  [column("seenAt")]: "datetime",
  [column("tier")]: "singleselect",
  [column("tiers")]: "multiselect",
  [column("parent")]: "lookup",
};

/** Inputs of a set as its class makes them. */
export function setOf(records: Record<string, Properties>, more: Properties = {}): Properties {
  const keyed = Object.entries(records).map(([code, values]) => [code, { code, ...values }]);
  return { name: "customers", objectName, key: ["code"], records: Object.fromEntries(keyed), types, ...more };
}

/** The values of the records that the platform has, by their codes. */
export function stored({ emulator: { world } }: Driver): Record<string, Properties> {
  return Object.fromEntries(world.records.query(objectName).records.map(({ values }) => [String(values[column("code")]), values]));
}

/** What the driver asked of the platform since the last call, without the sign-in. */
export function requests({ emulator }: Driver): Record<string, number> {
  const { OAuth2Token, ...counts } = emulator.requests.counts();
  emulator.requests.clear();
  return counts;
}
