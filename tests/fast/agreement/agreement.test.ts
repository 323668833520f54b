import { handlers } from "../../../provider/dynamic/handlers";
import { type Change, classesOf, leaveOut, listed, Mutants, membersOf, nameOf, outputsOf, rename, resourceFiles, retype } from "./mutants";

const fieldTypes = "program/fieldTypes.ts";

const metadataExport = "resources/bulk/metadataExport/resource.ts";
/** Where arguments of several kinds are declared, with a kind that has them. MetadataExport has no others. */
const shared = [
  { file: "program/imports.ts", importer: "resources/bulk/metadataImport/resource.ts" },
  { file: "program/exports.ts", importer: metadataExport },
];

/** What programs give: the arguments of all kinds, and the attributes of fields. */
const given = [
  ...resourceFiles()
    .filter((file) => file !== metadataExport)
    .map((file) => ({ file, members: membersOf(file, /^[A-Z]\w*(Args|Placement)$/), importers: [] })),
  ...shared.map(({ file, importer }) => ({ file, members: membersOf(file, /Args$/), importers: [importer] })),
  {
    file: fieldTypes,
    members: membersOf(fieldTypes, /^(?!Renamable)\w*Attributes$|^Referenced/),
    importers: ["resources/objects/field/resource.ts"],
  },
];
const outputs = resourceFiles().map((file) => ({ file, members: outputsOf(file), importers: [] }));
/** An output that is removed, and not by half. */
const outputsWithTheirList = outputs.map((one) => ({ ...one, members: [...one.members, ...listed(one.file, "outputs")] }));

const mutants = new Mutants();

const renaming = {
  file: fieldTypes,
  members: membersOf(fieldTypes, /^Renamable/),
  importers: ["resources/objects/customObject/resource.ts"],
};

/** A mutant of each file: all its members have the same fault. */
function mutated(files: typeof given, change: Change): [string, string[], () => string[]][] {
  return files.map(({ file, members, importers }) => [file, members.map(nameOf), mutants.disagree(members, change, importers)]);
}

const renamed = mutated(given, rename);
const retyped = mutated(given, retype);
const retypedOutputs = mutated(outputs, retype);
const withoutOutputs = mutated(outputsWithTheirList, leaveOut);

/** A mutant of each file, in which one member is missing. Not the first one, without which not much works. */
function withoutOne(
  files: readonly string[],
  membersIn: (file: string) => ReturnType<typeof outputsOf>,
): [string, string, () => string[]][] {
  return files.map((file) => {
    const members = membersIn(file).slice(1, 2);
    return [members.map(nameOf).join(), file, mutants.change(members, leaveOut)];
  });
}

const undeclared = withoutOne(resourceFiles(), outputsOf);
const unlisted = withoutOne(resourceFiles(), (file) => listed(file, "outputs"));
// One handler: all have the same type, and they take long to check.
const notComputed = withoutOne(["resources/definitions/flow/handler.ts"], (file) => listed(file, "computed"));

test("every kind that has a handler is held to its schema", () => {
  expect(resourceFiles().flatMap(classesOf).sort()).toEqual([...handlers.keys()].sort());
});

test.each(renamed)("the compiler refuses each argument that has another name: %s", (_file, names, faults) => {
  expect(faults()).toEqual(expect.arrayContaining(names.map((name) => `not in the schema: ${name}Renamed`)));
});

test.each(retyped)("the compiler refuses each argument that has another type: %s", (_file, names, faults) => {
  // Without an object of the right type nothing is placed.
  const expected = names.map((name) => (name === "object" ? "not in the schema: object" : `argument and schema differ: ${name}`));
  expect(faults()).toEqual(expect.arrayContaining(expected));
});

test.each([rename, retype].flatMap((change) => mutated([renaming], change)))(
  "the compiler refuses an attribute of fields of an object that differs: %s %j",
  (_file, _names, faults) => {
    expect(faults()).toEqual(expect.arrayContaining(["argument and schema differ: fields"]));
  },
);

test.each(retypedOutputs)("the compiler refuses each output that has another type: %s", (_file, names, faults) => {
  expect(faults()).toEqual(expect.arrayContaining(names.map((name) => `state and output differ: ${name}`)));
});

test.each(withoutOutputs)("the compiler misses each output that class and list leave out: %s", (file, names, faults) => {
  // Runs, imports and exports are of their own making.
  expect(names).toContain(/\/\w+(Run|Import|Export)\//.test(file) ? "uncertain" : "adopted");
  expect(faults()).toEqual(expect.arrayContaining(names.map((name) => `no output ${name}`)));
});

test.each(undeclared)("the compiler refuses an output that is listed and not declared: %s in %s", (name, _file, errors) => {
  expect(errors()).toEqual([expect.stringContaining(`'${name}' does not exist`)]);
});

test.each(unlisted)("the compiler misses an output that is declared and not listed: %s in %s", (name, _file, errors) => {
  expect(errors()).toEqual([expect.stringContaining(`Property '${name}' is missing`)]);
});

test.each(notComputed)("the compiler misses what state has beside the inputs: %s in %s", (name, _file, errors) => {
  expect(errors()).toEqual([expect.stringContaining(`Property '${name}' is missing`)]);
});
