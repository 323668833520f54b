import ts from "typescript";
import * as astrozero from "../../../provider";
import { UserProgram } from "./installed";
import { everything } from "./snippets/everything";

const strictest: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: false,
  target: ts.ScriptTarget.ES2022,
};

const { CommonJS, ESNext, Node16, NodeNext } = ts.ModuleKind;
const resolutions = {
  node16: { module: Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  nodenext: { module: NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
  bundler: { module: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  // TypeScript 6 asks to be told that its end is known.
  node10: { module: CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: "6.0" },
};

test("the program below uses every function, class and constructor of the package", () => {
  const { fields, ...others } = astrozero;
  const unused = [...Object.keys(others).map((name) => `astrozero.${name}`), ...Object.keys(fields).map((name) => `fields.${name}`)];
  expect(unused.filter((name) => !new RegExp(`\\b${name}\\b`).test(everything))).toEqual([]);
});

describe("a program with exactOptionalPropertyTypes, and without skipLibCheck", () => {
  test.each(Object.entries(resolutions))("resolved by %s", (_name, options) => {
    expect(new UserProgram(everything, { ...strictest, ...options }).errors()).toEqual([]);
  });

  test("as an ES module", () => {
    expect(new UserProgram(everything, { ...strictest, ...resolutions.nodenext }, "index.mts").errors()).toEqual([]);
  });
});
