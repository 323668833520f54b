/** What reaches a call from a program: of each resource what makes the call, and the functions that read it. */
export interface Through {
  readonly resources?: Readonly<Record<string, string>>;
  readonly functions?: readonly string[];
}

/** One row of the platform's API overview, and what it becomes here. */
export interface Row extends Through {
  readonly row: number;
  readonly title: string;
  /** Method and path of each call, with the names of the overview in the braces. */
  readonly calls: readonly string[];
  /** Pages `astrozero_api_<page>` of the API reference. */
  readonly pages: readonly string[];
  /** What neither a resource nor a function says. */
  readonly note?: string;
}

export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
}

const data = "/u-route/baas/data/v1.0";
const metadata = "/u-route/baas/metadata/v1.0";
const flow = "/u-route/baas/v1.0/flow";
const script = "/u-route/baas/script/v1.0";
const bpm = "/u-route/baas/bp/v2.0";
const bulk = "/u-route/baas/bulk/v1.0";
const connector = "/u-route/baas/sys/v1.1/connectors/{connectorType}/{connectorName}";

const record = `${data}/bobject/{objectName}/{recordId}`;
const records = `${data}/bobject/{objectName}`;
const object = `${metadata}/Object/{objectId}`;
const picklist = `${metadata}/Picklist/{picklistId}`;
const definitions = `${bpm}/metadata/definitions`;
const instances = `${bpm}/runtime/instances`;

