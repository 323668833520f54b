import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow } from "../resources/given";

const at = useDriver();

const field = (attributes: Properties): [string, Properties] => ["Field", { name: "demo__code__CST", ...attributes }];

/** What the platform refuses for its inputs alone: the title, the kind, the inputs, and what the preview says. */
const refused: [string, [string, Properties], string][] = [
  [
    "a default that is too long",
    field({ dataType: "text", length: 3, defaultValue: "abcdef" }),
    "defaultValue: is longer than 3 characters",
  ],
  [
    "a default longer than texts can be",
    field({ dataType: "text", defaultValue: "x".repeat(256) }),
    "defaultValue: is longer than 255 characters",
  ],
  ["a formula as the default of a date", field({ dataType: "date", defaultValue: "Today()" }), "defaultValue: is not a date"],
  ["a day that is none", field({ dataType: "date", defaultValue: "2026-13-01" }), "defaultValue: is not a date"],
  ["a date as the default of a moment", field({ dataType: "datetime", defaultValue: "2026-01-01" }), "defaultValue: is not a datetime"],
  ["a default that is no address", field({ dataType: "email", defaultValue: "no mail" }), "defaultValue: is not an email address"],
  ["a default that is no URL", field({ dataType: "url", defaultValue: "x y" }), "defaultValue: is not a URL"],
  ["a default of 22 digits", field({ dataType: "number", defaultValue: 1e21 }), "defaultValue: has 22 digits, and the field holds 18"],
  [
    "a default of 3 digits",
    field({ dataType: "currency", length: 2, defaultValue: 12.5 }),
    "defaultValue: has 3 digits, and the field holds 2",
  ],
  ["more decimals than digits", field({ dataType: "number", length: 2, scale: 5 }), "scale: is more than the 2 digits of the number"],
  ["a pattern without a number", field({ dataType: "autonumber", pattern: "no braces" }), "pattern: has no place for the number"],
  ["a text that is too long", field({ dataType: "text", length: 256 }), "length: is more than 255"],
  ["a formula that is empty", field({ dataType: "formula", formula: "" }), "formula: must not be empty"],
  ["a hierarchy of another object", field({ dataType: "hierarchy", referenceObjectName: "Account" }), "referenceObjectName: must be self"],
  ["a field with two prefixes", ["Field", { name: "demo__Suite__code__CST", dataType: "text" }], "name: has more than one prefix"],
  [
    "a layout of a standard object",
    ["Layout", { name: "Desk", objectId: "stad00000000000000GE", objectName: "Account" }],
    "has no layouts",
  ],
  ["an event trigger without an event", ["Flow", { ...flow, processType: "Event Trigger" }], "event: is required for an Event Trigger"],
  ["an address of another flow", ["Flow", { ...flow, localUrl: "/run/demo__other" }], 'localUrl: must be "/run/demo__approve"'],
  ["a flow without a start", ["Flow", { name: "demo__approve", localUrl: "/run/demo__approve" }], "startElement: is required"],
  ["a flow that starts nowhere", ["Flow", { ...flow, startElement: "gone" }], "startElement: there is no element gone"],
  ["a BPM without a start", ["Bpm", { ...bpm, startEvents: [] }], "startEvents: there is no start event"],
  [
    "a BPM whose connector leads nowhere",
    ["Bpm", { ...bpm, startEvents: [{ name: "start", connector: "gone" }] }],
    "start: connector leads to gone, which does not exist",
  ],
  [
    "a gateway that leads nowhere",
    ["Bpm", { ...bpm, exclusiveGateways: [{ name: "gate", connectors: [{ to: "gone" }] }] }],
    "gate: connector leads to gone, which does not exist",
  ],
  ["a value of a picklist twice", ["Picklist", { name: "demo__Status", values: ["New", "New"] }], '"New" is listed twice'],
  ["a value with a semicolon", ["Picklist", { name: "demo__Status", values: ["a;b"] }], "must not contain a semicolon"],
  [
    "two fields of one name",
    ["CustomObject", { name: "demo__Order__CST", fields: { code: { dataType: "text" }, Code: { dataType: "text" } } }],
    "has the API name demo__Code__CST, as field code has",
  ],
];

test.each(refused)("P1: %s is refused by the platform, and by the preview before", async (_title, [kind, inputs], message) => {
  const { driver } = at;
  const given = ["Field", "Layout"].includes(kind) ? { ...makeObject(driver), ...inputs } : inputs;

  const { failures } = await driver.process(kind).check({}, given);
  expect(failures.map(({ reason }) => reason).join("\n")).toContain(message);

  await expect(driver.process(kind).create(given)).rejects.toThrow();
});
