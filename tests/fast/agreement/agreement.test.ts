import { type Change, Mutants, membersOf, nameOf, outputsOf, rename, resourceFiles, retype } from "./mutants";

const fieldTypes = "program/fieldTypes.ts";

/** What programs give: the arguments of the nine kinds, and the attributes of fields. */
const given = [
  ...resourceFiles().map((file) => ({ file, members: membersOf(file, /^[A-Z]\w*(Args|Placement)$/), importers: [] })),
  { file: fieldTypes, members: membersOf(fieldTypes, /Attributes$|^Referenced/), importers: ["resources/objects/field/resource.ts"] },
];
const outputs = resourceFiles().map((file) => ({ file, members: outputsOf(file), importers: [] }));

const mutants = new Mutants();

/** A mutant of each file: all its members have the same fault. */
function mutated(files: typeof given, change: Change): [string, string[], () => string[]][] {
  return files.map(({ file, members, importers }) => [file, members.map(nameOf), mutants.add(members, change, importers)]);
}

const renamed = mutated(given, rename);
const retyped = mutated(given, retype);
const retypedOutputs = mutated(outputs, retype);
const withoutOutputs = mutated(outputs, () => "");

test("there are nine kinds", () => {
  expect(resourceFiles()).toHaveLength(9);
});

test.each(renamed)("the compiler tells of each argument that has another name: %s", (_file, names, faults) => {
  expect(faults()).toEqual(expect.arrayContaining(names.map((name) => `not in the schema: ${name}Renamed`)));
});

test.each(retyped)("of each argument that has another type: %s", (_file, names, faults) => {
  // Without an object of the right type nothing is placed.
  const expected = names.map((name) => (name === "object" ? "not in the schema: object" : `argument and schema differ: ${name}`));
  expect(faults()).toEqual(expect.arrayContaining(expected));
});

test.each(retypedOutputs)("of each output that has another type: %s", (_file, names, faults) => {
  expect(faults()).toEqual(expect.arrayContaining(names.map((name) => `state and output differ: ${name}`)));
});

// What is an argument, too, need not be an output.
test.each(withoutOutputs)("of each output that is left out and is no argument: %s", (_file, names, faults) => {
  const missing = faults().map((fault) => fault.replace("no output ", ""));
  expect(missing).toContain("adopted");
  expect(names).toEqual(expect.arrayContaining(missing));
});
