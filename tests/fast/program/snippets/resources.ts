/** Programs that compile. */
export const right: Record<string, string> = {
  "a declared field": `export const name: string = order.field("amount");`,
  "a preset field": `export const name: string = order.field("createdDate");`,
  "the id of a declared field": `export const id = order.fieldIds.amount.apply((id) => id.length);`,
  "a field's own attributes": `new astrozero.CustomObject("A", { fields: { a: text({ length: 3, unique: true }), b: encryptedText({ maskChar: "*" }) } });`,
  "outputs for values": `new astrozero.CustomObject("A", { label: customer.name, fields: { a: text({ length: customer.name.apply((name) => name.length) }) } });`,
  "relations to objects, by name, to itself": `new astrozero.CustomObject("A", { fields: { a: lookup(order), b: lookup("Account"), c: lookup(self) } });`,
  "a picklist by resource or id": `
const status = new astrozero.Picklist("Status", { values: ["New", { value: "Done", label: "Closed" }] });
new astrozero.CustomObject("A", { fields: { a: singleSelect(status), b: singleSelect("0004000000") } });`,
  "a field of its own": `new astrozero.Field("a", { object: order, allowDataLoss: true, ...text({ length: 12 }) });`,
  "the id of a picklist by output": `
new astrozero.CustomObject("A", { fields: { a: singleSelect(astrozero.getPicklistOutput({ name: "Status" }).id) } });`,
  "an object, a flow and a BPM that need nothing": `
export const prefix = new astrozero.CustomObject("A").keyPrefix;
new astrozero.CustomObject("B", undefined, { protect: true });
new astrozero.Flow("c");
new astrozero.Bpm("d");`,
  "an object with fields in the place of any object": `
const idOf = (object: astrozero.CustomObject) => object.id;
idOf(order);`,
  "guards of the classes": `
declare const unknown: unknown;
export const name = astrozero.CustomObject.isInstance(unknown) && unknown.apiName;
export const values = astrozero.Picklist.isInstance(unknown) && unknown.valueIds;
export const namespace = astrozero.Provider.isInstance(unknown) && unknown.namespace;`,
  "fields in a variable": `
const audit = { reviewer: text(), reviewed: checkbox() };
const reviewed = new astrozero.CustomObject("A", { fields: { ...audit, note: text() } });
export const name = reviewed.field("reviewer");`,
};

/** Programs that do not, and what the compiler must say. */
export const wrong: Record<string, [program: string, complaint: string]> = {
  "an undeclared field": [`order.field("amuont");`, `Argument of type '"amuont"' is not assignable to parameter of type`],
  "a field of an object without declared fields": [
    `new astrozero.CustomObject("A").field("amuont");`,
    `Argument of type '"amuont"' is not assignable to parameter of type 'PresetField'`,
  ],
  "a constructor that is not called": [
    `new astrozero.CustomObject("A", { fields: { a: text } });`,
    "TextField' is not assignable to type 'FieldDefinition'.\nDid you mean to call this expression?",
  ],
  "a constructor that is not called, in a variable": [
    `const declared = { a: text }; new astrozero.CustomObject("A", { fields: declared });`,
    "TextField' is not assignable to type 'FieldDefinition'.",
  ],
  "a select of an object": [
    `singleSelect(customer);`,
    "Property 'valueIds' is missing in type 'CustomObject<{ code: TextField; }>' but required in type 'PicklistTarget<string>'.",
  ],
  "the id of an undeclared field": [`order.fieldIds.amuont;`, "Property 'amuont' does not exist"],
  "an attribute of another data type": [`text({ scale: 2 });`, "'scale' does not exist in type 'TextAttributes'"],
  "a checkbox that is required": [`checkbox({ required: true });`, "'required' does not exist in type 'CheckboxAttributes'"],
  "an encrypted text that is searchable": [
    `encryptedText({ searchable: true });`,
    "'searchable' does not exist in type 'EncryptedTextAttributes'",
  ],
  "a formula without its expression": [`formula({ label: "Total" });`, "Property 'formula' is missing"],
  "a formula without anything": [`formula();`, "Expected 1 arguments, but got 0"],
  "a select without its picklist": [`singleSelect();`, "Expected 1-2 arguments, but got 0"],
  "a relation without its target": [`lookup({ relationshipName: "Orders" });`, "does not exist in type 'RelationTarget'"],
  "a relation to a picklist": [
    `lookup(new astrozero.Picklist("Status", { values: ["New"] }));`,
    "is not assignable to parameter of type 'string | RelationTarget'",
  ],
  "a value of the wrong type": [`text({ length: "20" });`, "Type 'string' is not assignable to type 'Input<number> | undefined'"],
  "an unknown attribute of an object": [`new astrozero.CustomObject("A", { lable: "A" });`, "'lable' does not exist in type"],
  "a field that is no definition": [
    `new astrozero.CustomObject("A", { fields: { a: { dataType: "txt" } } });`,
    `Type '"txt"' is not assignable to type`,
  ],
  "a field of its own with an attribute of another data type": [
    `new astrozero.Field("a", { object: order, dataType: "checkbox", length: 3 });`,
    "'length' does not exist in type",
  ],
  "a field of its own without an object": [`new astrozero.Field("a", { ...text() });`, "Property 'object' is missing"],
  "a field of its own without a data type": [
    `new astrozero.Field("a", { object: order });`,
    "is not assignable to parameter of type 'FieldArgs'",
  ],
  "a picklist without values": [`new astrozero.Picklist("Status", {});`, "Property 'values' is missing"],
  "a namespace that is only known when the program runs": [
    `new astrozero.Provider("tenant", { namespace: customer.name });`,
    "Type 'Output<string>' is not assignable to type 'string | undefined'",
  ],
};
