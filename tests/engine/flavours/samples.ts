import type * as pulumi from "@pulumi/pulumi";
import type {
  BpmArgs,
  BpmInstanceArgs,
  CustomObjectArgs,
  DataExportArgs,
  DataImportArgs,
  DirectoryArgs,
  ExportSchedule,
  FileArgs,
  FlowArgs,
  FlowRunArgs,
  fields,
  ImportedTable,
  LayoutArgs,
  MetadataExportArgs,
  MetadataImportArgs,
  PicklistArgs,
  PicklistValue,
  ScriptArgs,
  ScriptRunArgs,
  TemplateImportArgs,
  TriggerArgs,
  ValidatorArgs,
} from "../../../provider";

interface Applicable {
  apply(...given: never): unknown;
}

/** What is no plain value. */
type NotPlain = Applicable | PromiseLike<unknown> | pulumi.Resource | pulumi.asset.FileAsset | pulumi.asset.StringAsset | undefined;

/** A plain value for each argument that takes an output: the compiler misses the ones that are left out. */
type Samples<Args> = {
  [Name in keyof Args as Extract<Args[Name], Applicable> extends never ? never : Name]-?: Exclude<Args[Name], NotPlain>;
};

const common: Samples<fields.FieldAttributes> = { label: "Label", inlineHelpText: "Help", description: "What it is for" };
const plain: Samples<fields.PlainAttributes> = { ...common, required: true, unique: true, searchable: true, defaultValue: "" };
const numeric: Samples<fields.NumberAttributes> = { ...plain, length: 12, scale: 2, defaultValue: 7 };
const select: Samples<fields.SelectAttributes> = { ...common, required: true, defaultValue: "Paid" };
const relation: Omit<Samples<fields.RelationAttributes>, "relationshipName"> = { ...common, required: true, relationshipLabel: "Others" };

/** Attributes by the constructor of `fields` that takes nothing else. */
const definitions = {
  text: { ...plain, length: 20, caseSensitive: true, defaultValue: "none" } satisfies Samples<fields.TextAttributes>,
  encryptedText: {
    ...common,
    required: true,
    length: 20,
    maskType: "all",
    maskChar: "*",
  } satisfies Samples<fields.EncryptedTextAttributes>,
  textArea: { ...common, required: true, defaultValue: "none", length: 200, visibleLines: 5 } satisfies Samples<fields.TextAreaAttributes>,
  number: numeric,
  percent: numeric,
  currency: numeric,
  phone: { ...plain, defaultValue: "12345" },
  email: { ...plain, defaultValue: "a@example.com" },
  url: { ...plain, defaultValue: "https://example.com" },
  postalCode: { ...plain, defaultValue: "12345" },
  date: { ...plain, defaultValue: "2026-01-31" },
  dateTime: { ...plain, defaultValue: "2026-01-31 10:00:00" },
  checkbox: { ...common, defaultValue: true } satisfies Samples<fields.CheckboxAttributes>,
  autoNumber: { ...common, pattern: "O-{0000}", startingNumber: 5 } satisfies Samples<fields.AutoNumberAttributes>,
  formula: { ...common, formula: "1 + 1" } satisfies Samples<fields.FormulaAttributes>,
  multiLanguage: common,
  rollupSummary: common,
  hierarchy: { ...relation, relationshipName: "Below" } satisfies Samples<fields.RelationAttributes>,
};

/** Every element of a BPM is in a lane, or the compiler warns. */
const elements = ["start", "mapper", "ask", "service", "rule", "call", "inner", "thrown", "caught", "one", "all", "first", "end"];

const element = (name: string) => [{ name }];

