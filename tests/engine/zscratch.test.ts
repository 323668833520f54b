import { program, withTenant } from "../support/tenant";

const customer = program(`
const customer = new CustomObject("Customer", {
  label: "Customer",
  fields: { first: text({ length: 20 }), second: checkbox(), third: date(), fourth: number({ length: 6 }), fifth: textArea() },
});
exports.id = customer.id;`);
test("x", async () => {
  await withTenant({ program: customer }, async ({ emulator, project }) => {
    emulator.faults.add({
      kind: "refuseField",
      match: "demo__third__CST",
      times: Number.POSITIVE_INFINITY,
      resMsg: "dates are out of stock",
    });
    const failed = await project.up({ fails: true });
    console.log(failed.stdout);
    console.log(failed.stderr);
    console.log(JSON.stringify(failed.diagnostics, null, 1));
    console.log(JSON.stringify(emulator.requests.list.map((r) => r.operation + " " + r.status)));
  });
});
