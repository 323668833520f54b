import * as astrozero from "pulumi-astrozero";

const { checkbox, currency, date, hierarchy, lookup, singleSelect, text } = astrozero.fields;

const size = new astrozero.Picklist("WarehouseSize", { values: ["Small", "Large"] });

const warehouse = new astrozero.CustomObject("Warehouse", {
  label: "Warehouse",
  fields: {
    code: text({ length: 10, required: true, unique: true }),
    size: singleSelect(size),
    suppliedBy: hierarchy({ relationshipName: "Supplies" }),
  },
});

const product = new astrozero.CustomObject("Product", {
  label: "Product",
  fields: {
    number: text({ length: 10, required: true, unique: true }),
    price: currency({ scale: 2 }),
    since: date(),
    discontinued: checkbox(),
    warehouse: lookup(warehouse, { relationshipName: "Products" }),
  },
});

// Rows of the program: the compiler checks columns and values. `suppliedBy` holds keys of the same set.
const warehouses = new astrozero.RecordSet("warehouses", {
  object: warehouse,
  key: "code",
  lookups: { suppliedBy: "self" },
  records: [
    { code: "HAM", name: "Hamburg", size: "Large" },
    { code: "BRE", name: "Bremen", size: "Small", suppliedBy: "HAM" },
    { code: "KIE", name: "Kiel", size: "Small", suppliedBy: "HAM" },
  ],
});

// 1,000 rows of a file. Its column `warehouse` holds keys of the other set.
const products = new astrozero.RecordSet("products", {
  object: product,
  key: "number",
  file: "data/products.csv",
  lookups: { warehouse: warehouses },
});

// One record that refers to a row.
const sample = new astrozero.Record("sample", {
  object: product,
  key: "number",
  values: { number: "SAMPLE", name: "Sample", price: 0, warehouse: warehouses.row("HAM") },
});

export const firstProduct = products.row("P-0001");
export const sampleId = sample.recordId;
