import type { Emulator } from "../../emulator";
import { program, withTenant } from "../support/tenant";

/** What can be changed of each resource, one value each. */
interface Values {
  trigger: string;
  validator: string;
  layout: string;
  flow: string;
  bpm: string;
  script: string;
}

const first: Values = {
  trigger: "Check the code",
  validator: "The code is missing.",
  layout: "detail",
  flow: "Check the amount",
  bpm: "Approve",
  script: "export const limit = 100;",
};

const second: Values = {
  trigger: "Check it",
  validator: "Give it a code.",
  layout: "records",
  flow: "Check",
  bpm: "Agree",
  script: "export const limit = 200;",
};

function logic({ trigger, validator, layout, flow, bpm, script }: Values): string {
  return program(`
const customer = new CustomObject("Customer", { fields: { code: text({ length: 20 }) } });
new Trigger("checkCode", { object: customer, label: ${JSON.stringify(trigger)}, event: "BeforeInsert", script: "demo__check", active: true });
new Validator("CodeGiven", {
  object: customer, active: true, errorExpression: customer.field("code") + " == ''", errorMessage: ${JSON.stringify(validator)},
});
const desk = new Layout("Desk", { object: customer, existingPageLayout: ${JSON.stringify(layout)}, allowDataLoss: true });
new Field("phone", { object: customer, ...fields.phone({ layouts: ["detail"] }) });
new Flow("approve", {
  startElement: "check", active: true,
  definition: { decisions: [{ name: "check", label: ${JSON.stringify(flow)}, connector: "mail" }], mails: [{ name: "mail" }] },
});
new Bpm("leave", {
  active: true,
  laneSet: { lanes: [{ name: "boss", role: "Leave.Boss", elements: ["start", "approve"] }] },
  startEvents: [{ name: "start", type: "Start", connector: "approve" }],
  userTasks: [{ name: "approve", label: ${JSON.stringify(bpm)} }],
});
const audit = new Script("audit", { content: ${JSON.stringify(script)}, active: true });
exports.layout = desk.view;
exports.signature = audit.signature;`);
}

/** The one path that shows, by resource. */
const paths: Record<string, string> = {
  checkCode: "label",
  CodeGiven: "errorMessage",
  Desk: "existingPageLayout",
  approve: "definition.decisions[0].label",
  leave: "userTasks[0].label",
  audit: "content",
};

const objectName = "demo__Customer__CST";

function live({ world }: Emulator): Values {
  const decisions = world.flows.get("demo__approve").definition.decisions as { label: string }[];
  const userTasks = world.bpms.get("demo__leave").definition.userTasks as { label: string }[];
  return {
    trigger: world.triggers.get(objectName, "checkCode").label ?? "",
    validator: world.validators.get(objectName, "CodeGiven").errorMessage ?? "",
    layout: world.layouts.get(objectName, "Desk").type === "ObjectDetailLayout" ? "detail" : "records",
    flow: decisions[0]?.label ?? "",
    bpm: userTasks[0]?.label ?? "",
    script: world.scripts.get("demo__audit").content,
  };
}

const allActive = ({ world }: Emulator) => [
  world.triggers.get(objectName, "checkCode").active,
  world.validators.get(objectName, "CodeGiven").active,
  world.flows.get("demo__approve").active,
  world.bpms.get("demo__leave").active,
  world.scripts.get("demo__audit").active,
];

test("every resource: applied, found unchanged, changed by one path, drifted, put right, destroyed", async () => {
  await withTenant({ program: logic(first) }, async ({ emulator, project }) => {
    const up = await project.up();
    expect(up.diagnostics).toEqual([]);
    expect(live(emulator)).toEqual(first);
    expect(allActive(emulator)).toEqual([true, true, true, true, true]);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.count()).toBe(0);

    project.setProgram(logic(second));
    const changes = (await project.previewJson()).filter(({ op }) => op !== "same");
    const shown = changes
      .filter(({ detailedDiff }) => detailedDiff)
      .map(({ name, detailedDiff }) => [name, Object.keys(detailedDiff ?? {})]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, [path]])));
    // Nothing can change a layout: it is copied again.
    expect(
      changes
        .filter(({ op }) => op === "update")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      Object.keys(paths)
        .filter((name) => name !== "Desk")
        .sort(),
    );
    const changed = await project.up();
    expect(changed.diagnostics).toEqual([]);
    expect(live(emulator)).toEqual(second);
    expect(allActive(emulator)).toEqual([true, true, true, true, true]);

    const { world } = emulator;
    world.triggers.update(objectName, "checkCode", { label: "By hand" });
    world.validators.update(objectName, "CodeGiven", { errorMessage: "By hand" });
    world.flows.get("demo__approve").definition.decisions = [{ name: "check", label: "By hand", connector: "mail" }];
    world.bpms.get("demo__leave").definition.userTasks = [{ name: "approve", label: "By hand" }];
    world.scripts.update("demo__audit", { content: "// by hand" });
    const { layout, ...drifted } = paths as Record<string, string> & { layout?: string };
    await project.refresh();
    const drift = (await project.previewJson()).filter(({ op }) => op !== "same");
    expect(layout).toBeUndefined();
    expect(Object.fromEntries(drift.map(({ name, detailedDiff }) => [name, Object.keys(detailedDiff ?? {})]))).toEqual(
      Object.fromEntries(
        Object.entries(drifted)
          .filter(([name]) => name !== "Desk")
          .map(([name, path]) => [name, [path]]),
      ),
    );
    await project.up();
    expect(live(emulator)).toEqual(second);

    emulator.requests.clear();
    const destroy = await project.destroy();
    expect(destroy.diagnostics).toEqual([]);
    expect(world.objects.find(objectName)).toBeUndefined();
    expect([world.flows.all(), world.bpms.all(), world.scripts.all()]).toEqual([[], [], []]);
    // What belongs to the object goes with it.
    expect(emulator.requests.counts()).not.toHaveProperty("DeleteTrigger");
    expect(emulator.requests.counts()).not.toHaveProperty("DeleteValidationRule");
    expect(emulator.requests.counts()).not.toHaveProperty("DeleteLayout");
  });
});
