import * as astrozero from "../../../provider";
import { codes } from "../../../provider/safety/codes";
import { definitions, readSettings, type Settings } from "../../../provider/settings";
import { blocksOf, documents, read, table } from "./markdown";

const manifest = JSON.parse(read("package.json"));

describe("the settings in docs/configuration.md", () => {
  const rows = table("docs/configuration.md", "Key", "Environment variable", "Values");

  test("are those of the provider", () => {
    const documented = rows.map(({ Key, Secret, "Environment variable": variable }) => [Key, variable, /^yes\b/.test(Secret ?? "")]);
    const defined = Object.entries(definitions).map(([name, definition]) => [
      `astrozero:${name}`,
      definition.environment,
      "secret" in definition,
    ]);
    expect(documented).toEqual(defined);
  });

  test("have the defaults that the provider takes", () => {
    const given: Record<string, string> = { url: "https://example.com", clientId: "id", clientSecret: "secret", namespace: "acme" };
    const { deadline, credentials, ...settings } = readSettings((name) => given[name]) as Settings;
    const defaults: Record<string, unknown> = { ...settings, ...credentials, timeout: deadline / 1000 };
    for (const { Key = "", Default } of rows) {
      const name = Key.replace("astrozero:", "");
      expect([name, Default]).toEqual([name, name in given ? "required" : String(defaults[name] ?? "none")]);
    }
  });
});

test("`pulumi config set` is shown with settings that exist, secrets with --secret", () => {
  const lines = documents.flatMap(blocksOf).flatMap(({ text }) => text.match(/^pulumi config set .*$/gm) ?? []);
  const shown = lines.map((line) => /^pulumi config set (--secret )?astrozero:(\w+)/.exec(line));
  expect(shown.length).toBeGreaterThan(0);
  for (const match of shown) {
    const definition = Object.entries(definitions).find(([name]) => name === match?.[2])?.[1];
    expect(definition).toBeDefined();
    expect(match?.[1] !== undefined).toBe("secret" in (definition ?? {}));
  }
});

test("the documented constructors are those of fields", () => {
  const { self, ...constructors } = astrozero.fields;
  expect(self).toBe("self");
  const documented = table("docs/resources.md", "Constructor", "Field").map(({ Constructor }) => Constructor?.split("(")[0]);
  expect(documented).toEqual(Object.keys(constructors).sort((a, b) => documented.indexOf(a) - documented.indexOf(b)));
});

const { fields, where, refuseDataLossInPreview: _, ...exported } = astrozero;
const isDataSource = (name: string) => /^(get|count|call)[A-Z]/.test(name);
const dataSources = Object.keys(exported).filter(isDataSource).sort();
const classes = Object.keys(exported)
  .filter((name) => !isDataSource(name))
  .sort();

test("the documented constructors of conditions are those of where", () => {
  const documented = table("docs/data-sources.md", "Constructors", "Operators").flatMap(
    ({ Constructors = "" }) => Constructors.match(/\w+/g) ?? [],
  );
  expect(documented.toSorted()).toEqual(
    Object.keys(where)
      .filter((name) => !["and", "or", "parent", "children"].includes(name))
      .sort(),
  );
});

test("the README's resources are those that the package exports", () => {
  const documented = table("README.md", "In a program", "On the platform").map((row) => /^\[(\w+)\]/.exec(row["In a program"] ?? "")?.[1]);
  expect(fields).toBeDefined();
  expect(documented.toSorted()).toEqual(classes);
  expect(table("docs/resources.md", "Resource", "Id").map(({ Resource }) => Resource)).toEqual(
    documented.filter((name) => name !== "Provider"),
  );
});

test("the documented data sources are those that the package exports, in both forms", () => {
  const documented = table("docs/data-sources.md", "Function", "Answers").map(({ Function: name }) => String(name));
  expect(documented.flatMap((name) => [name, `${name}Output`]).sort()).toEqual(dataSources);
});

const withoutMarks = (text: string) => text.replaceAll("`", "");

test("the codes of docs/data-safety.md are told as `astrozero explain` tells them", () => {
  const told = Object.entries(codes).map(([Code, { change, refusedWhile }]) => ({
    Code,
    Change: withoutMarks(change),
    "Refused while": withoutMarks(refusedWhile),
  }));
  expect(table("docs/data-safety.md", "Code", "Change")).toEqual(told);
});

test("the README's requirements are those of the package and its tools", () => {
  const requirements = read("README.md").split("## Start")[1]?.split("```")[0] ?? "";
  const sdk = manifest.peerDependencies["@pulumi/pulumi"].replace("^", "").replace(/\.0$/, "");
  const cli = /^oldest_cli=(\d+\.\d+)/m.exec(read("tools/pulumi/install.sh"))?.[1];
  expect(requirements).toContain(`Node.js ${manifest.engines.node.replace(">=", "")} or later`);
  expect(requirements).toContain(`Pulumi CLI ${cli} or later`);
  expect(read("docs/installation.md")).toContain(`| \`@pulumi/pulumi\` | ${sdk} and later.`);
  const go = new Set(["cli", "language-host"].map((module) => /^go (\d+\.\d+)/m.exec(read(`tools/pulumi/${module}/go.mod`))?.[1]));
  expect([...go]).toEqual([/Go (\d+\.\d+)/.exec(read("README.md"))?.[1]]);
});

test("the changelog has a section for the version of the package", () => {
  expect(read("CHANGELOG.md")).toContain(`## [${manifest.version}]`);
});

test("every make target that a document names exists", () => {
  const targets = [...read("Makefile").matchAll(/^([a-z-]+):/gm)].map(([, target]) => target);
  const named = documents.flatMap((file) => {
    const commands = [...read(file).matchAll(/(?:^|`)make ([a-z-]+)/gm)].map(([, target]) => target);
    return commands;
  });
  expect(targets).toEqual(expect.arrayContaining([...new Set(named)]));
  expect(named.length).toBeGreaterThan(5);
});
