import { CustomObject, fields, RecordSet } from "../../../provider";
import { configure, finishProgram, resolved, startEngine } from "./mocks";

afterEach(finishProgram);

test("row() compares the values of a key by the types of their fields", async () => {
  startEngine({ outputs: { plans: { rows: { "1|2026-02-01 10:00:00|a\\|b": "digest01id1" } } } });
  configure({ namespace: "demo" });
  const plan = new CustomObject("Plan", { fields: { size: fields.number(), at: fields.dateTime(), code: fields.text() } });
  const row = { size: "1.0", at: "2026-02-01T11:00:00+01:00", code: "a|b" } as const;
  const plans = new RecordSet("plans", { object: plan, key: ["size", "at", "code"], records: [row] });
  expect(await resolved(plans.row(row.size, row.at, row.code))).toBe("id1");
  expect(await resolved(plans.row(1, "2026-02-01 10:00:00", row.code))).toBe("id1");
});
