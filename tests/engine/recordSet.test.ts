import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "../support/engine";
import { program, withTenant } from "../support/tenant";

const object = `const customer = new CustomObject("Customer", { fields: { code: text({ unique: true }), title: text(), size: number() } });`;
const own = "demo__Customer__CST";
const codeOf = (index: number) => `C-${String(index).padStart(5, "0")}`;

const ofProgram = (rows: readonly object[]) =>
  program(`${object}
const { RecordSet } = require("pulumi-astrozero");
new RecordSet("customers", { object: customer, key: "code", records: ${JSON.stringify(rows)} });`);

const ofFile = program(`${object}
const { RecordSet } = require("pulumi-astrozero");
const customers = new RecordSet("customers", { object: customer, key: "code", file: "data/customers.csv" });`);
const exporting = `${ofFile}
exports.first = customers.row("C-00001");`;

/** What the CLI printed: where messages of the provider go depends on how it displays changes. */
const printed = ({ stdout, stderr }: Operation) => stdout + stderr;

test("rows of the program: three changed rows show as three and take one request, five drifted ones show as five", async () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({ code: codeOf(index + 1), title: "as given", size: index }));
  await withTenant({ program: ofProgram(rows) }, async ({ emulator, project }) => {
    await project.up();
    expect(emulator.world.records.count(own)).toBe(30);
    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count()).toBe(0);

    project.setProgram(ofProgram(rows.map((row, index) => (index < 3 ? { ...row, title: "new" } : row))));
    const preview = await project.preview({ args: ["--diff"] });
    expect(preview.stdout.match(/"as given" => "new"/g)).toHaveLength(3);
    expect(printed(preview)).toContain("RecordSet customers: 3 rows changed: C-00001, C-00002, C-00003");
    emulator.requests.clear();
    await project.up();
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, AddObjectData: 1, QueryData: 1 });

    const drifted = emulator.world.records.query(own).records.slice(10, 15);
    for (const { id } of drifted) emulator.world.records.update(own, id, { demo__size__CST: 77 });
    const refresh = await project.refresh({ args: ["--diff"] });
    expect(refresh.stdout.match(/~ C-000\d\d: /g)).toEqual([11, 12, 13, 14, 15].map((index) => `~ ${codeOf(index)}: `));
    const healing = await project.preview();
    expect(healing.changes).toMatchObject({ update: 1 });
    expect(printed(healing)).toContain("5 rows changed: C-00011, C-00012, C-00013, C-00014, C-00015");
    await project.up();
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(emulator.world.objects.find(own)).toBeUndefined();
  });
});

const csv = (rows: readonly (readonly string[])[]) =>
  `\uFEFF${[["code", "title", "size"], ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;

test("10,000 rows of a file: 100 batches and a constant, no request without a change, at most 80 bytes of state a row", async () => {
  const count = 10_000;
  const rows = Array.from({ length: count }, (_, index) => [codeOf(index + 1), `"Title, ${index}"`, String(index % 7)]);
  await withTenant({ program: ofFile }, async ({ emulator, project }) => {
    mkdirSync(join(project.directory, "data"));
    const write = (content: string) => writeFileSync(join(project.directory, "data/customers.csv"), content);
    write(csv([]));
    await project.up();
    const empty = Buffer.byteLength(project.stateText());
    project.setProgram(exporting);
    write(csv(rows));
    const preview = await project.preview();
    expect(printed(preview)).toContain("10,000 rows added: C-00001, C-00002,");
    expect(printed(preview)).toContain("C-00020, and 9,980 more");
    emulator.requests.clear();
    await project.up();
    const { OAuth2Token, AddData, ...others } = emulator.requests.counts();
    expect([OAuth2Token, AddData]).toEqual([1, count / 100]);
    expect(Object.values(others).reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(3);
    expect(emulator.world.records.count(own)).toBe(count);
    const state = project.stateText();
    expect((Buffer.byteLength(state) - empty) / count).toBeLessThanOrEqual(80);
    expect(state).not.toContain("Title, 1");
    expect(project.outputs().first).toBe(emulator.world.records.query(own, undefined, { limit: 1 }).records[0]?.id);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count()).toBe(0);

    write(csv(rows.map((row, index) => (index % 4000 === 1 ? [row[0] ?? "", "changed", "1"] : row)).slice(0, -1)));
    const changed = await project.preview();
    expect(printed(changed)).toContain(`3 rows changed: C-00002, C-04002, C-08002; 1 row removed: ${codeOf(count)}`);
    emulator.requests.clear();
    await project.up();
    // What depends on the rows that leave is asked in the comparison, and again before they are deleted.
    const details = { QueryCustomObject: 1, QueryCustomObjectbyID: 2 };
    expect(emulator.requests.counts()).toEqual({ OAuth2Token: 1, AddObjectData: 1, DeleteData: 1, QueryData: 1, ...details });

    emulator.requests.clear();
    await project.refresh({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count()).toBeLessThanOrEqual(10);
    await project.destroy();
    expect(emulator.world.objects.find(own)).toBeUndefined();
  });
});
