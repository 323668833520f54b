import type { Properties } from "../../support/driver";
import { objectName } from "../../support/makeObject";

export const trigger: Properties = { name: "checkCode", label: "Check", script: "demo__check", event: "BeforeInsert", active: true };

export const validator: Properties = {
  name: "NameGiven",
  label: "Name",
  active: true,
  errorExpression: "name == ''",
  errorMessage: "A name is needed.",
};

export const flow: Properties = {
  name: "demo__approve",
  localUrl: "/run/demo__approve",
  label: "Approve",
  startElement: "check",
  definition: { decisions: [{ name: "check", label: "Check" }] },
};

export const bpm: Properties = {
  name: "demo__leave",
  label: "Leave",
  startEvents: [{ name: "start", connector: "approve" }],
  userTasks: [{ name: "approve" }],
};

export const script: Properties = { name: "demo__audit", content: "export const user = 'nobody';\n" };

/** Of the object that `makeObject` makes. */
export const record: Properties = { name: "one", objectName, key: ["name"], values: { name: "One" } };

export const recordSet: Properties = { name: "rows", objectName, key: ["name"], records: { One: { name: "One" }, Two: { name: "Two" } } };
