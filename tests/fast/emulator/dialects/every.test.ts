import { isDeepStrictEqual } from "node:util";
import { type Dialect, dialectAlternatives, dialectPresets, type NamedDialect } from "../../../../emulator";
import type { ObjectDefinition } from "../../../../emulator/kinds/objects/objects";
import { isUndocumented } from "../../../../provider/contract/operation";
import { operations } from "../../../../tools/docs/operations";
import { data, metadata, objectBody } from "../session";
import { fileCalls } from "./fileCalls";
import { bpms, type Call, flows, objects, picklists, scripts, useDialects } from "./open";

const { session, open } = useDialects();

test("the alternatives are every other value of every switch, each under its name", () => {
  expect(dialectAlternatives).toContainEqual({ name: "missing: null", dialect: { missing: "null" } });
  expect(dialectAlternatives).toContainEqual({ name: "staleReads: 2", dialect: { staleReads: 2 } });
  expect(dialectAlternatives.filter(({ dialect }) => "errorStatus" in dialect)).toHaveLength(3);
  expect(new Set(dialectAlternatives.map(({ name }) => name)).size).toBe(dialectAlternatives.length);
});

/** What each value of a switch refuses: calls of the contract, or one of several, with what is special about it. Everything else succeeds. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["404", "405", "403"].map((status) => [`undocumented: ${status}`, undocumentedWrites()])),
  "environment: runtime": operations
    .filter(({ effect, path }) => effect === "write" && path.includes("/metadata/"))
    .map(({ name }) => name),
  "fieldList: object": ["QueryFields"],
  "fieldList: none": ["QueryFields"],
  "fieldBatch: absent": ["AddFields"],
  // The types are sent as "text" and as "Text".
  "dataTypeCase: lower": ["AddFields"],
  "dataTypeCase: camel": ["AddField"],
  "objectDelete: refusedWithRecords": ["DeleteCustomObject"],
  "fieldDelete: refusedWhenReferenced": ["DeleteField"],
  "fieldDelete: refusedWhenIndexed": ["DeleteField"],
  "requireLater: refusedWithEmptyRecords": ["UpdateField (required)"],
  "activeMixed: refused": ["UpdateTrigger (active and a label)"],
  "eventChange: refused": ["UpdateTrigger (event)"],
  "clearDescription: refused": [
    "UpdateField (cleared)",
    "UpdateTrigger (cleared)",
    "UpdateValidationRule (cleared)",
    "ModifyPicklistValue (cleared)",
  ],
  "activation: refused": ["ActivateFlow", "ActivateBPM"],
  "deleteActive: refused": ["DeleteFlow", "DeleteBPM", "DeleteScript"],
  // The script was not enabled.
  "signatureOf: enabled": ["ObtainSignatureInformation"],
  "scriptCreate: absent": ["CreateScript"],
  "scriptDelete: absent": ["DeleteScript"],
  "scriptLookup: query": ["QueryScripts"],
  "scriptLookup: list": ["QueryScriptsbyCondition"],
  "systemFields: refused": ["AddData (a system field)"],
  "encodeMember: encode-type": ["ExportData", "ExportMetadata"],
  "flowRunPath: documented": ["RunFlow"],
  "flowRunPath: wild": ["OrchestrateFlow"],
  "disabledRuns: neither": ["RunScript", "DebugScript"],
  "batchMax: 100": ["AddObjectData (many)"],
  "batchMax: 500": ["AddObjectData (many)"],
  "upsertUnknownId: refused": ["AddObjectData (an unknown id)"],
  "unknownIds: refused": ["QueryDatabyRecordIDList (an unknown id)", "DeleteData (an unknown id)"],
  "childMember: childs": ["QueryData (children)"],
  "childMember: children": ["QueryData (childs)"],
  "queryMax: 5000": ["QueryData (many)"],
  "upload: multipart": ["UploadFile (the bytes alone)"],
  "deleteMissingFile: refused": ["DeleteFile (missing)", "DeleteDirectory (missing)"],
  "listMissing: refused": ["ListFile (missing)"],
};

/** What one value of a switch makes of what another one refuses. */
const exceptions = ({
  activation = "accepted",
  deleteActive,
  environment,
  disabledRuns,
  flowRunPath,
  bulkSwitch,
  encodeMember,
  rootDelete,
}: Partial<Dialect>): Record<string, boolean> => ({
  // The call is there under that value alone.
  ActivateBPMRecord: activation !== "metadata",
  // The word that the dialect knows must be there, and the other must not.
  "ExportData (encode-type)": encodeMember !== "encode-type",
  "ExportData (closed)": bulkSwitch !== "accepted" || encodeMember === "encode-type",
  "OrchestrateFlow (disabled)": disabledRuns !== "both" || flowRunPath === "wild",
  // Only what was enabled cannot be deleted.
  ...(environment !== "runtime" && {
    DeleteFlow: deleteActive === "refused" && ["accepted", "metadata"].includes(activation),
    DeleteBPM: deleteActive === "refused" && ["accepted", "metadata"].includes(activation),
  }),
  // The default refuses it.
  "DeleteDirectory (root)": rootDelete !== "deletesAll",
  "DownloadFile (missing)": true,
});

