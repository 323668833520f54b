import { sdkVersions } from "../support/sdk";
import { fieldNames, objectNames, program, runnableFlow, withTenant, writes } from "../support/tenant";

const shop = program(`
const status = new Picklist("Status", { values: ["New", { value: "Done", label: "Closed" }] });
const customer = new CustomObject("Customer", {
  label: "Customer",
  fields: { code: text({ length: 20, required: true, unique: true }), vip: checkbox() },
});
const order = new CustomObject("Order", {
  fields: { customer: lookup(customer, { relationshipName: "Orders" }), status: singleSelect(status), amount: currency({ scale: 2 }) },
});
const remark = new Field("remark", { object: order, ...textArea({ length: 2000 }) });
exports.names = [customer.name, order.name, status.name, remark.name];
exports.amount = order.field("amount");
exports.ids = [customer.id, remark.id];`);

describe.each(sdkVersions)("with the %s SDK", (sdk) => {
  test("a program is previewed without a call, applied, found unchanged and really destroyed (pulumi/examples#1116, directus#19385)", async () => {
    await withTenant({ program: shop, sdk }, async ({ emulator, project }) => {
      const preview = await project.preview();
      expect(preview.steps.map(({ op, name }) => `${op} ${name}`).sort()).toEqual([
        "create Customer",
        "create Order",
        "create Status",
        "create remark",
      ]);
      expect(preview.diagnostics).toEqual([]);
      expect(emulator.requests.count()).toBe(0);

      const up = await project.up();
      expect(up.changes).toEqual({ create: 5 });
      expect(up.diagnostics).toEqual([]);
      expect(objectNames(emulator)).toEqual(["demo__Customer__CST", "demo__Order__CST"]);
      expect(fieldNames(emulator, "demo__Customer__CST")).toEqual(["demo__code__CST", "demo__vip__CST"]);
      expect(fieldNames(emulator, "demo__Order__CST")).toEqual([
        "demo__customer__CST",
        "demo__status__CST",
        "demo__amount__CST",
        "demo__remark__CST",
      ]);
      const customer = emulator.world.objects.get("demo__Customer__CST");
      const order = emulator.world.objects.get("demo__Order__CST");
      const status = emulator.world.picklists.get("demo__Status");
      expect(status.values).toMatchObject([
        { value: "New", label: "New" },
        { value: "Done", label: "Closed" },
      ]);
      expect(emulator.world.fields.get(customer.id, "demo__code__CST")).toMatchObject({
        dataType: "Text",
        dataLength: 20,
        isRequired: true,
        isUnique: true,
      });
      expect(emulator.world.fields.get(order.id, "demo__customer__CST").references).toMatchObject([{ referenceObjectId: customer.id }]);
      expect(emulator.world.fields.get(order.id, "demo__status__CST").picklistId).toBe(status.id);
      const remark = emulator.world.fields.get(order.id, "demo__remark__CST");
      expect(project.outputs()).toEqual({
        names: ["demo__Customer__CST", "demo__Order__CST", "demo__Status", "demo__remark__CST"],
        amount: "demo__amount__CST",
        ids: [customer.id, `${order.id}/${remark.id}`],
      });

      const before = emulator.requests.count();
      await project.preview({ args: ["--expect-no-changes"] });
      expect(emulator.requests.count()).toBe(before);
      const refresh = await project.refresh({ args: ["--expect-no-changes"] });
      expect(refresh.diagnostics).toEqual([]);

      emulator.requests.clear();
      const destroy = await project.destroy();
      expect(destroy.diagnostics).toEqual([]);
      expect(objectNames(emulator)).toEqual([]);
      expect(emulator.world.picklists.all()).toEqual([]);
      expect(project.resources()).toEqual([]);
      // The field goes with its object.
      expect(writes(emulator).sort()).toEqual(["DeleteCustomObject", "DeleteCustomObject", "DeletePicklistValue"]);
    });
  });
});

test("L6: outputs without a value are known when nothing changes, and an object as a stack output shows what it is", async () => {
  const noted = program(`
const customer = new CustomObject("Customer");
const run = new FlowRun("setUp", { flow: "demo__setUp" });
new Script("note", {
  content: pulumi.interpolate\`export const note = "\${customer.label} \${customer.adopted} \${run.uncertain}";\`,
  active: true,
});
exports.customer = customer;
exports.label = customer.label.apply((label) => typeof label);`);
  const seed = {
    flows: [runnableFlow("demo__setUp")],
  };
  await withTenant({ program: noted, emulator: { seed } }, async ({ emulator, project }) => {
    await project.up();
    expect(emulator.world.scripts.get("demo__note").content).toBe('export const note = "undefined false undefined";');
    const { customer, ...outputs } = project.outputs();
    expect(outputs).toEqual({ label: "undefined" });
    expect(Object.keys(customer as object).filter((name) => name.startsWith("declared"))).toEqual([]);
    await project.preview({ args: ["--expect-no-changes"] });
    await project.refresh({ args: ["--expect-no-changes"] });
  });
});
