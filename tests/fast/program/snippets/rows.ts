const given = `
const tier = new astrozero.Picklist("Tier", { values: ["Gold", { value: "Silver" }] });
const { autoNumber, multiSelect, number } = astrozero.fields;
const vip = new astrozero.CustomObject("Vip", {
  fields: {
    code: text(), size: number(), good: checkbox(), tier: singleSelect(tier), tiers: multiSelect(tier), no: autoNumber(), above: lookup(self),
  },
});
const vips = new astrozero.RecordSet("vips", { object: vip, key: "code", records: [{ code: "a" }] });
`;

const rows = (records: string, more = `object: vip, key: "code"`) =>
  `${given}new astrozero.RecordSet("s", { ${more}, records: [${records}] });`;

/** Programs with rows that compile. */
export const right: Record<string, string> = {
  "rows with a value of each sort": rows(
    `{ code: "a", size: 1, good: true, tier: "Gold", tiers: ["Gold", "Silver"], name: "A", above: vips.row("a") }, { code: "b", size: "12.50", tier: null }`,
  ),
  "rows with outputs": rows(`{ code: "a", size: pulumi.output(1), name: customer.name }`),
  "rows that refer to others by their keys": rows(
    `{ code: "a", size: 1, above: "b" }`,
    `object: vip, key: ["code", "size"], lookups: { above: vips }`,
  ),
  "rows that refer to their own set": rows(`{ code: "a", above: "a" }`, `object: vip, key: "code", lookups: { above: "self" }`),
  "rows of an object that the program does not declare": rows(
    `{ code: "a", whatever: 5, other: true }, { code: "b", several: ["a", "b"] }`,
    `object: "Account", key: "code"`,
  ),
  "rows of a file": `${given}
new astrozero.RecordSet("s", { object: vip, key: "code", file: "a.csv" });
new astrozero.RecordSet("t", { object: vip, key: "code", file: { path: "a.txt", format: "csv", delimiter: ";", encoding: "gb18030" } });`,
  "one record": `${given}new astrozero.Record("r", { object: vip, key: ["code"], values: { code: "a", above: vips.row("a") } });`,
};

/** Programs with rows that do not compile, with what the compiler says. */
export const wrong: Record<string, [program: string, complaint: string]> = {
  "a row with a column that the object does not have": [rows(`{ code: "a", siz: 1 }`), "'siz' does not exist in type"],
  "a row with a value that the picklist does not have": [
    rows(`{ code: "a", tier: "Bronze" }`),
    `Type '"Bronze"' is not assignable to type 'Input<"Gold" | "Silver" | null> | undefined'`,
  ],
  "a row with several values of which the picklist does not have one": [
    rows(`{ code: "a", tiers: ["Gold", "Bronze"] }`),
    `Type '"Bronze"' is not assignable to type '"Gold" | "Silver"'`,
  ],
  "a row with a text in a number": [rows(`{ code: "a", size: "many" }`), `Type '"many"' is not assignable to type`],
  "a row with a number in a checkbox": [rows(`{ code: "a", good: 1 }`), "Type 'number' is not assignable to type"],
  "a row with a value that the platform computes": [rows(`{ code: "a", no: "1" }`), "Type 'string' is not assignable to type"],
  "a row without a part of its key": [rows(`{ code: "a" }`, `object: vip, key: ["code", "size"]`), "Property 'size' is missing"],
  "a row with an output in its key": [rows(`{ code: customer.name }`), "Type 'Output<string>' is not assignable to type 'string'"],
  "a key that is no column": [
    `${given}new astrozero.RecordSet("s", { object: vip, key: "cod", file: "a.csv" });`,
    `Type '"cod"' is not assignable`,
  ],
  "a lookup that is no column": [
    `${given}new astrozero.RecordSet("s", { object: vip, key: "code", lookups: { abov: vips }, file: "a.csv" });`,
    "'abov'",
  ],
  "a record with a column that the object does not have": [
    `${given}new astrozero.Record("r", { object: vip, values: { cod: "a" } });`,
    "'cod' does not exist in type",
  ],
};
