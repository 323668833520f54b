import type { World } from "../../../emulator";
import * as bpms from "../../../provider/contract/bpms";
import { loadFixtures } from "./fixtures";

/**
 * Makes what a call needs, like the things that the examples speak of; returns the ids that stand in the example's
 * request and what they are called here.
 */
export const stages: Record<string, (world: World) => Record<string, string>> = {
  QueryCustomObject: (world) => {
    const { id } = world.objects.create({ name: "SmartCampus__OperatorOrganization__CST", fields: [] });
    const referenceObjectsDetails = [{ referenceObjectName: "Account" }];
    world.fields.add(id, [{ name: "SmartCampus__account__CST", label: "Account", dataType: "masterdetail", referenceObjectsDetails }]);
    world.objects.protect(id);
    return {};
  },
  QueryCustomObjectbyID: (world) => ({ cust000000aKtFZpERvc: world.objects.create({ name: "test__dfg__CST", fields: [] }).id }),
  AddField: (world) => {
    const { id } = world.objects.create({ name: "CNAME1__qw__CST", fields: [] });
    return { cust000000aKoa6I4E6K: id, "000D000000aKoa6OJOxk": String(world.layouts.all(id)[0]?.id) };
  },
  AddFields: (world) => ({ cust000000aHYAsrPh4K: world.objects.create({ name: "VehicleType__CST", fields: [] }).id }),
  QueryField: (world) => {
    const { id } = world.objects.create({ name: "CNAME1__t1__CST", fields: [] });
    const [field] = world.fields.add(id, [{ name: "CNAME1__test__CST", label: "test", dataType: "text", defaultValue: "vfdsg" }]);
    return { cust000001Dgez2L19N2: id, cust000001DoWciUWMaG: String(field?.id) };
  },
  AddTrigger: (world) => ({ cust000000aKtFZpERvc: customObject(world) }),
  QueryTrigger: triggerStage,
  QueryTriggerbyID: triggerStage,
  AddValidationRule: (world) => ({ cust000001Dgez2L19N2: customObject(world) }),
  QueryVerificationRule: (world) => validatorStage(world, "dasdas"),
  QueryVerificationRulebyID: (world) => validatorStage(world),
  AddLayout: (world) => {
    const id = customObject(world);
    return { cust000000aKoa6I4E6K: id, "000D000000aKoa6OJOxl": world.layouts.get(id, "t1 Records").id };
  },
  QueryButton: buttonStage,
  QueryButtonbyID: buttonStage,
  ListApplication: applicationStage,
  QueryApplication: applicationStage,
  QueryStandardPageList: pageStage,
  QueryStandardPage: pageStage,
  QueryObjectLayout: layoutStage,
  QueryObjectLayoutbyID: layoutStage,
  QueryPicklistValue: (world) => {
    world.picklists.create({ name: "testName", masterLabel: "testLabel" });
    return {};
  },
  AddPicklistValue: picklistStage,
  QueryPicklistValuebyID: picklistStage,
  ModifyPicklistValue: picklistStage,
  DeletePicklistValue: picklistStage,
  QueryFlow: flowStage,
  QueryFlowParameter: flowStage,
  DeleteFlow: flowStage,
  QueryFlowInstance: (world) => ({ "002N000000jrOCerKZBQ": world.flowInstances.add({ name: "isMasterAccount" }).id }),
  OrchestrateFlow: (world) => {
    const name = "testFlowXyz";
    const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
    const { id } = world.flows.create({ name, label: name, processType: "Autolaunched Flow", localUrl: `/run/${name}`, ...elements });
    world.flows.setActive(id, true);
    return {};
  },
  ExportMetadata: (world) => {
    world.objects.create({ name: "Lead", fields: [] });
    return {};
  },
  RunScript: equipmentStage,
  DebugScript: equipmentStage,
  ObtainSignatureInformation: (world) => {
    world.scripts.create({ name: "ns__editEquipment", content: calculator, jscode: "", sourceMap: "" });
    return {};
  },
  StartBPMInstance: (world) => {
    startable(world, "createCloudOK_NEW");
    return {};
  },
  QueryBPMInstance: (world) => {
    world.bpmInstances.advance(runningInstance(world), { state: "Completed OK" });
    return {};
  },
  SuspendBPMInstance: instanceStage,
  DeleteBPMInstance: instanceStage,
  SetBPMInstanceVariables: instanceStage,
  QueryBPMbyCondition: (world) => {
    world.bpms.create({ name: "BP", label: "SimpleBP" });
    return {};
  },
  QueryBPMbyID: bpmStage,
  DeleteBPM: bpmStage,
  QueryDatabyRecordID: recordStage,
  DeleteDatabyRecordID: recordStage,
  UpdateDatabyRecordID: recordStage,
  AddData: recordStage,
  QueryDatabyRecordIDList: recordStage,
  DeleteData: recordStage,
  UpdateData: recordStage,
  DeleteDatabyCondition: queryStage,
  AddObjectData: queryStage,
  QueryData: queryStage,
  QueryObjectRecordNumber: queryStage,
  UploadFile: connectorStage,
  DownloadFile: connectorStage,
  DeleteFile: connectorStage,
  DeleteDirectory: connectorStage,
  ListFile: connectorStage,
  UploadMultipart: connectorStage,
  AbortUpload: (world) => {
    connectorStage(world);
    return { "0000017B76500F0662CABA7128913936": world.uploads.begin(world.connectors.get("ns__TestOBS"), "test.mp4").id };
  },
  ObtainEndpoint: connectorStage,
};

