// A table of changes for `astrozero review`: what the program said, what it says now, and what a reviewer is to read of it.

export interface ReviewRow {
  what: string;
  before?: string;
  after?: string;
  /** Lines of the section in which it is, without marks of Markdown; none: it is not listed. */
  lines: readonly string[];
  /** Rows of the table of findings. */
  findings?: readonly string[];
  /** Its object in the drawing. */
  drawn?: string;
}

/** Records that come to the tenant between the two programs, by the developer names of object and field. */
export const recordsBetween: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  Customer: [{ code: "a" }, { code: "b" }, { code: "c" }],
  Draft: [{}, {}],
  Shortened: [{ code: "1234567890" }, { code: "123" }, {}],
  Retyped: [{ code: "1" }, { code: "2" }, {}],
  Shrunk: [{ phone: "1" }, { phone: "2" }, {}],
  Strict: [{ code: "a" }, {}, {}],
  Host: [{ nick: "a" }, { nick: "b" }, {}],
  Order: [{ status: "Void" }, { status: "Void" }, { status: "New" }],
  Archive: [{ code: "a" }],
  Person: [{ phone: "1" }, { phone: "2" }],
};

/** On disk before the first program, and before the second one. */
export const filesBetween = {
  first: { "index.html": "first", "old.html": "first" },
  second: { "index.html": "second", "new.html": "second" },
};

/** What several rows belong to. It does not change. */
export const common = `
const { Directory, File, Record, RecordSet } = require("pulumi-astrozero");
const place = { connectorType: "obs", connectorName: "files" };
const host = new CustomObject("Host", { fields: { code: text() } });
const city = new CustomObject("City", { fields: { code: text(), title: text() } });
`;

const allowed = "allowDataLoss: true";
const proceed = "Set allowDataLoss: true on the resource to proceed anyway.";
const first = `${proceed} To delete it, set that first and run \`pulumi up\`.`;
const newId = "gives it a new id: what refers to the old one breaks, and packages of the app no longer install where the old one is.";

const flow = (label: string) =>
  `new Flow("approve", { startElement: "check", definition: { decisions: [{ name: "check", label: "${label}" }] }, active: true });`;
const leave = (version: string) =>
  `new Bpm("leave", { version: "${version}", startEvents: [{ name: "start", connector: "approve" }], userTasks: [{ name: "approve" }] });`;
const cities = (rows: readonly string[]) => `new RecordSet("cities", { object: city, key: "code", records: [${rows.join(", ")}] });`;
const status = (values: string) =>
  `new CustomObject("Order", { fields: { status: singleSelect(new Picklist("Status", { ${allowed}, values: [${values}] })) } });`;

