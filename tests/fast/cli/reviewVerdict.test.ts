import type { Change } from "../../../cli/review/result";
import { verdictOf } from "../../../cli/review/words";

const change = (action: Change["action"], kind: string, notes: string[] = []): Change => ({
  action,
  urn: `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/astrozero:${kind}::x`,
  type: `pulumi-nodejs:dynamic/astrozero:${kind}`,
  kind,
  name: "x",
  paths: [],
  properties: [],
  replacedFor: [],
  findings: [],
  notes,
});

test.each<[string, Change[], string]>([
  ["nothing changes", [], "Nothing is lost."],
  ["things are created", [change("create", "CustomObject")], "Nothing is lost."],
  ["a set deletes its records", [change("delete", "RecordSet", ["2 records of object demo__A__CST are deleted."])], "Nothing is refused."],
  ["a set loses a row", [change("update", "RecordSet", ["RecordSet x: 1 row removed: gone"])], "Nothing is refused."],
  ["a flow goes", [change("delete", "Flow")], "Nothing is refused."],
])("the verdict where %s says no more than what was judged", (_, changes, verdict) => {
  expect(verdictOf({ stack: "shop/dev", refused: false, changes })).toBe(verdict);
});