/** The platform's API overview of 2025-08-14: seven tables, 73 rows. */
export const overview: readonly Table[] = [
  {
    title: "Data modules",
    rows: [
      {
        row: 1,
        title: "Querying Data by Record ID",
        calls: [`GET ${record}`],
        pages: ["0017"],
        resources: { Record: "get" },
        functions: ["getRecord"],
      },
      { row: 2, title: "Deleting Data by Record ID", calls: [`DELETE ${record}`], pages: ["0018"], resources: { Record: "delete" } },
      { row: 3, title: "Updating Data by Record ID", calls: [`PUT ${record}`], pages: ["0019"], resources: { Record: "update" } },
      {
        row: 4,
        title: "Querying Data by Record ID List",
        calls: [`GET ${records}`],
        pages: ["0020"],
        functions: ["getRecords"],
      },
      {
        row: 5,
        title: "Adding Data to an Object",
        calls: [`POST ${records}`],
        pages: ["0021"],
        resources: { Record: "create", RecordSet: "create" },
      },
      {
        row: 6,
        title: "Deleting Data by Record ID List",
        calls: [`DELETE ${records}`],
        pages: ["0022"],
        resources: { RecordSet: "delete" },
      },
      {
        row: 7,
        title: "Updating Data by Condition",
        calls: [`PUT ${records}`],
        pages: ["0023"],
        note: "the client only, which refuses an empty condition: a RecordSet changes its rows by their ids",
      },
      {
        row: 8,
        title: "Querying Data by Condition",
        calls: [`POST ${data}/query/{objectName}`],
        pages: ["0024"],
        resources: { Record: "read, adoption by key", RecordSet: "read, rows by their keys" },
        functions: ["getRecords"],
      },
      {
        row: 9,
        title: "Deleting Data by Condition",
        calls: [`POST ${data}/delete/{objectName}`],
        pages: ["0025"],
        note: "the client only, which refuses an empty condition",
      },
      {
        row: 10,
        title: "Querying the Number of Object Records by Condition",
        calls: [`POST ${data}/count/{objectName}`],
        pages: ["0026"],
        resources: { CustomObject: "data safety", Field: "data safety", Picklist: "data safety", RecordSet: "create" },
        functions: ["countRecords"],
      },
      {
        row: 11,
        title: "Batch Adding or Updating Object Data",
        calls: [`POST ${data}/upsert/{objectName}`],
        pages: ["0027"],
        resources: { RecordSet: "update" },
      },
    ],
  },
  {
    title: "Metadata",
    rows: [
      {
        row: 12,
        title: "Creating a Custom Object",
        calls: [`POST ${metadata}/Object`],
        pages: ["0032"],
        resources: { CustomObject: "create" },
      },
      {
        row: 13,
        title: "Querying All Custom Objects",
        calls: [`GET ${metadata}/Object`],
        pages: ["0033"],
        resources: { CustomObject: "adoption by name" },
        functions: ["getObjects"],
      },
      {
        row: 14,
        title: "Querying a Custom Object Instance by ID",
        calls: [`GET ${object}`],
        pages: ["0034"],
        resources: { CustomObject: "read" },
        functions: ["getObject"],
      },
      {
        row: 15,
        title: "Adding a Field to an Object Instance",
        calls: [`POST ${object}/Field`, `POST ${object}/fields`],
        pages: ["0035", "0013"],
        resources: { CustomObject: "fields", Field: "create" },
      },
      { row: 16, title: "Adding a Trigger", calls: [`POST ${object}/Trigger`], pages: ["0036"], resources: { Trigger: "create" } },
      { row: 17, title: "Adding a Validator", calls: [`POST ${object}/Validator`], pages: ["0037"], resources: { Validator: "create" } },
      { row: 18, title: "Adding a Layout", calls: [`POST ${object}/Layout`], pages: ["0038"], resources: { Layout: "create" } },
      {
        row: 19,
        title: "Querying a Field by field_id",
        calls: [`GET ${object}/Field/{fieldId}`],
        pages: ["00106"],
        resources: { Field: "read" },
        functions: ["getField"],
      },
      {
        row: 20,
        title: "Querying a Layout by object_id",
        calls: [`GET ${object}/Layout`],
        pages: ["00107"],
        functions: ["getLayouts"],
      },
      {
        row: 21,
        title: "Querying a Layout by layout_id",
        calls: [`GET ${object}/Layout/{layoutId}`],
        pages: ["00108"],
        resources: { Layout: "read" },
        functions: ["getLayout"],
      },
      {
        row: 22,
        title: "Querying a Button by object_id",
        calls: [`GET ${object}/Button`],
        pages: ["00109"],
        functions: ["getButtons"],
      },
      {
        row: 23,
        title: "Querying a Button by button_id",
        calls: [`GET ${object}/Button/{buttonId}`],
        pages: ["00110"],
        functions: ["getButton"],
      },
      {
        row: 24,
        title: "Querying a Trigger by object_id",
        calls: [`GET ${object}/Trigger`],
        pages: ["00112"],
        functions: ["getTriggers"],
      },
      {
        row: 25,
        title: "Querying a Trigger by trigger_id",
        calls: [`GET ${object}/Trigger/{triggerId}`],
        pages: ["00111"],
        resources: { Trigger: "read" },
        functions: ["getTrigger"],
      },
      {
        row: 26,
        title: "Querying an Object Verification Rule by object_id",
        calls: [`GET ${object}/Validator`],
        pages: ["00113"],
        functions: ["getValidators"],
      },
      {
        row: 27,
        title: "Querying a Validator by validator_id",
        calls: [`GET ${object}/Validator/{validatorId}`],
        pages: ["00114"],
        resources: { Validator: "read" },
        functions: ["getValidator"],
      },
      {
        row: 28,
        title: "Creating a Picklist Instance",
        calls: [`POST ${metadata}/Picklist`],
        pages: ["0052"],
        resources: { Picklist: "create" },
      },
      {
        row: 29,
        title: "Querying Picklist Instances by Condition",
        calls: [`GET ${metadata}/Picklist`],
        pages: ["0053"],
        resources: { Picklist: "adoption by name" },
        functions: ["getPicklists"],
      },
      {
        row: 30,
        title: "Adding Values to a Picklist Instance",
        calls: [`POST ${picklist}`],
        pages: ["0054"],
        resources: { Picklist: "update" },
      },
      {
        row: 31,
        title: "Querying a Picklist Instance or Objects That Reference It",
        calls: [`GET ${picklist}`],
        pages: ["0055"],
        resources: { Picklist: "read" },
        functions: ["getPicklist", "getPicklistReferences"],
      },
      { row: 32, title: "Updating a Picklist Instance", calls: [`PUT ${picklist}`], pages: ["0056"], resources: { Picklist: "update" } },
      {
        row: 33,
        title: "Deleting a Picklist Instance or a Value of It",
        calls: [`DELETE ${picklist}`],
        pages: ["0057"],
        resources: { Picklist: "update, delete" },
      },
      {
        row: 34,
        title: "Listing All Applications",
        calls: [`GET ${metadata}/Application`],
        pages: ["00104"],
        functions: ["getApplications"],
      },
      {
        row: 35,
        title: "Querying an Application by ID",
        calls: [`GET ${metadata}/Application/{applicationId}`],
        pages: ["0080"],
        functions: ["getApplication"],
      },
      { row: 36, title: "Querying the Standard Page List", calls: [`GET ${metadata}/View`], pages: ["0005"], functions: ["getPages"] },
      {
        row: 37,
        title: "Querying a Standard Page by ID",
        calls: [`GET ${metadata}/View/{viewId}`],
        pages: ["0006"],
        functions: ["getPage"],
      },
      { row: 38, title: "Querying Application Tabs", calls: [`GET ${metadata}/Tab`], pages: ["0003"], functions: ["getTabs"] },
    ],
  },
  {
    title: "Flows",
    rows: [
      { row: 39, title: "Creating a Flow", calls: [`POST ${metadata}/Flow`], pages: ["0040"], resources: { Flow: "create" } },
      {
        row: 40,
        title: "Querying Flows",
        calls: [`GET ${metadata}/Flow`],
        pages: ["0041"],
        resources: { Flow: "adoption by name" },
        functions: ["getFlows"],
      },
      {
        row: 41,
        title: "Querying a Flow Instance",
        calls: [`GET ${flow}/{stateOrInstance}`],
        pages: ["0060"],
        functions: ["getFlowInstances"],
      },
      {
        row: 42,
        title: "Orchestrating a Flow",
        calls: [`POST ${flow}/{action}/{nameOrId}`],
        pages: ["0059"],
        resources: { FlowRun: "create" },
      },
      {
        row: 43,
        title: "Querying Flows or Flow Input and Output Parameters by Flow_id",
        calls: [`GET ${metadata}/Flow/{flowId}`],
        pages: ["0042"],
        resources: { Flow: "read" },
        functions: ["getFlow", "getFlowParameters", "getFlowDependencies"],
      },
      {
        row: 44,
        title: "Modifying a Flow by ID",
        calls: [`PUT ${metadata}/Flow/{flowId}`],
        pages: ["0043"],
        resources: { Flow: "update" },
      },
      {
        row: 45,
        title: "Deleting a Flow by ID",
        calls: [`DELETE ${metadata}/Flow/{flowId}`],
        pages: ["0044"],
        resources: { Flow: "delete" },
      },
    ],
  },
  {
    title: "Scripts",
    rows: [
      {
        row: 46,
        title: "Running a Script",
        calls: [`POST ${script}/run/{scriptName}`],
        pages: ["0062"],
        resources: { ScriptRun: "create" },
      },
      {
        row: 47,
        title: "Debugging a Script",
        calls: [`POST ${script}/debug/{scriptName}`],
        pages: ["0063"],
        resources: { ScriptRun: "create, with its log" },
      },
      {
        row: 48,
        title: "Obtaining Script Signature Information",
        calls: [`GET ${script}/signature/{scriptName}`],
        pages: ["0065"],
        resources: { Script: "output `signature`" },
        functions: ["getScriptSignature"],
      },
      {
        row: 49,
        title: "Obtaining the Built-in Library Declaration of a Script",
        calls: [`GET ${script}/declaration`],
        pages: ["0066"],
        functions: ["getScriptDeclarations"],
      },
      {
        row: 50,
        title: "Obtaining Formulas of a Flow Instance",
        calls: ["GET /u-route/baas/formula/v1.0/functions"],
        pages: ["0067"],
        functions: ["getFormulaFunctions"],
      },
    ],
  },
  {
    title: "BPMs",
    rows: [
      { row: 51, title: "Creating a BPM", calls: [`POST ${definitions}`], pages: ["0046"], resources: { Bpm: "create" } },
      { row: 52, title: "Starting a BPM Instance", calls: [`POST ${instances}`], pages: ["0069"], resources: { BpmInstance: "create" } },
      {
        row: 53,
        title: "Querying a BPM Instance",
        calls: [`GET ${instances}`],
        pages: ["0070"],
        resources: { BpmInstance: "read" },
        functions: ["getBpmInstances"],
      },
      {
        row: 54,
        title: "Suspending, Resuming, or Terminating a BPM Instance",
        calls: [`PUT ${instances}/{instanceId}`],
        pages: ["0071"],
        resources: { BpmInstance: "update, delete" },
      },
      {
        row: 55,
        title: "Deleting a BPM Instance",
        calls: [`DELETE ${instances}/{instanceId}`],
        pages: ["0072"],
        resources: { BpmInstance: "delete" },
      },
      { row: 56, title: "Deleting a BPM by ID", calls: [`DELETE ${definitions}/{bpmId}`], pages: ["0050"], resources: { Bpm: "delete" } },
      {
        row: 57,
        title: "Setting or Modifying the Values of Variables in a BPM Instance",
        calls: [`PUT ${instances}/{instanceId}/variables`],
        pages: ["0073"],
        resources: { BpmInstance: "update" },
      },
      {
        row: 58,
        title: "Querying BPMs by Condition",
        calls: [`GET ${definitions}`],
        pages: ["0047"],
        resources: { Bpm: "adoption by name" },
        functions: ["getBpms"],
      },
      {
        row: 59,
        title: "Querying a BPM by ID",
        calls: [`GET ${definitions}/{bpmId}`],
        pages: ["0048"],
        resources: { Bpm: "read" },
        functions: ["getBpm"],
      },
      { row: 60, title: "Modifying a BPM by ID", calls: [`PUT ${definitions}/{bpmId}`], pages: ["0049"], resources: { Bpm: "update" } },
    ],
  },
  {
    title: "Import and export",
    rows: [
      { row: 61, title: "Exporting Data", calls: [`POST ${bulk}/export/data`], pages: ["0075"], resources: { DataExport: "create" } },
      { row: 62, title: "Importing Data", calls: [`POST ${bulk}/import/data`], pages: ["0076"], resources: { DataImport: "create" } },
      {
        row: 63,
        title: "Exporting Metadata",
        calls: [`POST ${bulk}/export/schema`],
        pages: ["0077"],
        resources: { MetadataExport: "create" },
      },
      {
        row: 64,
        title: "Importing Metadata",
        calls: [`POST ${bulk}/import/schema`],
        pages: ["0078"],
        resources: { MetadataImport: "create" },
      },
      {
        row: 65,
        title: "Importing Data by Using a Template",
        calls: [`POST ${bulk}/template/xlsx`],
        pages: ["0079"],
        resources: { TemplateImport: "create" },
      },
    ],
  },
  {
    title: "Connectors",
    rows: [
      {
        row: 66,
        title: "Uploading a File",
        calls: [`POST ${connector}/putobject`],
        pages: ["0085"],
        resources: { File: "create, update", Directory: "create, update" },
      },
      {
        row: 67,
        title: "Downloading a File",
        calls: [`GET ${connector}/viewobject`],
        pages: ["0086"],
        resources: { File: "read", Directory: "read" },
        functions: ["getFile"],
      },
      {
        row: 68,
        title: "Deleting a File",
        calls: [`DELETE ${connector}/delobject`],
        pages: ["0087"],
        resources: { File: "delete", Directory: "delete" },
      },
      {
        row: 69,
        title: "Deleting a Directory",
        calls: [`DELETE ${connector}/deldir`],
        pages: ["0088"],
        resources: { Directory: "delete, where it is exclusive" },
      },
      {
        row: 70,
        title: "Listing Files in a Directory",
        calls: [`GET ${connector}/listdir`],
        pages: ["0089"],
        resources: { File: "read", Directory: "read" },
        functions: ["getFiles"],
      },
      {
        row: 71,
        title: "Uploading Multipart",
        calls: ["createmultipartupload", "uploadpart", "completeupload", "abortupload"].map((step) => `POST ${connector}/${step}`),
        pages: ["0090"],
        resources: { File: "create, update above a size", Directory: "create, update above a size" },
      },
      {
        row: 72,
        title: "Obtaining an Endpoint",
        calls: [`GET ${connector}/getendpoint`],
        pages: ["0091"],
        resources: { File: "output `url`", Directory: "output `url`" },
        functions: ["getEndpoint"],
      },
      {
        row: 73,
        title: "Sharing Token",
        calls: [`POST ${connector}/sharetoken`, "GET /u-route/baas/sys/v1.1/objectstorage/viewshareobject"],
        pages: ["0092"],
        functions: ["getShareToken", "getFile"],
      },
    ],
  },
];

