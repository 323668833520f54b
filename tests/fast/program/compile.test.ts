import { Compiler, importsOf } from "./compiler";
import * as functions from "./snippets/functions";
import * as resources from "./snippets/resources";
import * as rows from "./snippets/rows";

const right = Object.entries({ ...resources.right, ...functions.right, ...rows.right });
const wrong = Object.entries({ ...resources.wrong, ...functions.wrong, ...rows.wrong });

// All in one program: what the package and the SDK declare is read once.
const compiler = new Compiler([...right.map(([, program]) => program), ...wrong.map(([, [program]]) => program)]);

test.each(right)("compiles: %s", (_title, program) => {
  expect(compiler.errorsOf(program)).toEqual([]);
});

test.each(wrong)("does not compile: %s", (_title, [program, complaint]) => {
  expect(compiler.errorsOf(program)).toEqual([expect.stringContaining(complaint)]);
});

test("what a user's compiler reads needs @pulumi/pulumi and nothing else", () => {
  const declarations = compiler.declarations();
  const packages = [...declarations.values()].flatMap(importsOf).filter((name) => !name.startsWith("."));

  expect([...declarations.keys()]).toEqual(
    expect.arrayContaining([
      "provider/index.ts",
      "provider/dataSources/index.ts",
      "provider/program/fields.ts",
      "provider/resources/objects/customObject/resource.ts",
      "provider/program/base.ts",
      "provider/program/provider.ts",
    ]),
  );
  expect([...new Set(packages)]).toEqual(["@pulumi/pulumi"]);
});
