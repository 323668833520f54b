import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../support/sdk";
import { objectNames, withTenant } from "../support/tenant";

test("the quickstart example is deployed from the root of the repository, as its Pulumi.yaml says, and taken away again", async () => {
  await withTenant({ program: "", language: "typescript" }, async ({ emulator, project }) => {
    // As in a clone: the package is installed in the root, the program is in a folder below.
    cpSync(join(repository, "examples/quickstart"), join(project.directory, "examples/quickstart"), {
      recursive: true,
      filter: (source) => !source.includes("node_modules"),
    });
    for (const file of ["index.ts", "tsconfig.json"]) renameSync(join(project.directory, file), join(project.directory, `${file}.unused`));
    const settings = readFileSync(join(repository, "Pulumi.yaml"), "utf8");
    expect(settings).toMatch(/^main: examples\/quickstart$/m);
    writeFileSync(join(project.directory, "Pulumi.yaml"), settings.replace(/^name: .*$/m, "name: test"));

    const preview = await project.preview();
    expect(preview.changes).toEqual({ create: 6 });
    expect(emulator.requests.count()).toBe(0);

    const up = await project.up();
    expect(up.diagnostics).toEqual([]);
    expect(project.outputs()).toEqual({
      objects: ["demo__Customer__CST", "demo__Order__CST", "demo__OrderLine__CST"],
      amountField: "demo__amount__CST",
    });
    expect(objectNames(emulator).sort()).toEqual(["demo__Customer__CST", "demo__OrderLine__CST", "demo__Order__CST"]);
    expect(emulator.world.picklists.get("demo__OrderStatus").values.map(({ value }) => value)).toEqual(["New", "Paid", "Done"]);
    expect(emulator.world.fields.get("demo__OrderLine__CST", "demo__order__CST").dataType).toBe("MasterDetail");

    await project.refresh({ args: ["--expect-no-changes"] });
    await project.preview({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(objectNames(emulator)).toEqual([]);
    expect(emulator.world.picklists.all()).toEqual([]);
  });
});
