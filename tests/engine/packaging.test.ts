import { live } from "../../tools/install/live";
import { withRow } from "../../tools/install/row";
import type { Row } from "../../tools/install/rows";
import { pack } from "../../tools/install/tarball";

let tarball: string;

beforeAll(async () => {
  tarball = await pack();
});

/** A sample of the rows of `make install-matrix`, under the Node that runs the tests. */
const sample: readonly Row[] = [
  // What Pulumi's template for TypeScript has set for years.
  { name: "npm", manager: "npm", typescript: "5.9", resolution: "node" },
  { name: "pnpm", manager: "pnpm" },
  { name: "yarn-1", manager: "yarn-1" },
];

test.each(sample)("installed with $name, in TypeScript", async (row) => {
  const versions = await withRow(row, tarball, live);
  expect(versions.node).toBe(process.versions.node);
  expect(versions.typescript).toMatch(row.typescript ?? /^6\./);
});
