import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { program, withTenant } from "../support/tenant";

const connector = { type: "obs", name: "demo__files" } as const;
const place = `connectorType: "obs", connectorName: "files"`;

test("a file comes from a text, from an asset and from a path; a changed file shows in the preview, a state without changes asks nothing", async () => {
  const three = program(`
    const { File } = require("pulumi-astrozero");
    const first = new File("text", { ${place}, path: "a/text.txt", content: "Good morning" });
    new File("asset", { ${place}, path: "a/asset.txt", content: new pulumi.asset.FileAsset("local/asset.txt") });
    new File("string", { ${place}, path: "a/string.txt", content: new pulumi.asset.StringAsset("From a text") });
    new File("path", { ${place}, path: "a/path.txt", source: require("path").join(__dirname, "local/asset.txt") });
    exports.url = first.url;`);
  await withTenant({ program: three }, async ({ emulator, project }) => {
    const { world } = emulator;
    world.connectors.add(connector);
    mkdirSync(join(project.directory, "local"));
    writeFileSync(join(project.directory, "local/asset.txt"), "a word of the asset");

    const { diagnostics } = await project.up();
    expect(diagnostics).toEqual([]);
    const contents = async () =>
      Promise.all(["text", "asset", "string", "path"].map((name) => world.files.read(connector.name, `a/${name}.txt`).then(String)));
    expect(await contents()).toEqual(["Good morning", "a word of the asset", "From a text", "a word of the asset"]);
    expect(project.outputs()).toEqual({ url: "https://files.obs.example.com/a/text.txt" });
    const state = project.stateText();
    expect(state).not.toContain("a word of the asset");
    expect(state.split("Good morning")).toHaveLength(2);
    expect(state).not.toContain(project.directory);

    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.list).toEqual([]);
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.preview({ args: ["--expect-no-changes"] });

    writeFileSync(join(project.directory, "local/asset.txt"), "two words of the asset");
    emulator.requests.clear();
    const changed = await project.up();
    expect(
      changed.steps
        .filter(({ op }) => op !== "same")
        .map(({ op, name }) => [op, name])
        .sort(),
    ).toEqual([
      ["update", "asset"],
      ["update", "path"],
    ]);
    expect(changed.steps.find(({ name }) => name === "asset")?.detailedDiff).toHaveProperty("contentHash");
    expect(emulator.requests.count({ operation: "UploadFile" })).toBe(2);
    expect((await contents())[1]).toBe("two words of the asset");

    await project.destroy();
    expect(world.files.all(connector.name)).toEqual([]);
  });
});
