import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../support/engine";
import { program, withTenant } from "../support/tenant";

const rows = 10_000;
const object = `const customer = new CustomObject("Customer", { fields: { code: text(), title: text() } });`;
const withoutRows = program(object);
const withRows = (source: string) =>
  program(`${object}
const { RecordSet } = require("pulumi-astrozero");
new RecordSet("customers", { object: customer, key: "code", ${source} });`);
const sources = {
  "of a file": 'file: "customers.csv"',
  "of the program": `records: Array.from({ length: ${rows} }, (_, index) => ({ code: \`C-\${index}\`, title: \`Title \${index}\` }))`,
};

/** How often a preview of all rows may take the time of one without rows: that is 2 s more where this takes 2 s. */
const mostTimes = 2;

test.each(Object.entries(sources))(
  "a preview of 10,000 unchanged rows %s asks nothing, and takes little longer than one without rows",
  async (_of, source) => {
    await withTenant({ program: withoutRows }, async ({ project: small }) => {
      await small.up();
      await withTenant({ program: withRows(source) }, async ({ emulator, project: large }) => {
        const content = Array.from({ length: rows }, (_, index) => `C-${index},Title ${index}\n`);
        writeFileSync(join(large.directory, "customers.csv"), `code,title\n${content.join("")}`);
        await large.up();
        expect(emulator.world.records.count("demo__Customer__CST")).toBe(rows);
        emulator.requests.clear();
        // In turns, and the shortest of each: other work of the machine only adds to them.
        const times: [number, number][] = [];
        for (let turn = 0; turn < 3; turn++) times.push([await previewTime(small), await previewTime(large)]);
        expect(emulator.requests.count()).toBe(0);
        const [without, all] = [Math.min(...times.map(([time]) => time)), Math.min(...times.map(([, time]) => time))];
        expect(all / without).toBeLessThan(mostTimes);
      });
    });
  },
);

async function previewTime(project: Project): Promise<number> {
  const begin = performance.now();
  await project.preview({ args: ["--expect-no-changes"] });
  return performance.now() - begin;
}
