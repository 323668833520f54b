import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runScript, withExample } from "../../support/example";
import { repository } from "../../support/sdk";
import type { Tenant } from "../../support/tenant";

test("the approval example is deployed and destroyed in one run each", () => withExample("approval", {}, look));

const example = (file: string) => readFileSync(join(repository, "examples/approval", file), "utf8");

async function look({ emulator: { world }, project }: Tenant): Promise<void> {
  const names = ["demo__approvalLevel", "demo__findApprovalLevel", "demo__purchaseApproval"];
  expect(project.outputs()).toEqual({ names, compiled: ["Pass", "Pass"] });
  const all = [...world.scripts.all(), ...world.flows.all(), ...world.bpms.all()];
  expect(all.map(({ name, active, version }) => [name, active, version])).toEqual(names.map((name) => [name, true, "1.0.1"]));

  const script = world.scripts.get("demo__approvalLevel");
  expect(script.content).toBe(example("scripts/approvalLevel.ts"));
  const { ApprovalLevel } = runScript(script) as { ApprovalLevel: new () => { run(input: { amount: number }): { level: string } } };
  const levelOf = (amount: number) => new ApprovalLevel().run({ amount }).level;
  expect([99, 100, 4999, 5000].map(levelOf)).toEqual(["none", "manager", "manager", "director"]);

  const flow = world.flows.get("demo__findApprovalLevel");
  expect(flow).toMatchObject({ status: "Pass", errors: [], warnings: [] });
  expect(flow.definition).toMatchObject({
    label: "Find who approves",
    processType: "Autolaunched Flow",
    localUrl: "/run/demo__findApprovalLevel",
    startElement: "level",
    scripts: [{ name: "level", script: "demo__approvalLevel" }],
  });

  const bpm = world.bpms.get("demo__purchaseApproval");
  expect(bpm).toMatchObject({ status: "Pass", errors: [], warnings: [] });
  expect(bpm.definition).toMatchObject({
    ...JSON.parse(example("purchaseApproval.json")),
    label: "Approval of purchases",
    serviceTasks: [{ name: "findLevel", type: "flow", ref: "demo__findApprovalLevel", connector: "route" }],
  });
}
