import { table } from "../fast/docs/markdown";
import type { CommandSettings, Project } from "../support/engine";
import { program, withTenant } from "../support/tenant";
import { runAsUser } from "../support/userShell";

/** The commands of "In a pipeline" in docs/configuration.md: before the others, of a change request, after the merge, at night. */
const commands = table("docs/configuration.md", "When", "Command").map(({ Command = "" }) => Command);
const [check = "", review = "", deploy = "", drift = ""] = commands;

function run(project: Project, command: string, settings?: CommandSettings) {
  const [cli, ...args] = command.split(" ");
  expect(cli).toBe("pulumi");
  return project.pulumi(args, settings);
}

const customer = (label: string, options = "{}") =>
  program(`new CustomObject("Customer", { label: "${label}", fields: { code: text() } }, ${options});`);

test("the jobs of a pipeline show a change, make it, and find what somebody changed on the platform", async () => {
  expect(commands).toHaveLength(4);
  await withTenant({ program: customer("Customer") }, async ({ emulator, project }) => {
    const [, ...args] = check.replace("npx astrozero", "node node_modules/pulumi-astrozero/dist/cli/main.js").split(" ");
    const checked = await runAsUser("node", args, { cwd: project.directory, environment: emulator.environment });
    expect(checked.stdout).toContain("ok      sign-in            accepted");
    emulator.requests.clear();
    expect((await run(project, review)).stdout).toContain("+ 2 to create");
    expect(emulator.requests.count()).toBe(0);
    await run(project, deploy);

    project.setProgram(customer("Client"));
    expect((await run(project, review)).stdout).toContain(`~ label: "Customer" => "Client"`);
    await run(project, deploy);
    const state = project.stateText();
    await run(project, drift);

    emulator.world.objects.update("demo__Customer__CST", { label: "By hand" });
    const { stdout, stderr } = await run(project, drift, { fails: true });
    expect(`${stdout}${stderr}`).toContain("no changes were expected");
    expect(project.stateText()).toBe(state);
    expect(emulator.world.objects.get("demo__Customer__CST").label).toBe("By hand");
  });
});

test("the job of a change request shows that an object with records goes only where the object is protected", async () => {
  await withTenant({ program: customer("Customer") }, async ({ emulator, project }) => {
    await run(project, deploy);
    emulator.world.records.add("demo__Customer__CST", [{}]);
    project.setProgram(program(""));
    await run(project, review);

    project.setProgram(customer("Customer", "{ protect: true }"));
    await run(project, deploy);
    project.setProgram(program(""));
    const { stdout, stderr } = await run(project, review, { fails: true });
    expect(`${stdout}${stderr}`).toContain("protected");
  });
});