function undocumentedWrites(): string[] {
  return operations.filter(isUndocumented).map(({ name }) => name);
}

/** The calls of a dialect that are refused, of those that were asked. */
function refusedUnder(dialect: Partial<Dialect>, asked: readonly string[]): string[] {
  const listed = new Set(Object.entries(dialect).flatMap(([name, value]) => refusals[`${name}: ${value}`] ?? []));
  const isRefused = (call: string) => listed.has(call) || listed.has(operationOf(call));
  return asked.filter((call) => exceptions(dialect)[call] ?? isRefused(call));
}

const operationOf = (call: string) => call.replace(/ \(.*/, "");

test("every refusal that is expected is one of a switch, and of a call", () => {
  const names = operations.map(({ name }) => name);
  expect(
    Object.values(refusals)
      .flat()
      .map(operationOf)
      .filter((name) => !names.includes(name)),
  ).toEqual([]);
  const values = dialectAlternatives.map(({ name }) => name);
  expect(Object.keys(refusals).filter((value) => !values.includes(value))).toEqual([]);
});

/** Whether a value of a switch changes only how answers look. */
const isShape = ({ name, dialect }: NamedDialect) => !(name in refusals) && isDeepStrictEqual(exceptions(dialect), exceptions({}));

/** Dialects that have one value of as many switches as possible each. What is new under a value is tested beside this file, alone. */
function together(values: readonly NamedDialect[]): NamedDialect[] {
  const shared: NamedDialect[] = [];
  for (const value of values) {
    const [key = ""] = Object.keys(value.dialect);
    const index = shared.findIndex(({ dialect }) => !(key in dialect));
    const others = shared[index];
    if (!others) shared.push(value);
    else shared[index] = { name: `${others.name}, ${value.name}`, dialect: { ...others.dialect, ...value.dialect } };
  }
  return shared;
}

const everyDialect = [
  { name: "the likeliest reading", dialect: {} },
  ...together(dialectAlternatives.filter(isShape)),
  ...dialectAlternatives.filter((value) => !isShape(value)),
  ...Object.entries(dialectPresets).map(([name, dialect]) => ({ name, dialect })),
];

test.each(everyDialect)("under $name every call is answered as the contract has it, or refused as expected", async ({ dialect }) => {
  const { emulator, ...http } = open({ ...dialect, throttleRate: 1000 });
  const { world, requests } = emulator;
  const view = objectBody("demo__Order__CST").view as ObjectDefinition["view"];
  const { id } = world.objects.create({ name: "demo__Order__CST", fields: [], view });
  if (dialect.objectCreate) await session.clock.sleep(250);
  const [layout, other] = world.layouts.all(id);
  const typeWord = dialect.dataTypeCase === "camel" ? "Text" : "text";
  const [field] = world.fields.add(id, [
    { name: "demo__a__CST", label: "A", dataType: typeWord, description: "x", layouts: [String(other?.id)] },
  ]);
  world.indexes.create(id, { name: "ByA", fields: ["demo__a__CST"] });
  const trigger = world.triggers.create(id, { name: "Check", script: "x", event: "BeforeInsert" });
  const validator = world.validators.create(id, { name: "Check", active: true });
  const button = world.buttons.create(id, { name: "Approve" });
  const picklist = world.picklists.create({
    name: "demo__P",
    masterLabel: "P",
    picklistValues: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  });
  const flowBody = { label: "F", processType: "Autolaunched Flow" as const, startElement: "a", actionCalls: [{ name: "a" }] };
  const bpmBody = { name: "demo__B", label: "B", config: { cancelable: true }, startEvents: [{ name: "start" }] };
  const texts = { content: "class Input { @action.param() a; }", jscode: "", sourceMap: "" };
  const flow = world.flows.create({ ...flowBody, name: "demo__F", localUrl: "/run/demo__F" });
  const bpm = world.bpms.create(bpmBody);
  const script = world.scripts.create({ name: "demo__S", ...texts });
  world.flows.create({ ...flowBody, name: "demo__F2", localUrl: "/run/demo__F2" });
  world.flows.setActive(world.flows.create({ ...flowBody, name: "demo__R", localUrl: "/run/demo__R" }).id, true);
  world.scripts.create({ name: "demo__S2", ...texts });
  world.bpms.setActive(world.bpms.create({ ...bpmBody, name: "demo__P" }).id, true);
  world.objects.create({ name: "demo__Bulk__CST", fields: [], view });
  world.objects.get("demo__Bulk__CST").allowBulkApiAccess = true;
  world.objects.create({ name: "demo__Closed__CST", fields: [], view });
  const service = "/service/demo__Store/1.0.0/order/list";
  const place = { application: "demo__Store", version: "1.0.0", operation: "order/list" };
  world.customApis.add({ ...place, methods: ["GET", "POST", "PUT", "DELETE"], handler: () => ({ total: 1 }) });
  const bpmInstance = world.bpmInstances.start({ name: "demo__P" });
  const bpmRuns = "/u-route/baas/bp/v2.0/runtime/instances";
  const instance = world.flowInstances.add({ name: "demo__F" });
  if (dialect.schemaCache) await session.clock.sleep(250);
  world.fields.add(id, [
    {
      name: "demo__whole__CST",
      label: "Whole",
      dataType: dialect.dataTypeCase === "camel" ? "Lookup" : "lookup",
      referenceObjectsDetails: [{ referenceObjectId: id, relationshipName: "Parts" }],
    },
  ]);
  const [record, second] = world.records.add(id, [{ name: "one" }, { name: "another" }]);
  const unknownRecord = `${world.objects.get(id).keyPrefix}000001Dg000000XX`;
  const named = (value: string) => ({ conjunction: "AND", conditions: [{ field: "name", operator: "eq", value }] });

  const asked: string[] = [];
  const refused: string[] = [];
  const notUnderstood: [call: string, why: object][] = [];
  const ask = async ([call, method, path, body, type]: Call, before?: unknown): Promise<unknown> => {
    const verb = method === "del" ? "DELETE" : method.toUpperCase();
    const sent = typeof body === "function" ? body(before) : body;
    const answer = await http.call(verb, path, sent, type === undefined ? {} : { "content-type": type });
    const { resCode } = Object(answer.body);
    const operation = operations.find(({ name }) => name === operationOf(call));
    asked.push(call);
    const isNothing = operation?.answer === "envelopeOrNothing" && answer.text === "";
    if (answer.status !== 200 || (!isNothing && String(resCode) !== (operation?.answer === "file" ? "undefined" : "0"))) refused.push(call);
    else if (operation?.answer !== "file") {
      const { error } = operation?.result.safeParse(answer.at()) ?? {};
      if (error) notUnderstood.push([call, error.issues]);
    }
    return answer.at();
  };

  const object = `${objects}/${id}`;
  const running = "/u-route/baas/v1.0/flow";
  const rows = `${data}/bobject/demo__Order__CST`;
  const value = picklist.values[0]?.id;
  const reads: Call[] = [
    ["QueryCustomObject", "get", objects],
    ["QueryCustomObjectbyID", "get", object],
    ["QueryFields", "get", `${object}/Field`],
    ["QueryField", "get", `${object}/Field/${field?.id}`],
    ["QueryObjectLayout", "get", `${object}/Layout`],
    ["QueryObjectLayoutbyID", "get", `${object}/Layout/${layout?.id}`],
    ["QueryTrigger", "get", `${object}/Trigger`],
    ["QueryTriggerbyID", "get", `${object}/Trigger/${trigger.id}`],
    ["QueryVerificationRule", "get", `${object}/Validator`],
    ["QueryVerificationRulebyID", "get", `${object}/Validator/${validator.id}`],
    ["QueryButton", "get", `${object}/Button`],
    ["QueryButtonbyID", "get", `${object}/Button/${button.id}`],
    ["QueryPicklistValue", "get", picklists],
    ["QueryPicklistValuebyID", "get", `${picklists}/${picklist.id}`],
    ["QueryPicklistReferences", "get", `${picklists}/${picklist.id}?flag=R`],
    ["ListApplication", "get", `${metadata}/Application`],
    ["QueryApplication", "get", `${metadata}/Application/${world.applications.all()[0]?.id}`],
    ["QueryStandardPageList", "get", `${metadata}/View`],
    ["QueryStandardPage", "get", `${metadata}/View/${world.pages.all()[0]?.id}`],
    ["QueryTab", "get", `${metadata}/Tab`],
    ["QueryFlow", "get", flows],
    ["QueryFlowParameter", "get", `${flows}/${flow.id}`],
    ["CheckFlow", "get", `${flows}/${flow.id}?flag=check`],
    ["DescribeFlow", "get", `${flows}/${flow.id}?flag=Describe`],
    ["DescribeFlow", "get", `${flows}/${flow.id}?flag=dep`],
    ["QueryFlowInstance", "get", `${running}/activeFlow`],
    ["QueryFlowInstance", "get", `${running}/${instance.id}`],
    ["QueryFlowInstance", "get", `${running}/activeFlow?fields=label`],
    ["QueryBPMbyCondition", "get", bpms],
    ["QueryBPMbyID", "get", `${bpms}/${bpm.id}`],
    ["QueryScripts", "get", scripts],
    ["QueryScriptbyID", "get", `${scripts}/${script.id}`],
    ["QueryScriptsbyCondition", "post", `${data}/query/Script`, { condition: { conjunction: "AND", conditions: [] } }],
    ["ObtainSignatureInformation", "get", "/u-route/baas/script/v1.0/signature/demo__S"],
    ["ObtainDeclaration", "get", "/u-route/baas/script/v1.0/declaration"],
    ["ObtainFormula", "get", "/u-route/baas/formula/v1.0/functions"],
    ["QueryDatabyRecordID", "get", `${rows}/${record?.id}`],
    ["QueryDatabyRecordIDList", "get", `${rows}?records=${record?.id}`],
    ["QueryDatabyRecordIDList (an unknown id)", "get", `${rows}?records=${record?.id},${unknownRecord}`],
    ["QueryData", "post", `${data}/query/demo__Order__CST`, {}],
    ["QueryData (many)", "post", `${data}/query/demo__Order__CST`, { options: { limit: 10_000 } }],
    ["QueryData (childs)", "post", `${data}/query/demo__Order__CST`, { relation: { childs: [{ relationName: "Parts" }] } }],
    ["QueryData (children)", "post", `${data}/query/demo__Order__CST`, { relation: { children: [{ relationName: "Parts" }] } }],
    ["QueryObjectRecordNumber", "post", `${data}/count/demo__Order__CST`, {}],
  ];
  const objectLife: Call[] = [
    ["CreateCustomObject", "post", objects, objectBody("demo__Other__CST")],
    ["UpdateCustomObject", "put", object, { label: "Orders" }],
    ["AddField", "post", `${object}/Field`, { name: "demo__b__CST", label: "B", dataType: "text" }],
    ["AddFields", "post", `${object}/fields`, { fields: [{ name: "demo__c__CST", label: "C", dataType: "Text" }] }],
    ["AddData", "post", rows, { records: [{ name: "two" }] }],
    ["AddData (a system field)", "post", rows, { records: [{ name: "three", owner: "nobody" }] }],
    ["AddObjectData", "post", `${data}/upsert/demo__Order__CST`, { records: [{ name: "four" }] }],
    ["AddObjectData (many)", "post", `${data}/upsert/demo__Order__CST`, { records: Array.from({ length: 501 }, () => ({ name: "x" })) }],
    ["AddObjectData (an unknown id)", "post", `${data}/upsert/demo__Order__CST`, { records: [{ id: unknownRecord }] }],
    ["UpdateData", "put", rows, { setValue: { name: "y" }, condition: named("x") }],
    ["DeleteDatabyCondition", "post", `${data}/delete/demo__Order__CST`, { condition: named("y") }],
    ["DeleteData", "del", `${rows}?records=${second?.id}`],
    ["DeleteData (an unknown id)", "del", `${rows}?records=${second?.id}`],
    ["UpdateDatabyRecordID", "put", `${rows}/${record?.id}`, { setValue: { name: "first" } }],
    ["UpdateField (cleared)", "put", `${object}/Field/${field?.id}`, { description: "" }],
    ["UpdateField (required)", "put", `${object}/Field/${field?.id}`, { isRequired: true }],
    ["DeleteField", "del", `${object}/Field/${field?.id}`],
    ["DeleteDatabyRecordID", "del", `${rows}/${record?.id}`],
    ["AddTrigger", "post", `${object}/Trigger`, { name: "Other", script: "x" }],
    ["UpdateTrigger", "put", `${object}/Trigger/${trigger.id}`, { active: true }],
    ["UpdateTrigger (cleared)", "put", `${object}/Trigger/${trigger.id}`, { description: "" }],
    ["UpdateTrigger (event)", "put", `${object}/Trigger/${trigger.id}`, { event: "AfterDelete" }],
    ["UpdateTrigger (active and a label)", "put", `${object}/Trigger/${trigger.id}`, { active: true, label: "A check" }],
    ["DeleteTrigger", "del", `${object}/Trigger/${trigger.id}`],
    ["AddValidationRule", "post", `${object}/Validator`, { name: "Other", active: false }],
    ["UpdateValidationRule", "put", `${object}/Validator/${validator.id}`, { active: false }],
    ["UpdateValidationRule (cleared)", "put", `${object}/Validator/${validator.id}`, { description: "" }],
    ["DeleteValidationRule", "del", `${object}/Validator/${validator.id}`],
    ["AddLayout", "post", `${object}/Layout`, { name: "Copy", existingPageLayout: layout?.id }],
    ["DeleteLayout", "del", `${object}/Layout/${layout?.id}`],
    ["DeleteCustomObject", "del", object],
  ];
  const picklistLife: Call[] = [
    ["CreatePicklistInstance", "post", picklists, { name: "demo__Q", masterLabel: "Q" }],
    ["ModifyPicklistValue", "put", `${picklists}/${picklist.id}`, { masterLabel: "P" }],
    ["ModifyPicklistValue (cleared)", "put", `${picklists}/${picklist.id}`, { masterLabel: "P", description: "" }],
    ["AddPicklistValue", "post", `${picklists}/${picklist.id}`, { picklistValues: [{ value: "c", label: "C" }] }],
    ["DeletePicklistValuebyID", "del", `${picklists}/${picklist.id}?value=${value}`, { value }],
    ["DeletePicklistValue", "del", `${picklists}/${picklist.id}`],
  ];
  const flowLife: Call[] = [
    ["CreateFlow", "post", flows, { ...flowBody, name: "demo__G", localUrl: "/run/demo__G" }],
    ["ModifyFlow", "put", `${flows}/${flow.id}`, flowBody],
    ["ActivateFlow", "put", `${flows}/${flow.id}`, { active: true }],
    ["DeleteFlow", "del", `${flows}/${flow.id}`],
  ];
  const bpmLife: Call[] = [
    ["CreateBPM", "post", bpms, { ...bpmBody, version: "1.0.2" }],
    ["ModifyBPM", "put", `${bpms}/${bpm.id}`, bpmBody],
    ["ActivateBPM", "put", `${bpms}/${bpm.id}`, { ...bpmBody, active: true }],
    ["ActivateBPMRecord", "put", `${metadata}/BPM/${bpm.id}`, { active: true }],
    ["DeleteBPM", "del", `${bpms}/${bpm.id}`],
  ];
  const runLife: Call[] = [
    ["OrchestrateFlow", "post", `${running}/run/demo__R`, {}],
    ["OrchestrateFlow (disabled)", "post", `${running}/start/demo__F2`, {}],
    ["RunFlow", "post", "/u-route/baas/flow/v1.0/run/demo__R", {}],
    ["OrchestrateFlow (an instance)", "post", `${running}/terminate/${instance.id}`, {}],
    ["GetCustomApi", "get", service],
    ["PostCustomApi", "post", service, {}],
    ["PutCustomApi", "put", service, {}],
    ["DeleteCustomApi", "del", service],
    ["StartBPMInstance", "post", bpmRuns, { name: "demo__P" }],
    ["QueryBPMInstance", "get", `${bpmRuns}?states=Dispatched`],
    ["SetBPMInstanceVariables", "put", `${bpmRuns}/${bpmInstance.id}/variables`, { amount: 1 }],
    ["SuspendBPMInstance", "put", `${bpmRuns}/${bpmInstance.id}`, { action: "suspend" }],
    ["SuspendBPMInstance", "put", `${bpmRuns}/${bpmInstance.id}`, { action: "resume" }],
    ["SuspendBPMInstance (without an effect)", "put", `${bpmRuns}/${bpmInstance.id}`, { action: "resume" }],
    ["DeleteBPMInstance", "del", `${bpmRuns}/${bpmInstance.id}`],
    ["RunScript", "post", "/u-route/baas/script/v1.0/run/demo__S2", {}],
    ["DebugScript", "post", "/u-route/baas/script/v1.0/debug/demo__S2", {}],
  ];
  const bulk = "/u-route/baas/bulk/v1.0";
  const octets = "application/octet-stream";
  const once = { scheduleMode: 1, objects: ["demo__Bulk__CST"] };
  const closed = { scheduleMode: 1, encodeType: "utf-8", objects: ["demo__Closed__CST"] };
  const bulkLife: Call[] = [
    ["ExportData", "post", `${bulk}/export/data?file_type=csv`, { ...once, encodeType: "utf-8" }],
    ["ExportData (encode-type)", "post", `${bulk}/export/data?file_type=txt`, { ...once, "encode-type": "gbk" }],
    ["ExportData (closed)", "post", `${bulk}/export/data?file_type=csv`, closed],
    ["ExportMetadata", "post", `${bulk}/export/schema`, { ...once, encodeType: "utf-8" }],
    ["ImportData", "post", `${bulk}/import/data?filename=a.zip&flag=noid&comment=false`, "content", octets],
    ["ImportMetadata", "post", `${bulk}/import/schema?filename=a.zip`, "content", octets],
    ["ImportDataUseTemplate", "post", `${bulk}/template/xlsx?template=T&filename=a.xlsx`, "content", octets],
  ];
  const scriptLife: Call[] = [
    ["CreateScript", "post", scripts, { name: "demo__T", ...texts }],
    ["UpdateScript", "put", `${scripts}/${script.id}`, { active: true }],
    ["DeleteScript", "del", `${scripts}/${script.id}`],
  ];

  const files = fileCalls(world);

  // What does not build on one another goes together.
  await Promise.all([...reads, ...files.reads].map((call) => ask(call)));
  const lives = [objectLife, picklistLife, flowLife, bpmLife, scriptLife, runLife, bulkLife, files.life];
  await Promise.all(
    lives.map(async (life) => {
      let before: unknown;
      for (const call of life) before = await ask(call, before);
    }),
  );
  expect(notUnderstood).toEqual([]);
  expect(refused.sort()).toEqual(refusedUnder(dialect, asked).sort());
  // Each was the call that it was meant to be, and none of the contract is left out but the sign-in.
  expect(requests.list.flatMap(({ operation }) => operation ?? "unknown").sort()).toEqual(asked.map(operationOf).sort());
  const names = operations.map(({ name }) => name).filter((name) => name !== "OAuth2Token");
  expect([...new Set(asked.map(operationOf))].sort()).toEqual(names.sort());
});
