import { Compiler } from "./compiler";
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
