import { withExample } from "../../support/example";
import type { Tenant } from "../../support/tenant";

test("the seed data example is deployed and destroyed in one run each", () => withExample("seed-data", {}, look));

const own = (name: string) => `demo__${name}__CST`;

async function look({ emulator: { requests, world }, project }: Tenant): Promise<void> {
  const warehouses = world.records.all(own("Warehouse"));
  const codes = new Map(warehouses.map(({ id, values }) => [id, values[own("code")]]));
  expect(warehouses.map(({ values }) => [values.name, codes.get(String(values[own("suppliedBy")]))])).toEqual([
    ["Bremen", "HAM"],
    ["Hamburg", undefined],
    ["Kiel", "HAM"],
  ]);

  const products = world.records.all(own("Product"));
  const product = (number: string) => products.find(({ values }) => values[own("number")] === number);
  expect(products).toHaveLength(1000 + 1);
  expect(product("P-0002")?.values).toMatchObject({ name: "Box, 2 cm", [own("price")]: "1", [own("since")]: "2026-03-03" });
  expect(product("P-0010")?.values[own("since")]).toBeNull();
  expect(codes.get(String(product("P-0002")?.values[own("warehouse")]))).toBe("KIE");
  expect(codes.get(String(product("SAMPLE")?.values[own("warehouse")]))).toBe("HAM");
  expect(project.outputs()).toEqual({ firstProduct: product("P-0001")?.id, sampleId: product("SAMPLE")?.id });
  // Three warehouses, the two that refer to another, 1,000 products, one sample.
  expect([requests.count({ operation: "AddData" }), requests.count({ operation: "AddObjectData" })]).toEqual([1 + 10 + 1, 1]);
}
