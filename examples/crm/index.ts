import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

const {
  autoNumber,
  checkbox,
  currency,
  date,
  dateTime,
  email,
  encryptedText,
  formula,
  lookup,
  masterDetail,
  multiSelect,
  number,
  percent,
  phone,
  postalCode,
  self,
  singleSelect,
  text,
  textArea,
  url,
} = astrozero.fields;

// Picklists: values that fields choose from.

const industry = new astrozero.Picklist("Industry", { values: ["Building", "Finance", "Health", "Transport"] });

const stage = new astrozero.Picklist("DealStage", {
  masterLabel: "Stage of a deal",
  values: ["Lead", "Offer", { value: "Won", label: "Closed, won" }, { value: "Lost", label: "Closed, lost" }],
  defaultValue: "Lead",
});

// Objects with their fields. A short name is enough: `Company` becomes the object {namespace}__Company__CST.

const company = new astrozero.CustomObject("Company", {
  label: "Company",
  pluralLabel: "Companies",
  description: "Who buys from us, or may one day",
  allowSearch: true,
  fields: {
    code: text({ label: "Code", length: 20, required: true, unique: true, searchable: true }),
    // The two pages that come with an object show the fields that say so.
    industries: multiSelect(industry, { label: "Industries", layouts: ["detail", "records"] }),
    website: url({ label: "Website", layouts: ["detail"] }),
    email: email({ label: "E-mail" }),
    phone: phone({ label: "Phone" }),
    postalCode: postalCode({ label: "Postal code" }),
    account: encryptedText({ label: "Bank account", length: 34, inlineHelpText: "IBAN without spaces" }),
    employees: number({ label: "Employees", length: 7 }),
    keyAccount: checkbox({ label: "Key account" }),
    since: date({ label: "Customer since" }),
    parent: lookup(self, { label: "Parent company", relationshipName: "Subsidiaries" }),
    // An object that the program does not declare is told by its full name.
    manager: lookup("User", { label: "Account manager" }),
  },
});

const deal = new astrozero.CustomObject("Deal", {
  label: "Deal",
  nameField: { label: "Subject" },
  trackFieldHistory: true,
  fields: {
    number: autoNumber({ label: "Number", pattern: "D-{00000}", startingNumber: 1 }),
    company: lookup(company, { label: "Company", relationshipName: "Deals", required: true, layouts: ["records"] }),
    stage: singleSelect(stage, { label: "Stage", layouts: ["records"] }),
    amount: currency({ label: "Amount", scale: 2, layouts: ["records"] }),
    probability: percent({ label: "Probability", length: 3, defaultValue: 10 }),
    lastContact: dateTime({ label: "Last contact" }),
    note: textArea({ label: "Note", length: 4000 }),
  },
});

// The items of a deal are part of it: they are deleted with it.
const item = new astrozero.CustomObject("DealItem", {
  label: "Item",
  fields: {
    deal: masterDetail(deal, { label: "Deal", relationshipName: "Items" }),
    quantity: number({ label: "Quantity", length: 6 }),
    price: currency({ label: "Price", scale: 2 }),
  },
});

const activity = new astrozero.CustomObject("Activity", {
  label: "Activity",
  pluralLabel: "Activities",
  fields: {
    deal: lookup(deal, { label: "Deal", relationshipName: "Activities" }),
    user: lookup("User", { label: "User" }),
  },
});

// A field may be a resource of its own. It can then name the other fields: `item.field("price")` is {namespace}__price__CST.

new astrozero.Field("total", {
  object: item,
  ...formula({ label: "Total", formula: `${item.field("quantity")} * ${item.field("price")}` }),
});

// Or it belongs to an object that the program does not declare, and that a data source finds.

const contact = astrozero.getObjectOutput({ name: "Contact" });

new astrozero.Field("employer", {
  object: contact.id,
  ...lookup(company, { label: "Employer", relationshipName: "Contacts" }),
});

// Validators: records for which the expression is true are refused.

new astrozero.Validator("ProbabilityInPercent", {
  object: deal,
  active: true,
  errorExpression: `${deal.field("probability")} > 100`,
  errorMessage: "A probability is at most 100 percent.",
});

new astrozero.Validator("SomethingSold", {
  object: item,
  active: true,
  errorExpression: `${item.field("quantity")} <= 0`,
  errorMessage: "The quantity must be greater than zero.",
});

// Scripts: TypeScript that the platform runs. Others find and call only active ones.

const forecast = new astrozero.Script("forecast", {
  label: "Forecast of a deal",
  content: new pulumi.asset.FileAsset("scripts/forecast.ts"),
  active: true,
});

// Scripts name objects and fields in full. These are written for the namespace `demo`, and get the one of the tenant.
const prefix = deal.apiName.replace("Deal__CST", "");
const forTenant = (file: string) => readFileSync(file, "utf8").replaceAll("demo__", prefix);

const keepWonDeals = new astrozero.Script("keepWonDeals", { content: forTenant("scripts/keepWonDeals.ts"), active: true });
// The text names an object that nothing else here refers to, so the order must be told.
const recordStage = new astrozero.Script(
  "recordStage",
  { content: forTenant("scripts/recordStage.ts"), active: true },
  { dependsOn: activity },
);

// Triggers run scripts when records change.

new astrozero.Trigger("keepWonDeals", { object: deal, event: "BeforeDelete", script: keepWonDeals.name, active: true });

new astrozero.Trigger("recordStage", {
  object: deal,
  label: "Record the stage",
  event: "AfterUpdate",
  script: recordStage.name,
  active: true,
});

// Layouts: copies of the pages that come with an object, to be edited in the designer.

new astrozero.Layout("Call centre", {
  object: company,
  fields: [company.field("name"), company.field("industries"), company.field("website")],
});

const pipeline = new astrozero.Layout("Pipeline", { object: deal, existingPageLayout: "records" });

// A new field reaches a layout that is there: it is named when the field is created.
new astrozero.Field("closing", { object: deal, ...date({ label: "Closing date", layouts: [pipeline.layoutId] }) });

export const objects = [company.name, deal.name, item.name, activity.name];
export const forecastInputs = forecast.signature.apply((signature) => signature?.inputs.map((input) => input.name));
