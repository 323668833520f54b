/** A program that uses everything that the package exports, and leaves out by \`undefined\` whatever can be left out. */
export const everything = `
import * as pulumi from "@pulumi/pulumi";
import * as astrozero from "pulumi-astrozero";

const { fields } = astrozero;
const common = { label: undefined, inlineHelpText: undefined, description: undefined, profiles: undefined, layouts: undefined, extra: undefined };
const indexable = { ...common, required: undefined, unique: undefined, searchable: undefined };
const plain = { ...indexable, defaultValue: undefined };
const numeric = { ...plain, length: undefined, scale: undefined };
const select = { ...common, required: undefined, defaultValue: undefined };
const relation = { ...common, required: undefined, relationshipName: undefined, relationshipLabel: undefined };

const given = { adoptExisting: undefined, recover: undefined, name: undefined, description: undefined, extra: undefined };

astrozero.refuseDataLossInPreview();
new astrozero.Provider("bare");
const provider = new astrozero.Provider("tenant", {
  url: undefined, clientId: undefined, clientSecret: undefined, accessToken: undefined, namespace: undefined, tokenParameters: undefined,
  undocumentedOperations: undefined, maxConcurrency: undefined, requestsPerSecond: undefined, timeout: undefined, leftoverWindow: undefined, recover: undefined, caFile: undefined,
  proxy: undefined,
});
const options = { provider, parent: undefined };

const status = new astrozero.Picklist("Status", {
  ...given, allowDataLoss: undefined, masterLabel: undefined, defaultValue: undefined,
  values: ["New", { value: "Done", label: undefined, color: undefined, description: undefined }],
});
new astrozero.CustomObject("Bare");
const customer = new astrozero.CustomObject("Customer", {
  ...given, allowDataLoss: undefined, label: undefined, pluralLabel: undefined, nameField: undefined, fields: undefined,
  allowReports: undefined, allowSearch: undefined, allowSharing: undefined, allowActivities: undefined, allowChatter: undefined,
  allowStreamingApiAccess: undefined, allowBulkApiAccess: undefined, trackFieldHistory: undefined,
  view: { ObjectDetailLayout: { name: undefined, fields: undefined }, ObjectRecordsLayout: undefined },
});
const order = new astrozero.CustomObject("Order", {
  fields: {
    text: fields.text({ ...plain, length: undefined, caseSensitive: undefined }),
    encryptedText: fields.encryptedText({ ...common, required: undefined, length: undefined, maskType: undefined, maskChar: undefined }),
    textArea: fields.textArea({ ...select, length: undefined, visibleLines: undefined }),
    number: fields.number(numeric),
    percent: fields.percent(numeric),
    currency: fields.currency(numeric),
    phone: fields.phone(plain),
    email: fields.email(plain),
    url: fields.url(plain),
    postalCode: fields.postalCode(plain),
    date: fields.date(plain),
    dateTime: fields.dateTime(plain),
    checkbox: fields.checkbox({ ...common, defaultValue: undefined }),
    singleSelect: fields.singleSelect(status, select),
    multiSelect: fields.multiSelect(status.id, select),
    lookup: fields.lookup(customer, relation),
    toAccount: fields.lookup("Account"),
    previous: fields.lookup(fields.self),
    masterDetail: fields.masterDetail(customer, relation),
    hierarchy: fields.hierarchy(relation),
    autoNumber: fields.autoNumber({ ...common, pattern: undefined, startingNumber: undefined }),
    formula: fields.formula({ ...common, formula: "1+1" }),
    multiLanguage: fields.multiLanguage(common),
    rollupSummary: fields.rollupSummary(common),
  },
});
new astrozero.Field("field", { object: order, name: undefined, adoptExisting: undefined, recover: undefined, allowDataLoss: undefined, ...fields.lookup(customer) });
new astrozero.Field("byId", { object: order.id, ...fields.singleSelect(status) });
new astrozero.Layout("layout", { object: order, name: undefined, adoptExisting: undefined, recover: undefined, existingPageLayout: undefined, viewName: undefined, fields: undefined, extra: undefined });
new astrozero.Trigger("trigger", { ...given, object: order, label: undefined, script: "x", jscode: undefined, active: undefined, event: "BeforeInsert" });
new astrozero.Validator("validator", { ...given, object: order, label: undefined, active: undefined, errorExpression: "x", errorMessage: "x" });
new astrozero.Record("record", { object: order, adoptExisting: undefined, allowDataLoss: undefined, key: undefined, values: { name: "x" } });
new astrozero.RecordSet("rows", { object: order, key: "name", exclusive: undefined, batchSize: undefined, file: undefined, records: [{ name: "x" }] });
const file = new pulumi.asset.FileAsset("definition.json");
new astrozero.Script("script", { ...given, content: file, jscode: undefined, sourceMap: undefined, label: undefined, active: undefined });
new astrozero.Flow("bareFlow");
new astrozero.Flow("flow", {
  ...given, label: undefined, processType: undefined, startElement: undefined, interviewLabel: undefined, localUrl: undefined,
  event: undefined, eventCriteria: undefined, catalogue: undefined, variables: undefined, formulas: undefined, structs: undefined,
  constants: undefined, structVariables: undefined, objectVariables: undefined, definition: undefined, active: undefined,
});
new astrozero.Bpm("bareBpm");
new astrozero.Bpm("bpm", {
  ...given, version: undefined, label: undefined, instanceLabel: undefined, config: { cancelable: undefined, noCancelAfterElem: undefined },
  laneSet: { lanes: [{ name: "lane", label: undefined, role: undefined, elements: undefined }] },
  startEvents: [{ name: "start", label: undefined, connector: undefined }], dataMappers: undefined, userTasks: undefined,
  serviceTasks: undefined, businessRuleTasks: undefined, callActivities: undefined, subProcesses: undefined, throwEvents: undefined,
  catchEvents: undefined, exclusiveGateways: undefined, parallelGateways: undefined, eventGateways: undefined, usingSLA: undefined,
  slas: undefined, definition: file, active: undefined,
});
const uploaded = { adoptExisting: undefined, acl: undefined, uploadAs: undefined, multipartThreshold: undefined, partSize: undefined };
const bucket = { connectorType: "obs", connectorName: "files" } as const;
new astrozero.File("text", { ...uploaded, ...bucket, path: "a", content: "a", source: undefined, contentType: undefined });
new astrozero.File("file", { ...bucket, path: order.name, content: file });
new astrozero.Directory("directory", { ...uploaded, ...bucket, path: "a", source: "b", ignore: undefined, exclusive: undefined, allowDataLoss: undefined });

new astrozero.FlowRun("run", {
  flow: "flow", inputs: undefined, triggers: undefined, onDelete: { script: "script", version: undefined, inputs: undefined }, secret: undefined,
  assumeDone: undefined,
});
new astrozero.ScriptRun("run", {
  script: customer.name, version: undefined, debug: undefined, inputs: undefined, triggers: [customer.name],
  onDelete: { flow: customer.name, inputs: { a: 1 } }, secret: undefined, assumeDone: undefined,
});
new astrozero.BpmInstance("instance", {
  adoptExisting: undefined, bpm: customer.name, version: undefined, businessKey: undefined, variables: { a: customer.name },
  suspended: undefined, purge: undefined, secret: undefined,
});

export const found = [
  astrozero.BpmInstance.get("m", "id"),
  astrozero.CustomObject.get("a", "id"), astrozero.Field.get("b", "id", { provider }), astrozero.Layout.get("c", "id"),
  astrozero.Trigger.get("d", "id"), astrozero.Validator.get("e", "id"), astrozero.Picklist.get("f", "id"),
  astrozero.Flow.get("g", "id"), astrozero.Bpm.get("h", "id"), astrozero.Script.get("i", "id"),
  astrozero.File.get("l", "id"), astrozero.Directory.get("m", "id"),
];
new astrozero.CustomObject("Visit", { fields: { of: fields.lookup(astrozero.CustomObject.get("j", "id")), status: fields.singleSelect(astrozero.Picklist.get("k", "id")) } });

const filter = { like: undefined, name: undefined, active: undefined, skip: undefined, limit: undefined };
const versioned = { name: "a", id: undefined, version: undefined };
const flows = { ...filter, processType: undefined, baseline: undefined };
const picklists = { flag: undefined, project: undefined, type: undefined, name: undefined, isGlobal: undefined };
const instances = {
  state: "activeFlow", id: undefined, owner: undefined, creator: undefined, fields: undefined, orderField: undefined, orderType: undefined,
  limit: undefined, offset: undefined,
} as const;

const task = { triggers: undefined, assumeDone: undefined };
const importing = { ...task, waitSeconds: undefined };
new astrozero.DataImport("tables", {
  ...importing, zip: undefined, withIds: undefined, checkIntegrity: undefined,
  tables: [{ object: order, rows: [{ a: "b", c: 1, d: null }], csv: undefined }, { object: "Order", rows: undefined, csv: "a.csv" }],
});
new astrozero.MetadataImport("objects", { ...importing, objects: [{ name: "a" }, new pulumi.asset.FileAsset("a.json")], zip: undefined });
new astrozero.TemplateImport("sheet", { ...importing, template: "a", file: "a.xlsx", expects: [{ object: order, records: 1 }] });
const exporting = { ...task, objects: [order, "Order", order.name], templateName: undefined, encodeType: undefined };
const schedule = { first: "2026-01-01 00:00:00", every: undefined, unit: undefined };
new astrozero.MetadataExport("objects", { ...exporting, schedule });
new astrozero.DataExport("records", { ...exporting, fileType: undefined, condition: undefined, schedule: undefined });

const { where } = astrozero;
const emptiness = [where.formula, where.textArea, where.rollupSummary].map((ofField) => ofField("a").isnull());
const words = [where.text, where.email, where.phone, where.url, where.postalCode, where.autoNumber].map((ofField) => ofField("a").endwith("b"));
const moments = [where.date("a").ge("2026-01-01"), where.dateTime("a").in(["2026-01-01 00:00:00"])];
const amounts = [where.number, where.percent, where.currency].map((ofField) => ofField("a").lt(order.id.apply((id) => id.length)));
const references = [where.id, where.lookup, where.masterDetail, where.hierarchy].map((ofField) => ofField("a").ne(order.id));
const selects = [where.singleSelect("a").eq("b"), where.multiSelect("a").includes("b", "c")];
const related = [where.parent("a", where.id().isnotnull()), where.children("b", where.or(...emptiness, ...words))];
const condition: astrozero.RecordCondition = where.and(
  where.name("a").in(["b", order.name]), where.or(where.checkbox("c").eq(true)), ...moments, ...amounts, ...references, ...selects, ...related,
);
const chosen = { object: "a", fields: undefined, ids: ["b"] };
const query = {
  ids: undefined, condition, orderby: [{ field: "a", order: undefined }], limit: undefined, skip: undefined,
  parents: [{ relatedField: "a", fields: undefined, parents: undefined }],
  children: [{ relationName: "a", fields: undefined, orderby: undefined, limit: undefined, children: undefined }],
};
const place = { application: "a", version: "1.0.0", operation: "b" };
export const promises = [
  astrozero.getApplications(), astrozero.getApplications(undefined, options), astrozero.getApplication({ name: "a" }),
  astrozero.getBpms(), astrozero.getBpms(filter, options), astrozero.getBpm(versioned),
  astrozero.getBpmInstances(), astrozero.getBpmInstances({ states: undefined, fields: undefined, orderField: undefined, orderType: undefined }),
  astrozero.callApi({ ...place, method: undefined, query: undefined }, options), astrozero.countRecords({ object: "a", condition: undefined }),
  astrozero.getRecord({ object: "a", id: "b", fields: undefined }), astrozero.getRecords(chosen), astrozero.getRecords({ ...chosen, ...query }),
  astrozero.getButtons({ object: "a" }), astrozero.getButton({ object: "a", id: "b" }),
  astrozero.getField({ object: "a", name: "b", id: undefined }, options),
  astrozero.getFlows(), astrozero.getFlows(flows), astrozero.getFlow(versioned), astrozero.getFlowParameters(versioned),
  astrozero.getFlowDependencies({ id: "a", name: undefined, version: undefined }), astrozero.getFlowInstances(instances),
  astrozero.getFiles({ ...bucket, directory: undefined, recursive: undefined }), astrozero.getEndpoint(bucket),
  astrozero.getFile({ ...bucket, path: "a", saveAs: undefined, shareToken: undefined }),
  astrozero.getShareToken({ ...bucket, path: "a", paths: undefined, directory: undefined, timeoutInMinutes: 1 }),
  astrozero.getFormulaFunctions(), astrozero.getLayouts({ object: "a" }), astrozero.getLayout({ object: "a", name: "b" }),
  astrozero.getObjects(), astrozero.getObjects({ type: undefined, flag: undefined }),
  astrozero.getObject({ name: "a", id: undefined, object: undefined }), astrozero.getPages(), astrozero.getPage({ name: "a" }),
  astrozero.getPicklists(), astrozero.getPicklists(picklists), astrozero.getPicklist({ name: "a" }),
  astrozero.getPicklistReferences({ id: "a" }), astrozero.getScripts(), astrozero.getScript(versioned),
  astrozero.getScriptDeclarations(), astrozero.getScriptSignature({ name: "a", version: undefined }), astrozero.getTabs(),
  astrozero.getTriggers({ object: "a" }), astrozero.getTrigger({ object: "a", name: "b" }),
  astrozero.getValidators({ object: "a" }), astrozero.getValidator({ object: "a", name: "b" }),
];

const later = { ...options, dependsOn: undefined };
export const outputs = [
  astrozero.getApplicationsOutput(), astrozero.getApplicationsOutput(undefined, later), astrozero.getApplicationOutput({ name: customer.name }),
  astrozero.getBpmsOutput(), astrozero.getBpmsOutput(filter, later), astrozero.getBpmOutput(versioned),
  astrozero.getButtonsOutput({ object: order }), astrozero.getButtonOutput({ object: order.id, id: "b" }),
  astrozero.getBpmInstancesOutput(), astrozero.getRecordOutput({ object: order, id: order.id }),
  astrozero.callApiOutput({ ...place, method: pulumi.output("POST" as const), body: undefined }, later),
  astrozero.countRecordsOutput({ object: order, condition }), astrozero.getRecordsOutput({ object: order, ...query }, later),
  astrozero.getFieldOutput({ object: order, name: "b", id: undefined }, later),
  astrozero.getFlowsOutput(), astrozero.getFlowsOutput(flows), astrozero.getFlowOutput(versioned), astrozero.getFlowParametersOutput(versioned),
  astrozero.getFlowDependenciesOutput({ id: "a", name: undefined, version: undefined }), astrozero.getFlowInstancesOutput(instances),
  astrozero.getFilesOutput({ ...bucket, directory: undefined, recursive: undefined }), astrozero.getEndpointOutput(bucket),
  astrozero.getFileOutput({ ...bucket, path: order.name, saveAs: undefined, shareToken: undefined }),
  astrozero.getShareTokenOutput({ ...bucket, path: order.name, paths: undefined, directory: undefined, timeoutInMinutes: 1 }),
  astrozero.getFormulaFunctionsOutput(), astrozero.getLayoutsOutput({ object: order }), astrozero.getLayoutOutput({ object: order, name: "b" }),
  astrozero.getObjectsOutput(), astrozero.getObjectsOutput({ type: undefined, flag: undefined }),
  astrozero.getObjectOutput({ object: order, name: undefined, id: undefined }), astrozero.getPagesOutput(), astrozero.getPageOutput({ name: "a" }),
  astrozero.getPicklistsOutput(), astrozero.getPicklistsOutput(picklists), astrozero.getPicklistOutput({ id: status.id }),
  astrozero.getPicklistReferencesOutput({ id: status.id }), astrozero.getScriptsOutput(), astrozero.getScriptOutput(versioned),
  astrozero.getScriptDeclarationsOutput(), astrozero.getScriptSignatureOutput({ name: "a", version: undefined }), astrozero.getTabsOutput(),
  astrozero.getTriggersOutput({ object: order }), astrozero.getTriggerOutput({ object: order, name: "b" }),
  astrozero.getValidatorsOutput({ object: order }), astrozero.getValidatorOutput({ object: order, name: "b" }),
];
`;
