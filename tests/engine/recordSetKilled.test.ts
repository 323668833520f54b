import { killAt } from "../support/killed";
import { program, type Tenant, withTenant } from "../support/tenant";

const own = "demo__Unit__CST";
const codeOf = (index: number) => `U-${String(index).padStart(3, "0")}`;

/** Each unit is below the next one, the last one below the first: rows that come in a circle. */
function units(from: number, to: number, title: string) {
  const count = to - from;
  return Array.from({ length: count }, (_, index) => ({ code: codeOf(from + index), title, above: codeOf(from + ((index + 1) % count)) }));
}

const declaring = (rows: readonly object[]) =>
  program(`
const { RecordSet } = require("pulumi-astrozero");
const unit = new CustomObject("Unit", { fields: { code: text(), title: text(), above: fields.hierarchy() } });
new RecordSet("units", { object: unit, key: "code", batchSize: 20, lookups: { above: "self" }, records: ${JSON.stringify(rows)} });`);

/** What the platform has, told by codes: no row twice, each below the one that the program says. */
function stored({ emulator }: Tenant): object[] {
  const { records } = emulator.world.records.query(own);
  const codes = new Map(records.map(({ id, values }) => [id, values.demo__code__CST]));
  const rows = records.map(({ values }) => ({
    code: values.demo__code__CST,
    title: values.demo__title__CST,
    above: codes.get(String(values.demo__above__CST)),
  }));
  return rows.sort((one, other) => (String(one.code) < String(other.code) ? -1 : 1));
}

test.each(["AddData"])("a set whose first up is killed during %s: no row comes twice, and the next up does the rest", async (operation) => {
  const rows = units(0, 50, "first");
  await withTenant({ program: declaring(rows) }, async (tenant) => {
    await killAt(tenant, operation);
    await tenant.project.pulumi(["cancel", "--yes"]);
    await tenant.project.up();
    expect(stored(tenant)).toEqual(rows);
    await tenant.project.preview({ args: ["--expect-no-changes"] });
    await tenant.project.refresh({ args: ["--expect-no-changes"] });
    await tenant.project.destroy();
  });
});

test.each([["DeleteData", 1] as const, ["AddObjectData", 2] as const, ["AddData", 2] as const])(
  "a change that is killed during %s: no row comes twice, none is lost, and the next up does the rest",
  async (operation, number) => {
    await withTenant({ program: declaring(units(0, 70, "first")) }, async (tenant) => {
      const { emulator, project } = tenant;
      await project.up();
      const theirs = emulator.world.records.add(own, [{ demo__code__CST: "Z", demo__title__CST: "theirs" }]);
      const rows = units(30, 100, "second");
      project.setProgram(declaring(rows));
      await killAt(tenant, operation, number);
      await project.pulumi(["cancel", "--yes"]);
      await project.up();
      expect(stored(tenant)).toEqual([...rows, { code: "Z", title: "theirs", above: undefined }]);
      expect(emulator.world.records.get(own, String(theirs[0]?.id))).toBeDefined();
      await project.preview({ args: ["--expect-no-changes"] });
      await project.refresh({ args: ["--expect-no-changes"] });
    });
  },
);
