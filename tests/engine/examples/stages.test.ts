import { type Emulator, startEmulator } from "../../../emulator";
import type { CommandSettings } from "../../support/engine";
import { copyExample } from "../../support/example";
import { objectNames, withTenant } from "../../support/tenant";

const stages = ["development", "test", "production"] as const;
type Stage = (typeof stages)[number];

test("the stages example brings a release from stage to stage, and keeps production", async () => {
  await withTenant({ program: "", language: "typescript", configured: false }, async ({ project }) => {
    const tenants = new Map<Stage, Emulator>();
    try {
      await project.pulumi(["stack", "rm", "--yes", "test"]);
      copyExample("stages", project, "astrozero-stages");
      for (const stage of stages) {
        const emulator = await startEmulator();
        tenants.set(stage, emulator);
        await project.pulumi(["stack", "init", stage]);
        await project.pulumi(["config", "set", "astrozero:url", emulator.url, "--stack", stage]);
      }
      const tenant = (stage: Stage) => tenants.get(stage) as Emulator;
      const run = (command: string, stage: Stage, RELEASE: string, settings: CommandSettings = {}) => {
        const { ASTROZERO_CLIENT_ID, ASTROZERO_CLIENT_SECRET } = tenant(stage).environment;
        const environment = { ASTROZERO_CLIENT_ID, ASTROZERO_CLIENT_SECRET, RELEASE };
        return project.pulumi([...command.split(" "), "--stack", stage], { environment, ...settings });
      };
      const said = async (result: ReturnType<typeof run>) => Object.values(await result).join("\n");
      const partners = (stage: Stage) => tenant(stage).world.records.count("demo__Partner__CST");

      // A release is refused where the stage before has not had it, before the first resource.
      await run("up --yes --skip-preview", "development", "1");
      expect(partners("development")).toBe(2);
      const refusal = "production takes what test has, which is nothing, and not 1: deploy it to test first.";
      expect(await said(run("up --yes --skip-preview", "production", "1", { fails: true }))).toContain(refusal);
      expect(objectNames(tenant("production"))).toEqual([]);

      for (const stage of ["test", "production"] as const) await run("up --yes --skip-preview", stage, "1");
      expect(stages.map((stage) => objectNames(tenant(stage)).sort())).toEqual(
        stages.map(() => ["demo__Contract__CST", "demo__Partner__CST"]),
      );
      expect(stages.map(partners)).toEqual([2, 0, 0]);
      await run("preview --expect-no-changes", "production", "1");

      expect(await said(run("destroy --yes --skip-preview", "production", "1", { fails: true }))).toContain("protected");
      expect(objectNames(tenant("production"))).toHaveLength(2);

      await run("destroy --yes --skip-preview", "development", "1");
      expect(objectNames(tenant("development"))).toEqual([]);
      for (const emulator of tenants.values()) expect(emulator.failures).toEqual([]);
    } finally {
      await Promise.all([...tenants.values()].map((emulator) => emulator.stop()));
    }
  });
});
