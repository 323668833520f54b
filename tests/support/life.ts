import { objectNames, type Tenant } from "./tenant";

/**
 * A program in JavaScript and TypeScript alike: resources, a name of the program, an output of the platform and a data source. It takes
 * `CustomObject`, `Field`, `fields` and `getObjectOutput` as imported.
 */
export const living = `
const customer = new CustomObject("Customer", { fields: { code: fields.text({ length: 20 }) } });
const field = new Field("remark", { object: customer, ...fields.textArea() });
const code = customer.field("code");
const remark = field.name;
const label = getObjectOutput({ object: customer }).label;`;

/** Such a program lives its life on a fresh tenant: everything is as in a program of this repository, or an expectation fails. */
export async function live({ emulator, project }: Tenant, { made = 3 } = {}): Promise<void> {
  expect((await project.preview()).changes).toEqual({ create: made });
  const { diagnostics } = await project.up();
  expect(diagnostics).toEqual([]);
  expect(objectNames(emulator)).toEqual(["demo__Customer__CST"]);
  expect(project.outputs()).toEqual({ code: "demo__code__CST", remark: "demo__remark__CST", label: "Customer" });
  await project.preview({ args: ["--expect-no-changes"] });
  await project.destroy();
  expect(project.resources()).toEqual([]);
  expect(objectNames(emulator)).toEqual([]);
}
