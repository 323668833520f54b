import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { Bpm, Flow, Script } from "../../../provider";
import { jsonOf, textOf } from "../../../provider/program/sources";
import { configure, finishProgram, optionsOf, registration, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({ namespace: "acme" });
});
afterEach(finishProgram);

const file = (name: string) => new pulumi.asset.FileAsset(join(__dirname, "files", name));

test("names are made in the namespace, without __CST", async () => {
  for (const resource of [new Flow("approve"), new Bpm("approve", {}), new Script("approve", { content: "1" })]) {
    expect((await registration(resource)).inputs.name).toBe("acme__approve");
  }
  expect((await registration(new Flow("full", { name: "other__approve" }))).inputs.name).toBe("other__approve");
});

test("the local URL of a flow follows its name, unless it is given", async () => {
  expect((await registration(new Flow("approve"))).inputs.localUrl).toBe("/run/acme__approve");
  expect((await registration(new Flow("pay", { localUrl: "/run/other" }))).inputs.localUrl).toBe("/run/other");
});

test("definitions and sources come from the program, from texts and from files", async () => {
  const decisions = [{ name: "check" }];
  const inline = await registration(new Flow("inline", { definition: { decisions } }));
  const fromFile = await registration(new Flow("fromFile", { definition: file("flow.json") }));
  const fromText = await registration(
    new Bpm("fromText", { definition: new pulumi.asset.StringAsset('{"decisions":[{"name":"check"}]}') }),
  );
  for (const { inputs } of [inline, fromFile, fromText]) expect(inputs.definition).toEqual({ decisions });

  const script = await registration(new Script("audit", { content: file("audit.ts"), jscode: "exports.user = 1;" }));
  expect(script.inputs).toMatchObject({ content: 'export const user = "nobody";\n', jscode: "exports.user = 1;" });
});

test.each<[string, string | pulumi.asset.FileAsset | pulumi.asset.StringAsset | pulumi.Output<string>]>([
  ["a text", "export const a = 1;\r\n"],
  ["an output", pulumi.output("export const a = 1;\r\n")],
  ["a text asset", new pulumi.asset.StringAsset("export const a = 1;\r\n")],
])("P3: a script from a checkout with other line ends is the same script: %s", async (_title, content) => {
  const script = await registration(new Script("lines", { content }));
  expect(script.inputs).toMatchObject({ content: "export const a = 1;\n" });
});

test("P3: a file from a checkout with other line ends is the same file", async () => {
  expect(await textOf("Script lines", file("crlf.txt"))).toBe("export const a = 1;\nexport const b = 2;\n");
});

// P8
describe("P8: a file or a text that cannot be used is named with its resource, and without a stack", () => {
  const text = new pulumi.asset.StringAsset("{ nothing");
  const remote = new pulumi.asset.RemoteAsset("https://example.com/flow.json") as unknown as pulumi.asset.FileAsset;

  test.each([
    [
      "a missing file",
      () => textOf("Script audit", file("missing.ts")),
      /^Script audit: \S*missing\.ts cannot be read: there is no such file\./,
    ],
    ["a folder", () => textOf("Script audit", file("")), /^Script audit: \S* cannot be read: EISDIR\./],
    ["a file that is no JSON", () => jsonOf("Flow pay", file("broken.txt")), /^Flow pay: \S*broken\.txt is not JSON: /],
    ["a text that is no JSON", () => jsonOf("Bpm leave", text), /^Bpm leave: the text is not JSON: /],
    ["a remote asset", () => jsonOf("Flow pay", remote), /^Flow pay: a remote asset is not read\. Give a FileAsset or a StringAsset\.$/],
  ])("%s", async (_title, read, message) => {
    const error = await Promise.resolve(read()).catch((error: unknown) => error);
    expect(pulumi.RunError.isInstance(error) && error).toMatchObject({ message: expect.stringMatching(message), stack: "" });
  });
});

test("a flow and a script are replaced by deleting first, a BPM by making the new version first", () => {
  expect(optionsOf((spy) => new Flow("one", {}, spy)).deleteBeforeReplace).toBe(true);
  expect(optionsOf((spy) => new Script("two", { content: "1" }, spy)).deleteBeforeReplace).toBe(true);
  expect(optionsOf((spy) => new Bpm("three", {}, spy)).deleteBeforeReplace).toBeUndefined();
});

test("`get` asks by id alone", async () => {
  const found = [
    Flow.get("one", "000y000000aM8XixTN0S"),
    Bpm.get("two", "001L000000Peuw1Q318a"),
    Script.get("three", "001a000000udehTW7KS0"),
  ];
  for (const resource of found) expect(Object.keys((await registration(resource)).inputs)).toEqual(["__provider"]);
});