/** What reaches the calls that the overview does not list, by the names of the operations. */
export const beside: Readonly<Record<string, Through & { readonly note?: string }>> = {
  OAuth2Token: { note: "every call" },
  UpdateCustomObject: { resources: { CustomObject: "update" } },
  DeleteCustomObject: { resources: { CustomObject: "delete" } },
  QueryFields: { resources: { CustomObject: "read", Field: "adoption by name" } },
  UpdateField: { resources: { CustomObject: "update", Field: "update" } },
  DeleteField: { resources: { CustomObject: "update", Field: "delete" } },
  UpdateTrigger: { resources: { Trigger: "update" } },
  DeleteTrigger: { resources: { Trigger: "delete" } },
  UpdateValidationRule: { resources: { Validator: "update" } },
  DeleteValidationRule: { resources: { Validator: "delete" } },
  DeleteLayout: { resources: { Layout: "delete" } },
  ActivateFlow: { resources: { Flow: "update" } },
  RunFlow: { resources: { FlowRun: "create" } },
  QueryScripts: { resources: { Script: "adoption by name" }, functions: ["getScripts"] },
  QueryScriptsbyCondition: { resources: { Script: "adoption by name" } },
  QueryScriptbyID: { resources: { Script: "read" }, functions: ["getScript"] },
  CreateScript: { resources: { Script: "create" } },
  UpdateScript: { resources: { Script: "update" } },
  DeleteScript: { resources: { Script: "delete" } },
  ActivateBPM: { resources: { Bpm: "update" } },
  GetCustomApi: { functions: ["callApi"] },
  PostCustomApi: { functions: ["callApi"] },
  PutCustomApi: { functions: ["callApi"] },
  DeleteCustomApi: { functions: ["callApi"] },
  ActivateBPMRecord: { resources: { Bpm: "update" } },
};
