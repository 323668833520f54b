import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Operation } from "../../support/engine";
import { nameOf } from "../../support/operation";
import { copyPolicyPack } from "../../support/policyPack";
import { objectNames, program, withTenant } from "../../support/tenant";

const careless = program(`
const status = new Picklist("order_status", { values: ["New"], recover: true });
const object = new CustomObject("orderLine", { description: "Parts of an order", allowDataLoss: true, fields: { Code: text(), status: singleSelect(status) } });
new Field("Note", { object, ...text({ description: "Said by the customer" }) });
new CustomObject("Legacy_1", { name: "demo__Legacy_1__CST", description: "Made in the designer", adoptExisting: true });`);

const careful = program(`
const status = new Picklist("OrderStatus", { description: "Where an order is", values: ["New"] });
const object = new CustomObject("OrderLine", {
  description: "Parts of an order",
  fields: { code: text({ description: "Number of the part" }), status: singleSelect(status, { description: "Where it is" }) },
}, { protect: true });
new Field("note", { object, ...text({ description: "Said by the customer", }), allowDataLoss: true });`);

const everywhere = [
  ["descriptions", "order_status", "It has no description."],
  ["descriptions", "orderLine", "The field Code has no description."],
  ["descriptions", "orderLine", "The field status has no description."],
  ["names", "order_status", "The name order_status does not follow the convention."],
  ["names", "orderLine", "The name orderLine does not follow the convention."],
  ["names", "orderLine", "The name of the field Code does not follow the convention."],
  ["names", "Note", "The name Note does not follow the convention."],
];
const inProduction = [
  ["nothing-forced-in-production", "order_status", "It takes over whatever has its name (recover)."],
  ["nothing-forced-in-production", "orderLine", "It allows data loss (allowDataLoss)."],
  ["objects-protected-in-production", "orderLine", "It is not protected: give it { protect: true }."],
  ["objects-protected-in-production", "Legacy_1", "It is not protected: give it { protect: true }."],
];

/** Looks at what was reported, in any order: the policy, the name of the resource, and the message below the description of the policy. */
function expectReported({ events }: Operation, expected: unknown[][]): void {
  const reported = events.flatMap(({ policyEvent }) => {
    if (!policyEvent) return [];
    const { policyName, resourceUrn = "", message } = policyEvent;
    return [[policyName, nameOf(resourceUrn), message.trim().split("\n").at(-1)]];
  });
  expect(reported.sort()).toEqual(expected.sort());
}

test("each policy of the example refuses what it is for, in production and before, and lets a careful program pass", async () => {
  await withTenant({ program: careless }, async ({ emulator, project }) => {
    emulator.world.objects.create({ name: "demo__Legacy_1__CST", label: "Legacy", fields: [] });
    const pack = copyPolicyPack("policy", project);
    const args = ["--policy-pack", pack];

    expectReported(await project.preview({ args, fails: true }), everywhere);
    await project.pulumi(["stack", "init", "production"]);
    expectReported(await project.up({ args, preview: true, fails: true }), [...everywhere, ...inProduction]);
    expect(objectNames(emulator)).toEqual(["demo__Legacy_1__CST"]);

    // One field may lose its values: people have agreed.
    project.setProgram(careful);
    const agreed = join(project.directory, "agreed.json");
    writeFileSync(agreed, JSON.stringify({ "nothing-forced-in-production": "advisory" }));
    const passed = await project.up({ args: [...args, "--policy-pack-config", agreed] });
    expectReported(passed, [["nothing-forced-in-production", "note", "It allows data loss (allowDataLoss)."]]);
    expect(objectNames(emulator)).toContain("demo__OrderLine__CST");
  });
});