export const reviewRows: readonly ReviewRow[] = [
  {
    what: "an object that is new",
    after: 'new CustomObject("Fresh", { fields: { code: text() } });',
    lines: ["Created: - CustomObject Fresh"],
    drawn: "<b>+ Fresh</b><br/>+ code: text",
  },
  {
    what: "an object that may be there already",
    after: 'new CustomObject("Theirs", { adoptExisting: true });',
    lines: ["Created: - CustomObject Theirs (takes over what is there already)"],
    drawn: "<b>+ Theirs</b>",
  },
  {
    what: "a label",
    before: 'new CustomObject("Relabelled", { label: "Old label" });',
    after: 'new CustomObject("Relabelled", { label: "New label" });',
    lines: ['Changed in place: - CustomObject Relabelled: label "Old label" → "New label"'],
    drawn: "<b>~ Relabelled</b>",
  },
  {
    what: "another name of an object without records, and another label",
    before: 'new CustomObject("Renamed", { name: "Before", label: "Old" });',
    after: 'new CustomObject("Renamed", { name: "After", label: "New" });',
    lines: [
      'Replaced: - CustomObject Renamed, because of name "demo__Before__CST" → "demo__After__CST"; also label "Old" → "New"',
      "  - Object demo__Before__CST is deleted before demo__After__CST is created: if the creation fails, neither is there until the next up.",
      "  - It has no records.",
    ],
    drawn: "<b>+- After</b>",
  },
  {
    what: "an object without records that left the program",
    before: 'new CustomObject("Unused", { fields: { code: text() } });',
    lines: ["Destroyed: - CustomObject Unused", "  - It has no records."],
    drawn: "<b>- Unused</b><br/>- code: text",
  },
  {
    what: "an object that left the program with records in it, and with what belongs to it",
    before: `{
      const object = new CustomObject("Customer", { fields: { code: text() } });
      new Validator("Coded", { object, errorExpression: "name == ''", errorMessage: "No" });
    }`,
    lines: [
      "Destroyed: - CustomObject Customer (**refused** AZ101)",
      "Destroyed: - Validator Coded of demo__Customer__CST (goes with Customer)",
    ],
    findings: [`| **refused** | AZ101 | CustomObject Customer | deleting object demo__Customer__CST destroys 3 records. ${first} |`],
    drawn: "<b>- Customer</b><br/>- code: text",
  },
  {
    what: "an object that left the program with records in it, which was allowed before",
    before: `new CustomObject("Draft", { ${allowed} });`,
    lines: ["Destroyed: - CustomObject Draft (allowed AZ101)"],
    findings: ["| allowed | AZ101 | CustomObject Draft | deleting object demo__Draft__CST destroys 2 records. |"],
    drawn: "<b>- Draft</b>",
  },
  {
    what: "an object with the records of a set, both left the program",
    before: `{
      const object = new CustomObject("Bundle", { fields: { code: text() } });
      new RecordSet("bundles", { object, key: "code", records: [{ code: "1" }, { code: "2" }, { code: "3" }] });
    }`,
    lines: [
      "Destroyed: - CustomObject Bundle",
      "  - It has no records but those that the program deletes itself.",
      "Destroyed: - RecordSet bundles of demo__Bundle__CST",
      "  - 3 records of object demo__Bundle__CST are deleted.",
    ],
    drawn: "<b>- Bundle</b><br/>- code: text",
  },
  {
    what: "a field more",
    before: 'new CustomObject("Grown", { fields: { code: text() } });',
    after: 'new CustomObject("Grown", { fields: { code: text(), phone: text() } });',
    lines: ["Changed in place: - CustomObject Grown: fields.phone added (text)"],
    drawn: "<b>~ Grown</b><br/>code: text<br/>+ phone: text",
  },
  {
    what: "a longer field",
    before: 'new CustomObject("Widened", { fields: { code: text({ length: 20 }) } });',
    after: 'new CustomObject("Widened", { fields: { code: text({ length: 40 }) } });',
    lines: ["Changed in place: - CustomObject Widened: fields.code.length 20 → 40"],
    drawn: "<b>~ Widened</b><br/>~ code: text",
  },
  {
    what: "a shorter field with values",
    before: `new CustomObject("Shortened", { ${allowed}, fields: { code: text({ length: 20 }) } });`,
    after: `new CustomObject("Shortened", { ${allowed}, fields: { code: text({ length: 5 }) } });`,
    lines: [
      "Changed in place: - CustomObject Shortened: fields.code.length 20 → 5 (allowed AZ104)",
      "  - Field demo__code__CST of object demo__Shortened__CST is dropped and created again.",
    ],
    findings: [
      "| allowed | AZ104 | CustomObject Shortened | shortening field demo__code__CST of object demo__Shortened__CST drops it and creates it again, which destroys 2 values. |",
    ],
  },
  {
    what: "another type of a field with values",
    before: `new CustomObject("Retyped", { ${allowed}, fields: { code: text({ length: 20 }) } });`,
    after: `new CustomObject("Retyped", { ${allowed}, fields: { code: number() } });`,
    lines: [
      'Changed in place: - CustomObject Retyped: fields.code.dataType "text" → "number", fields.code.length removed (20) (allowed AZ103)',
      "  - Field demo__code__CST of object demo__Retyped__CST is dropped and created again.",
    ],
    findings: [
      "| allowed | AZ103 | CustomObject Retyped | changing field demo__code__CST of object demo__Retyped__CST from text to number drops it and creates it again, which destroys 2 values. |",
    ],
    drawn: "<b>~ Retyped</b><br/>~ code: number",
  },
  {
    what: "a field with values that left its object",
    before: `new CustomObject("Shrunk", { ${allowed}, fields: { code: text(), phone: text() } });`,
    after: `new CustomObject("Shrunk", { ${allowed}, fields: { code: text() } });`,
    lines: ["Changed in place: - CustomObject Shrunk: fields.phone removed (text) (allowed AZ102)"],
    findings: [
      "| allowed | AZ102 | CustomObject Shrunk | dropping field demo__phone__CST of object demo__Shrunk__CST destroys 2 values. |",
    ],
    drawn: "<b>~ Shrunk</b><br/>code: text<br/>- phone: text",
  },
  {
    what: "a field that is required now",
    before: `new CustomObject("Strict", { ${allowed}, fields: { code: text() } });`,
    after: `new CustomObject("Strict", { ${allowed}, fields: { code: text({ required: true }) } });`,
    lines: ["Changed in place: - CustomObject Strict: fields.code.required added (true) (allowed AZ106)"],
    findings: [
      "| allowed | AZ106 | CustomObject Strict | requiring field demo__code__CST of object demo__Strict__CST while 2 records hold no value. |",
    ],
  },
  {
    what: "a field with another name that keeps its values",
    before: 'new CustomObject("Person", { fields: { phone: text({ length: 30 }) } });',
    after: 'new CustomObject("Person", { fields: { telephone: text({ length: 30, renamedFrom: "phone" }) } });',
    lines: [
      "Changed in place: - CustomObject Person: fields.phone removed (text), fields.telephone added (text)",
      "  - Object demo__Person__CST: field demo__phone__CST is renamed to demo__telephone__CST: 2 values copied, then the old field is dropped.",
    ],
  },
  {
    what: "a Field with values that left the program",
    before: 'new Field("nick", { object: host, ...text() });',
    lines: ["Destroyed: - Field nick of demo__Host__CST (**refused** AZ102)"],
    findings: [
      `| **refused** | AZ102 | Field nick | dropping field demo__nick__CST of object demo__Host__CST destroys 2 values. ${first} |`,
    ],
  },
  {
    what: "a Field without values that left the program",
    before: 'new Field("spare", { object: host, ...text() });',
    lines: ["Destroyed: - Field spare of demo__Host__CST", "  - No record holds a value in it."],
  },
  {
    what: "another type of a Field without values",
    before: `new Field("rank", { object: host, ${allowed}, ...text({ length: 40 }) });`,
    after: `new Field("rank", { object: host, ${allowed}, ...number() });`,
    lines: ['Replaced: - Field rank of demo__Host__CST, because of dataType "text" → "number"; also length removed (40) (allowed AZ107)'],
    findings: [`| allowed | AZ107 | Field rank | creating field demo__rank__CST of object demo__Host__CST again under its name ${newId} |`],
  },
  {
    what: "a value more of a picklist, between the others",
    before: 'new Picklist("Priority", { values: ["Low", "High"] });',
    after: 'new Picklist("Priority", { values: ["Low", "Mid", "High"] });',
    lines: ["Changed in place: - Picklist Priority: values.Mid added"],
  },
  {
    what: "a value of a picklist that left it, and that records hold",
    before: status('"New", "Paid", "Void"'),
    after: status('"New", "Paid"'),
    lines: ["Changed in place: - Picklist Status: values.Void removed (allowed AZ105)"],
    findings: [
      '| allowed | AZ105 | Picklist Status | deleting value "Void" of picklist demo__Status destroys 2 values in field demo__status__CST of object demo__Order__CST. |',
    ],
  },
  {
    what: "another script of a trigger",
    before: 'new Trigger("count", { object: host, event: "AfterDelete", script: "demo__one", active: true });',
    after: 'new Trigger("count", { object: host, event: "AfterDelete", script: "demo__two", active: true });',
    lines: ['Changed in place: - Trigger count of demo__Host__CST: script "demo__one" → "demo__two"'],
  },
  {
    what: "a validator that is switched off",
    before: `new Validator("Named", { object: host, errorExpression: "name == ''", errorMessage: "No", active: true });`,
    after: `new Validator("Named", { object: host, errorExpression: "name == ''", errorMessage: "No", active: false });`,
    lines: ["Changed in place: - Validator Named of demo__Host__CST: active true → false"],
  },
  {
    what: "a validator that left the program",
    before: `new Validator("Gone", { object: host, errorExpression: "name == ''", errorMessage: "No", active: true });`,
    lines: ["Destroyed: - Validator Gone of demo__Host__CST"],
  },
  {
    what: "a layout that opens another view",
    before: `new Layout("Desk", { object: host, fields: ["name"], ${allowed} });`,
    after: `new Layout("Desk", { object: host, fields: ["name"], viewName: "desk", ${allowed} });`,
    lines: ['Replaced: - Layout Desk of demo__Host__CST, because of viewName added ("desk") (allowed AZ107)'],
    findings: [
      `| allowed | AZ107 | Layout Desk | creating layout Desk of object demo__Host__CST (viewName changed) again under its name ${newId} |`,
    ],
  },
  {
    what: "the content of a flow",
    before: flow("Old"),
    after: flow("New"),
    lines: ["Changed in place: - Flow approve: definition.decisions.check.label"],
  },
  {
    what: "another version of a BPM",
    before: leave("1.0.1"),
    after: leave("1.0.2"),
    lines: ['Replaced: - Bpm leave, because of version "1.0.1" → "1.0.2"'],
  },
  {
    what: "a script that left the program",
    before: 'new Script("legacy", { content: "export const at = 1;" });',
    lines: ["Destroyed: - Script legacy"],
  },
  {
    what: "rows of a set: two more, one changed, one less",
    before: cities(['{ code: "B", title: "Bonn" }', '{ code: "K", title: "Kiel" }', '{ code: "L", title: "Linz" }']),
    after: cities([
      '{ code: "B", title: "Berlin" }',
      '{ code: "K", title: "Kiel" }',
      '{ code: "N", title: "Nancy" }',
      '{ code: "O", title: "Oslo" }',
    ]),
    lines: [
      "Changed in place: - RecordSet cities of demo__City__CST: records",
      "  - RecordSet cities: 2 rows added: N, O; 1 row changed: B; 1 row removed: L",
    ],
  },
  {
    what: "a set that is new",
    after: 'new RecordSet("towns", { object: city, key: "code", records: [{ code: "X" }, { code: "Y" }] });',
    lines: ["Created: - RecordSet towns of demo__City__CST", "  - RecordSet towns: 2 rows added: X, Y"],
  },
  {
    what: "a record",
    before: 'new Record("capital", { object: city, key: "code", values: { code: "R", title: "Rome" } });',
    after: 'new Record("capital", { object: city, key: "code", values: { code: "R", title: "Roma" } });',
    lines: ["Changed in place: - Record capital of demo__City__CST: values.title"],
  },
  {
    what: "a record that left the program",
    before: 'new Record("village", { object: city, key: "code", values: { code: "V" } });',
    lines: ["Destroyed: - Record village of demo__City__CST", "  - 1 record of object demo__City__CST is deleted."],
  },
  {
    what: "a file",
    before: 'new File("terms", { ...place, path: "terms.txt", content: "old" });',
    after: 'new File("terms", { ...place, path: "terms.txt", content: "new" });',
    lines: ["Changed in place: - File terms: content"],
  },
  {
    what: "the files of a folder",
    before: 'new Directory("site", { ...place, path: "site", source: "site" });',
    after: 'new Directory("site", { ...place, path: "site", source: "site" });',
    lines: [
      "Changed in place: - Directory site: files",
      "  - Directory site, added: new.html.",
      "  - Directory site, changed: index.html.",
      "  - Directory site, removed: old.html.",
    ],
  },
  {
    what: "a run with other inputs",
    before: 'new FlowRun("smoke", { flow: "smoke", inputs: { strict: true } });',
    after: 'new FlowRun("smoke", { flow: "smoke", inputs: { strict: false } });',
    lines: ["Changed in place: - FlowRun smoke: inputs.strict, runs again"],
  },
  {
    what: "an object with retainOnDelete that left the program",
    before: 'new CustomObject("Archive", { fields: { code: text() } }, { retainOnDelete: true });',
    lines: ["Left on the platform: - CustomObject Archive (stays on the platform: retainOnDelete)"],
  },
  {
    what: "an adopted object that left the program",
    before: 'new CustomObject("Found", { adoptExisting: true });',
    lines: ["Left on the platform: - CustomObject Found (stays on the platform: it was adopted)"],
  },
  {
    what: "another name in the program, with an alias",
    before: 'new CustomObject("Moved", { name: "Moved" });',
    after: 'new CustomObject("Kept", { name: "Moved" }, { aliases: [{ name: "Moved" }] });',
    lines: [],
  },
];
