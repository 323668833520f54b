import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

test("a directory's preview names the files that come, change and go; foreign files are counted before an exclusive one deletes them", async () => {
  const site = (more = "") =>
    program(`new (require("pulumi-astrozero").Directory)("site", { ${place}, path: "site", source: "local", ${more} });`);
  await withTenant({ program: site() }, async ({ emulator, project }) => {
    const { world } = emulator;
    world.connectors.add(connector);
    const local = (name: string) => join(project.directory, "local", name);
    mkdirSync(local("below"), { recursive: true });
    for (const name of ["stays", "changes", "goes", "below/too"]) writeFileSync(local(name), name);
    await project.up();
    const paths = () =>
      world.files
        .all(connector.name)
        .map(({ path }) => path)
        .sort();
    expect(paths()).toEqual(["site/below/too", "site/changes", "site/goes", "site/stays"]);
    emulator.requests.clear();
    await project.preview({ args: ["--expect-no-changes"] });
    expect(emulator.requests.list).toEqual([]);

    writeFileSync(local("changes"), "changed");
    writeFileSync(local("comes"), "comes");
    rmSync(local("goes"));
    const preview = await project.preview();
    for (const line of ["added: comes.", "changed: changes.", "removed: goes."])
      expect(preview.stdout).toContain(`Directory site, ${line}`);
    expect(paths()).toContain("site/goes");
    await project.up();
    expect(paths()).toEqual(["site/below/too", "site/changes", "site/comes", "site/stays"]);

    world.files.put(connector.name, "site/theirs", "theirs");
    project.setProgram(site("exclusive: true"));
    for (const refused of [await project.preview({ fails: true }), await project.up({ fails: true })])
      expect(refused.diagnostics.map(({ message }) => message).join()).toContain(
        "exclusive: AZ109: keeping directory site exclusive destroys 1 file of others (theirs). Set allowDataLoss: true",
      );
    expect(paths()).toContain("site/theirs");
    project.setProgram(site("exclusive: true, allowDataLoss: true"));
    await project.up();
    expect(paths()).toEqual(["site/below/too", "site/changes", "site/comes", "site/stays"]);
    await project.destroy();
    expect(paths()).toEqual([]);
  });
});

test("a file that two resources would have is refused in the preview; beside the files of a folder there is room", async () => {
  const both = (path: string, more = "") =>
    program(`
    const { File, Directory } = require("pulumi-astrozero");
    new Directory("site", { ${place}, path: "site", source: "local", ${more} });
    new File("settings", { ${place}, path: pulumi.output("${path}"), content: "{}" });`);
  await withTenant({ program: both("site/index.html") }, async ({ emulator, project }) => {
    const { world } = emulator;
    world.connectors.add(connector);
    mkdirSync(join(project.directory, "local"));
    writeFileSync(join(project.directory, "local/index.html"), "hello");
    const refused = async () => (await project.preview({ fails: true })).diagnostics.map(({ message }) => message).join();
    expect(await refused()).toMatch(/has the file site\/index.html, too\. A file can belong to one resource only\./);
    project.setProgram(both("site/settings.json", "exclusive: true, allowDataLoss: true"));
    expect(await refused()).toContain(
      "Directory site is exclusive, and would delete site/settings.json, which is a file of File settings.",
    );
    expect(world.files.all(connector.name)).toEqual([]);

    project.setProgram(both("site/settings.json"));
    await project.up();
    await project.refresh({ args: ["--expect-no-changes"] });
    await project.preview({ args: ["--expect-no-changes"] });
    await project.destroy();
    expect(world.files.all(connector.name)).toEqual([]);
  });
});

test("a share token is in neither state nor logs in clear, and a program elsewhere finds its files", async () => {
  const shared = program(`
    const { File, getShareTokenOutput, getFileOutput, getShareToken } = require("pulumi-astrozero");
    const file = new File("text", { ${place}, path: "a/text.txt", source: "local/text.txt" });
    const { shareToken } = getShareTokenOutput({ ${place}, path: file.path, timeoutInMinutes: 5 });
    exports.token = shareToken;
    exports.promised = getShareToken({ ${place}, path: "a/other.txt", timeoutInMinutes: 5 }).then((made) => made.shareToken);
    exports.read = pulumi.unsecret(getFileOutput({ ${place}, path: file.path, shareToken }).content);`);
  await withTenant({ program: shared, environment: { ASTROZERO_LOG: "trace" } }, async ({ emulator, project }) => {
    emulator.world.connectors.add(connector);
    mkdirSync(join(project.directory, "local"));
    writeFileSync(join(project.directory, "local/text.txt"), "for everybody");
    const made: string[] = [];
    const { files } = emulator.world;
    const share = files.share.bind(files);
    files.share = (...given) => {
      const token = share(...given);
      made.push(token);
      return token;
    };

    const { stdout, stderr } = await project.up({ args: ["-C", project.directory], cwd: tmpdir() });

    expect(project.outputs()).toMatchObject({ read: "for everybody" });
    expect(made).toHaveLength(2);
    const shown = stdout + stderr + project.stateText();
    expect(shown).toContain("ShareToken POST");
    for (const token of made) expect(shown).not.toContain(token.split(".")[2]);
  });
});
