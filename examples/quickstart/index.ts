import * as astrozero from "pulumi-astrozero";

const {
  autoNumber,
  checkbox,
  currency,
  date,
  dateTime,
  email,
  formula,
  lookup,
  masterDetail,
  multiSelect,
  number,
  percent,
  phone,
  self,
  singleSelect,
  text,
  textArea,
  url,
} = astrozero.fields;

const status = new astrozero.Picklist("OrderStatus", {
  values: ["New", "Paid", { value: "Done", label: "Closed" }],
  defaultValue: "New",
});

const channel = new astrozero.Picklist("SalesChannel", { values: ["Web", "Shop", "Phone"] });

const customer = new astrozero.CustomObject("Customer", {
  label: "Customer",
  description: "Companies and people who buy from us",
  allowSearch: true,
  fields: {
    code: text({ label: "Code", length: 20, required: true, unique: true, searchable: true }),
    vip: checkbox({ label: "VIP" }),
    since: date({ label: "Customer since" }),
    email: email({ label: "E-mail" }),
    phone: phone({ label: "Phone" }),
    website: url({ label: "Website" }),
    discount: percent({ label: "Discount", scale: 1 }),
    channels: multiSelect(channel, { label: "Sales channels" }),
    parent: lookup(self, { label: "Parent company", relationshipName: "Subsidiaries" }),
  },
});

const order = new astrozero.CustomObject("Order", {
  label: "Order",
  nameField: { label: "Order title" },
  fields: {
    number: autoNumber({ label: "Number", pattern: "ORD-{0000}", startingNumber: 1 }),
    customer: lookup(customer, { label: "Customer", relationshipName: "Orders" }),
    status: singleSelect(status, { label: "Status" }),
    placedAt: dateTime({ label: "Placed at" }),
    amount: currency({ label: "Amount", scale: 2 }),
    note: textArea({ label: "Note", length: 2000 }),
  },
});

const orderLine = new astrozero.CustomObject("OrderLine", {
  label: "Order line",
  fields: {
    order: masterDetail(order, { label: "Order", relationshipName: "Lines" }),
    product: text({ label: "Product", length: 80, required: true }),
    quantity: number({ label: "Quantity", length: 6 }),
    price: currency({ label: "Price", scale: 2 }),
    total: formula({ label: "Total", formula: "quantity * price" }),
  },
});

export const objects = [customer.name, order.name, orderLine.name];
export const amountField = order.field("amount");