function connectorStage(world: World): Record<string, string> {
  world.connectors.add({ type: "obs", name: "ns__TestOBS" });
  for (const name of ["1.txt", "test.zip"]) world.files.put("ns__TestOBS", `a/b/c/${name}`, "test");
  return {};
}

function customObject(world: World): string {
  return world.objects.create({ name: "Test__t1__CST", label: "t1", fields: [] }).id;
}

function triggerStage(world: World): Record<string, string> {
  const id = customObject(world);
  const trigger = world.triggers.create(id, {
    name: "Trigger_01",
    label: "Trigger 01",
    script: "string",
    jscode: "Hello, world;rn",
    active: true,
    event: "BeforeInsert",
  });
  return { cust000001Dgez2L19N2: id, "001i000001Docd70WYZU": trigger.id };
}

function validatorStage(world: World, description: string | null = null): Record<string, string> {
  const id = customObject(world);
  const validator = world.validators.create(id, {
    name: "ageCheck",
    label: "ageCheck",
    description,
    active: true,
    errorExpression: "age__CST>10",
    errorMessage: "The age is greater than 10.",
  });
  return { cust000001Dgez2L19N2: id, "001j000001E0YI3AmTx2": validator.id };
}

function buttonStage(world: World): Record<string, string> {
  const id = customObject(world);
  return {
    cust000001Dgez2L19N2: id,
    "000q000001DobvdqMuVk": world.buttons.create(id, { name: "TestNameForButton", label: "testLabel" }).id,
  };
}

/** The application of the example is installed, and it is the only one. */
function applicationStage(world: World): Record<string, string> {
  const [sample] = world.applications.all();
  world.applications.protect(String(sample?.id));
  return { "000f000000g3Yhaz5ipE": String(sample?.id) };
}

function pageStage(world: World): Record<string, string> {
  customObject(world);
  return { "003g000001DHkGa4LkkC": world.pages.get("__layout__Test__t1__CST__detail").id };
}

function layoutStage(world: World): Record<string, string> {
  const id = customObject(world);
  return { cust000001Dgez2L19N2: id, "000D000001Dgez2PYjS4": String(world.layouts.all(id)[0]?.id) };
}

function picklistStage(world: World): Record<string, string> {
  const { id } = world.picklists.create({ name: "testName", masterLabel: "testLabel", picklistValues: [{ value: "A", label: "A" }] });
  return { "000y000000aM92DCu6hU": id };
}

function flowStage(world: World): Record<string, string> {
  const { id } = world.flows.create({
    name: "testName",
    label: "A Brand New Label",
    processType: "Autolaunched Flow",
    localUrl: "/run/testName",
  });
  return { testId: id, "000y000000aM8XixTN0S": id };
}

/** The script behind the example of page 0065. */
const calculator = `
  export class Input {
    @action.param({ type: "String", required: true, description: "the operation type" })
    op: string;
    @action.param({ type: "Number", required: true, description: "the operation value 1" })
    value1: number;
    @action.param({ type: "Number", required: true, description: "the operation value 2" })
    value2: number;
  }
  export class Output {}
  export class Calculator {
    @action.method({ input: "Input", output: "Output", description: "do a operation" })
    run(input: Input): Output {}
  }`;

/** The script of pages 0062 and 0063. */
function equipmentStage(world: World): Record<string, string> {
  world.scripts.create({ name: "ns__editEquipment", content: "", jscode: "", sourceMap: "" });
  world.scripts.answer("ns__editEquipment", () => ({ value: { equipmentId: "c9uK000000iYJt41oj8S" }, log: "***" }));
  return {};
}

function startable(world: World, name: string): void {
  world.bpms.setActive(world.bpms.create({ name, label: name, startEvents: [{ name: "start" }] }).id, true);
}

function runningInstance(world: World): string {
  startable(world, "SimpleBP");
  return world.bpmInstances.start({ name: "SimpleBP" }).id;
}

function instanceStage(world: World): Record<string, string> {
  return { "002N000000Q3QW4IMAOO": runningInstance(world) };
}

/** The BPM of page 0048 is that of page 0046. */
function bpmStage(world: World): Record<string, string> {
  return { "001L000000Peuw1Q318a": world.bpms.create(bpms.create.body.parse(loadFixtures().get("CreateBPM")?.request.body)).id };
}

function recordStage(world: World): Record<string, string> {
  const { id } = world.objects.create({ name: "TestProject__testForObject__CST", fields: [] });
  world.fields.add(id, [{ name: "TestProject__address__CST", label: "Address", dataType: "text" }]);
  const [record, other] = world.records.add(id, [{ name: "testd" }, { name: "test2" }]);
  return { cfw0000000aKin6AQgfQ: String(record?.id), cfw0000000aKlMSFn7vk: String(other?.id) };
}

function queryStage(world: World): Record<string, string> {
  const { id } = world.objects.create({ name: "TestProject__testForObject1__CST", fields: [] });
  const field = (name: string, dataType: string) => ({ name: `TestProject__${name}__CST`, label: name, dataType });
  world.fields.add(id, [field("age", "number"), field("length", "number"), field("name", "text")]);
  world.records.add(id, [{ name: "zhang", TestProject__length__CST: "888" }, { name: "lisi" }]);
  return {};
}
