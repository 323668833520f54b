import type { Dialect } from "../../emulator";
import { fieldNames, objectNames, program, type Tenant, withTenant } from "../support/tenant";

const dialects: [string, Partial<Dialect>][] = [
  ["deletes an object whatever refers to it", {}],
  ["keeps an object that fields of others refer to", { objectDelete: "refusedWhenReferenced" }],
];

const circle = (label: string) => `
const team = new CustomObject("Team", { fields: { parent: lookup(self, { label: "Parent ${label}", relationshipName: "Children" }) } });
const person = new CustomObject("Person", { fields: { team: lookup(team, { label: "Team ${label}" }) } });
new Field("lead", { object: team, ...lookup(person, { label: "Lead ${label}" }) });
const order = new CustomObject("Order", { fields: { owner: lookup(person, { label: "Owner ${label}" }) } });
new CustomObject("Line", { fields: { order: masterDetail(order, { label: "Order ${label}", relationshipName: "Lines" }) } });`;

const rest = `
new CustomObject("Team", { fields: { parent: lookup(self, { label: "Parent b", relationshipName: "Children" }) } });
const order = new CustomObject("Order", {});
new CustomObject("Line", { fields: { order: masterDetail(order, { label: "Order b", relationshipName: "Lines" }) } });`;

function target({ emulator: { world } }: Tenant, object: string, field: string): string | undefined {
  const [reference] = world.fields.get(`demo__${object}__CST`, `demo__${field}__CST`).references;
  return reference && world.objects.get(reference.referenceObjectId).name;
}

describe.each(dialects)("on a platform that %s", (_, dialect) => {
  test("objects that point to themselves, to each other and to their master live their lives in one run each (labd#14, twilio#134)", async () => {
    await withTenant({ program: program(circle("a")), emulator: { dialect } }, async (tenant) => {
      const { emulator, project } = tenant;
      const { world } = emulator;
      await project.up();
      expect(target(tenant, "Team", "parent")).toBe("demo__Team__CST");
      expect(target(tenant, "Team", "lead")).toBe("demo__Person__CST");
      expect(target(tenant, "Person", "team")).toBe("demo__Team__CST");
      expect(target(tenant, "Order", "owner")).toBe("demo__Person__CST");
      expect(target(tenant, "Line", "order")).toBe("demo__Order__CST");
      expect(world.fields.get("demo__Line__CST", "demo__order__CST").dataType).toBe("MasterDetail");

      project.setProgram(program(circle("b")));
      emulator.requests.clear();
      const update = await project.up();
      expect(update.diagnostics).toEqual([]);
      expect(emulator.requests.count({ operation: "UpdateField" })).toBe(5);
      expect(emulator.requests.count({ method: "DELETE" })).toBe(0);
      expect(world.fields.get("demo__Team__CST", "demo__lead__CST").label).toBe("Lead b");
      expect(target(tenant, "Team", "lead")).toBe("demo__Person__CST");
      await project.preview({ args: ["--expect-no-changes"] });

      // Person goes while fields of Team and Order point to it.
      project.setProgram(program(rest));
      const removal = await project.up();
      expect(removal.diagnostics).toEqual([]);
      expect(objectNames(emulator)).toEqual(["demo__Line__CST", "demo__Order__CST", "demo__Team__CST"]);
      expect(fieldNames(emulator, "demo__Team__CST")).toEqual(["demo__parent__CST"]);
      expect(fieldNames(emulator, "demo__Order__CST")).toEqual([]);

      project.setProgram(program(circle("c")));
      await project.up();
      const destroy = await project.destroy();
      expect(destroy.diagnostics).toEqual([]);
      expect(objectNames(emulator)).toEqual([]);
      expect(project.resources()).toEqual([]);
    });
  });
});
