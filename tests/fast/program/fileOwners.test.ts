import * as pulumi from "@pulumi/pulumi";
import { Provider } from "../../../provider";
import { fileOwners, type OwnFiles } from "../../../provider/program/fileOwners";
import { configure, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({ namespace: "demo" });
});

const connector = { connectorType: "obs", connectorName: "demo__files" } as const;
const file = (name: string, path: string): OwnFiles => ({ ...connector, resource: `File ${name}`, paths: [path] });
const site = (exclusive?: string): OwnFiles => ({ ...connector, resource: "Directory site", paths: ["a/index", "a/below/two"], exclusive });

/** What a program is told that declares these, one after the other. */
function refusal(...declared: OwnFiles[]): string | undefined {
  try {
    for (const files of declared) fileOwners(undefined)(files);
  } catch (error) {
    if (pulumi.RunError.isInstance(error)) return error.message;
    throw error;
  }
  return undefined;
}

test.each<[string, OwnFiles, OwnFiles, string]>([
  ["two files", file("one", "a/b"), file("two", "a/b"), "File two: File one has the file a/b, too."],
  ["a file in a directory", site(), file("one", "a/below/two"), "File one: Directory site has the file a/below/two, too."],
  ["a directory around a file", file("one", "a/index"), site(), "Directory site: File one has the file a/index, too."],
])("one file of two resources is refused: %s", (_what, first, second, message) => {
  expect(refusal(first, second)).toBe(`${message} A file can belong to one resource only.`);
});

test.each([
  ["later", [site("a"), file("one", "a/c")]],
  ["before", [file("one", "a/c"), site("a")]],
])("a file is refused that was declared %s than an exclusive directory that does not have it", (_order, declared) => {
  expect(refusal(...declared)).toBe(
    "Directory site is exclusive, and would delete a/c, which is a file of File one. Put it into the folder, choose another path, or leave " +
      "`exclusive` out.",
  );
});

test.each<[string, OwnFiles[]]>([
  ["a file beside those of a folder", [site(), file("settings", "a/settings.json")]],
  ["a name that begins as an exclusive directory does", [site("a"), file("one", "ab/c")]],
  ["another connector", [file("one", "a/b"), { ...file("two", "a/b"), connectorName: "demo__other" }]],
  ["another type of connector", [file("one", "a/b"), { ...file("two", "a/b"), connectorType: "minio" }]],
])("%s is allowed", (_what, declared) => {
  expect(refusal(...declared)).toBeUndefined();
});

test("the same path in another tenant is another file", () => {
  const other = new Provider("other", { namespace: "demo" });
  fileOwners(undefined)(file("one", "a/b"));
  fileOwners({ provider: other })(file("two", "a/b"));
  expect(() => fileOwners({ provider: other })(file("three", "a/b"))).toThrow("File three: File two has the file a/b, too.");
});

test("another run in the same process knows nothing of the first one", () => {
  expect(refusal(file("one", "a/b"))).toBeUndefined();
  startEngine();
  expect(refusal(file("one", "a/b"))).toBeUndefined();
});

test("unit tests with mocks make the same file as often as they like", () => {
  pulumi.runtime.setMocks({ newResource: ({ name, inputs }) => ({ id: name, state: inputs }), call: ({ inputs }) => inputs });
  expect(refusal(file("one", "a/b"), file("one", "a/b"))).toBeUndefined();
});