export const samples = {
  definitions,
  select,
  relation: { ...relation, relationshipName: "Others" } satisfies Samples<fields.RelationAttributes>,
  picklist: { masterLabel: "Order status", description: "What became of it" } satisfies Samples<PicklistArgs>,
  picklistValue: { value: "Paid", label: "Is paid", color: "#00ff00", description: "All of it" } satisfies Samples<PicklistValue>,
  object: {
    label: "An order",
    pluralLabel: "Orders",
    description: "What was bought",
    allowReports: true,
    allowSearch: true,
    allowSharing: true,
    allowActivities: true,
    allowChatter: true,
    allowStreamingApiAccess: true,
    allowBulkApiAccess: true,
    trackFieldHistory: true,
  } satisfies Samples<CustomObjectArgs>,
  trigger: {
    label: "Checks",
    description: "Before it is stored",
    script: "demo__check",
    jscode: "check();",
    active: true,
    event: "BeforeInsert",
  } satisfies Omit<Samples<TriggerArgs>, "object">,
  validator: {
    label: "Given",
    description: "There must be one",
    active: true,
    errorExpression: "name == ''",
    errorMessage: "A name is needed.",
  } satisfies Omit<Samples<ValidatorArgs>, "object">,
  layout: { existingPageLayout: "records", viewName: "desk" } satisfies Omit<Samples<LayoutArgs>, "object">,
  table: { rows: [{ name: "North" }] } satisfies Omit<Samples<ImportedTable>, "object" | "csv">,
  dataImport: { withIds: false, checkIntegrity: true, triggers: [1], waitSeconds: 30 } satisfies Omit<Samples<DataImportArgs>, "zip">,
  importedObject: { name: "demo__Imported__CST", label: "Imported" },
  metadataImport: { triggers: [1], waitSeconds: 30 } satisfies Omit<Samples<MetadataImportArgs>, "zip">,
  templateImport: { template: "Visit_import", file: "visits.xlsx", triggers: [1], waitSeconds: 30 } satisfies Samples<TemplateImportArgs>,
  schedule: { first: "2030-01-01 00:00:00", every: 1, unit: "Day" } satisfies Samples<ExportSchedule>,
  dataExport: {
    templateName: "all",
    encodeType: "gbk",
    triggers: [1],
    fileType: "txt",
    condition: { conjunction: "AND", conditions: [{ field: "name", operator: "ne", value: "North" }] },
  } satisfies Samples<DataExportArgs>,
  metadataExport: { templateName: "all", encodeType: "gbk", triggers: [1] } satisfies Samples<MetadataExportArgs>,
  script: {
    content: "export const one = 1;",
    jscode: "exports.one = 1;",
    sourceMap: "{}",
    label: "One",
    description: "It is one",
    active: true,
  } satisfies Samples<ScriptArgs>,
  file: {
    connectorType: "obs",
    path: "texts/one.txt",
    content: "one",
    contentType: "text/plain",
    acl: "private",
    uploadAs: "body",
    multipartThreshold: 1000,
    partSize: 6_000_000,
  } satisfies Omit<Samples<FileArgs>, "source">,
  directory: {
    connectorType: "obs",
    path: "site",
    source: "site",
    acl: "private",
    uploadAs: "form",
    multipartThreshold: 10_000_000,
    partSize: 6_000_000,
  } satisfies Samples<DirectoryArgs>,
  flow: {
    label: "Approve",
    description: "Approves",
    processType: "Event Trigger",
    startElement: "check",
    interviewLabel: "Approval",
    localUrl: "/run/demo__approve",
    event: "demo__ordered",
    eventCriteria: "1 == 1",
    catalogue: "orders",
    variables: element("variable"),
    formulas: element("formula"),
    structs: element("struct"),
    constants: element("constant"),
    structVariables: element("structVariable"),
    objectVariables: element("objectVariable"),
    definition: { decisions: element("check") },
    active: true,
  } satisfies Samples<FlowArgs>,
  bpm: {
    label: "Leave",
    description: "Asks for leave",
    instanceLabel: "A leave",
    laneSet: { lanes: [{ name: "staff", elements }] },
    config: { cancelable: true },
    startEvents: [{ name: "start", connector: "ask" }],
    dataMappers: element("mapper"),
    userTasks: element("ask"),
    serviceTasks: element("service"),
    businessRuleTasks: element("rule"),
    callActivities: element("call"),
    subProcesses: element("inner"),
    throwEvents: element("thrown"),
    catchEvents: element("caught"),
    exclusiveGateways: element("one"),
    parallelGateways: element("all"),
    eventGateways: element("first"),
    usingSLA: element("used"),
    slas: element("sla"),
    definition: { endEvents: element("end") },
    active: true,
  } satisfies Samples<BpmArgs>,
  flowRun: {
    flow: "demo__setUp",
    inputs: { count: 1 },
    triggers: ["1"],
    secret: false,
  } satisfies Samples<FlowRunArgs>,
  scriptRun: {
    script: "demo__setUp",
    version: "1.0.1",
    debug: true,
    inputs: { count: 1 },
    triggers: ["1"],
    secret: false,
  } satisfies Samples<ScriptRunArgs>,
  bpmInstance: {
    bpm: "demo__visit",
    version: "1.0.1",
    businessKey: "BK001",
    variables: { days: 3 },
    suspended: true,
    secret: false,
  } satisfies Samples<BpmInstanceArgs>,
};
