import { program, withTenant, writes } from "../support/tenant";

const shop = (label: string) =>
  program(`
const customer = new CustomObject("Customer", { label: ${JSON.stringify(label)} });
new Trigger("checkCode", { object: "stad00000000000000GE", label: ${JSON.stringify(label)}, event: "BeforeInsert", script: "demo__check" });
new Validator("CodeGiven", { object: "stad00000000000000GE", label: ${JSON.stringify(label)}, errorExpression: "name == ''", errorMessage: "No." });
new Script("audit", { content: "export const label = ${label};" });`);

describe.each(["deny", "404"] as const)("undocumented operations: %s", (how) => {
  test("updates fail and say what to do, deletes leave state with a warning, nothing is half-done", async () => {
    await withTenant({ program: shop("1") }, async ({ emulator, project }) => {
      await project.up();
      if (how === "deny") await project.config("astrozero:undocumentedOperations", "deny");
      else emulator.dialect.undocumented = "404";
      const before = structuredClone(emulator.world.state);
      emulator.requests.clear();

      project.setProgram(shop("2"));
      const up = await project.up({ fails: true, args: ["--continue-on-error"] });
      const isTold = (name: string) => up.diagnostics.some(({ message }) => message.includes(name) && message.includes("in the designer"));
      const told = ["Customer", "checkCode", "CodeGiven", "audit"].filter(isTold);
      // What is refused before the first call ends the program at once.
      expect(told.length).toBeGreaterThanOrEqual(how === "deny" ? 1 : 4);
      expect(emulator.world.state.objects).toEqual(before.objects);
      expect(emulator.world.state.scripts).toEqual(before.scripts);
      if (how === "deny") expect(writes(emulator)).toEqual([]);

      project.setProgram(shop("1"));
      await project.preview({ args: ["--expect-no-changes"] });

      const destroy = await project.destroy(how === "deny" ? { args: ["--run-program"] } : {});
      expect(project.resources()).toEqual([]);
      for (const name of ["demo__Customer__CST", "checkCode", "CodeGiven", "demo__audit"]) {
        expect(`${destroy.stdout}${destroy.stderr}`).toMatch(new RegExp(`${name}.* was not deleted\\.`));
      }
      expect(Object.keys(emulator.world.state.objects)).toEqual(Object.keys(before.objects));
    });
  });
});
