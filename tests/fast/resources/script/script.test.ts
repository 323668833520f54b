import { complaint } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { script } from "../given";

const at = useDriver();

/** The least that the engine accepts, as a public template of 2022 has it. */
const content = `
import * as context from "context";

export class Input {
  @action.param({ type: "String", required: true, label: "Who", description: "whom to greet" })
  name: string;
}
export class Output {
  @action.param({ type: "String" })
  greeting: string;
}
export class Greeter {
  /* a comment */
  @action.method({ input: "Input", output: "Output", label: "Greet" })
  run(input: Input): Output {
    const output = new Output();
    output.greeting = \`Hello \${input.name}, it is \${context.getUserId()}\`;
    return output;
  }
}
`;

test("a script is compiled as the platform's own tool does it", async () => {
  const { driver } = at;
  await driver.declare("Script", { ...script, content, active: true }).up();

  const { jscode, sourceMap, ...live } = driver.emulator.world.scripts.get("demo__audit");

  expect(live).toMatchObject({ content, active: true });
  // ES5: the engine knows no classes, no template texts; comments are removed; decorators carry the types of their members.
  expect(jscode).not.toMatch(/\bclass\b|`|a comment/);
  expect(jscode).toContain('__metadata("design:type", String)');
  expect(jscode).toContain('require("context")');
  expect(jscode).toMatch(/\/\/# sourceMappingURL=demo__audit\.js\.map\s*$/);
  expect(JSON.parse(sourceMap)).toMatchObject({ version: 3, file: "demo__audit.js", sources: ["demo__audit.ts"] });
});

test("its signature is an output, and follows the source", async () => {
  const { driver } = at;
  const thing = driver.declare("Script", { ...script, content });
  await thing.up();

  expect(thing.outputs.signature).toMatchObject({ methodName: "run", methodObject: "Greeter", input: "Input", output: "Output" });
  const { types } = thing.outputs.signature as { types: Record<string, object[]> };
  expect(types.Input).toMatchObject([{ name: "name", required: true, valueType: "String", label: "Who" }]);

  await thing.up({ ...script, content: content.replace("required: true", "required: false") });
  expect((thing.outputs.signature as typeof thing.outputs & { types: Record<string, object[]> }).types.Input).toMatchObject([
    { required: false },
  ]);
});

test("a change that was made stands, also where the signature is not told", async () => {
  const { driver } = at;
  const thing = driver.declare("Script", { ...script, content });
  await thing.up();
  driver.fault({ status: 403, operation: "ObtainSignatureInformation" });

  expect(await thing.up(script)).toBe("updated");

  expect(driver.warnings).toEqual([
    expect.stringMatching(/^Script demo__audit is as declared, and not all of it can be read: .* ObtainSignatureInformation/),
  ]);
  expect(thing.outputs).toMatchObject({ content: script.content });
  expect(driver.emulator.world.scripts.get("demo__audit").content).toBe(script.content);
});

test("a module of the platform is used as it is, not copied", async () => {
  const { driver } = at;
  const uses = `import * as db from "db";
export const orders = db.object("demo__Order__CST");
`;
  await driver.declare("Script", { ...script, content: uses }).up();

  expect(driver.emulator.world.scripts.get("demo__audit").jscode).toContain('var db = require("db");');
});

test("a fault of the syntax is told before the first call, with its place", async () => {
  const { driver } = at;

  const message = await complaint(driver.declare("Script", { ...script, content: "export const user = ;\n" }).up());

  expect(message).toMatch(/^content: line 1, column 21: Expression expected\.$/);
  expect(driver.emulator.requests.count()).toBe(0);
});

test("without the package typescript a script needs JavaScript of its own, and the error says so", async () => {
  jest.resetModules();
  jest.doMock("typescript", () => {
    throw new Error("Cannot find module 'typescript'");
  });
  const { schema } =
    require("../../../../provider/resources/definitions/script/schema") as typeof import("../../../../provider/resources/definitions/script/schema");

  expect(schema.safeParse(script).error?.issues.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^needs the package typescript, before version 7, to be compiled: .* or give `jscode` yourself$/),
  ]);
  expect(schema.safeParse({ ...script, jscode: "exports.user = 1;" }).success).toBe(true);
  jest.dontMock("typescript");
});

test("JavaScript of the program's own is sent as it is", async () => {
  const { driver } = at;
  await driver.declare("Script", { ...script, content: "not TypeScript at all", jscode: "exports.user = 1;", sourceMap: "{}" }).up();

  expect(driver.emulator.world.scripts.get("demo__audit")).toMatchObject({
    content: "not TypeScript at all",
    jscode: "exports.user = 1;",
    sourceMap: "{}",
  });
});

test("a source map without JavaScript is refused", async () => {
  const { driver } = at;
  expect(await complaint(driver.declare("Script", { ...script, sourceMap: "{}" }).up())).toContain("sourceMap: belongs to `jscode`");
});

test("where scripts cannot be created, one that was made in the designer is adopted", async () => {
  const { driver } = at;
  driver.emulator.dialect.scriptCreate = "absent";

  const message = await complaint(driver.declare("Script", script).up());
  expect(message).toContain("Create script demo__audit there, empty, and set adoptExisting: true.");

  driver.emulator.world.scripts.create({ name: "demo__audit", content: "", jscode: "", sourceMap: "" });
  const adopted = driver.declare("Script", { ...script, adoptExisting: true, active: true });
  await adopted.up();

  expect(driver.emulator.world.scripts.get("demo__audit")).toMatchObject({ content: script.content, active: true });
});

test("where scripts cannot be deleted, one leaves state with a warning", async () => {
  const { driver } = at;
  driver.emulator.dialect.scriptDelete = "absent";
  const thing = driver.declare("Script", { ...script, active: true });
  await thing.up();

  await thing.destroy();

  expect(driver.warnings).toEqual([expect.stringMatching(/^Script demo__audit was not deleted\. .* delete it in the designer\.$/)]);
  expect(driver.emulator.world.scripts.get("demo__audit").active).toBe(true);
});

test("a signature that the platform refuses to tell is a warning", async () => {
  const { driver } = at;
  const wrong = content.replace('@action.param({ type: "String" })', '@action.param({ type: "Nonsense" })');
  const thing = driver.declare("Script", { ...script, content: wrong });

  await thing.up();

  expect(thing.outputs).not.toHaveProperty("signature");
  expect(driver.warnings).toEqual([expect.stringContaining("The platform does not tell the signature of script demo__audit.")]);
});

test("a refresh that cannot read the signature fails, and forgets nothing", async () => {
  const { driver } = at;
  const thing = driver.declare("Script", { ...script, content });
  await thing.up();
  const { signature } = thing.outputs;
  const operation = "ObtainSignatureInformation";
  driver.fault({ status: 403, operation });

  expect(await complaint(thing.refresh())).toContain(operation);

  expect(thing.outputs.signature).toEqual(signature);
});
