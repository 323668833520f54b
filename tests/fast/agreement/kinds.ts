import type { FieldDefinition, ProviderArgs } from "../../../provider";
import type { bpmParts } from "../../../provider/contract/bpms";
import type { DataType } from "../../../provider/contract/dataTypes";
import type { Digest } from "../../../provider/digest";
import type { DataExport, DataExportArgs } from "../../../provider/resources/bulk/dataExport/resource";
import type { DataExportInputs, DataExportState } from "../../../provider/resources/bulk/dataExport/schema";
import type { DataImport, DataImportArgs } from "../../../provider/resources/bulk/dataImport/resource";
import type { DataImportInputs, DataImportState } from "../../../provider/resources/bulk/dataImport/schema";
import type { MetadataExport, MetadataExportArgs } from "../../../provider/resources/bulk/metadataExport/resource";
import type { MetadataExportInputs, MetadataExportState } from "../../../provider/resources/bulk/metadataExport/schema";
import type { MetadataImport, MetadataImportArgs } from "../../../provider/resources/bulk/metadataImport/resource";
import type { MetadataImportInputs, MetadataImportState } from "../../../provider/resources/bulk/metadataImport/schema";
import type { TemplateImport, TemplateImportArgs } from "../../../provider/resources/bulk/templateImport/resource";
import type { TemplateImportInputs, TemplateImportState } from "../../../provider/resources/bulk/templateImport/schema";
import type { Layout, LayoutArgs } from "../../../provider/resources/children/layout/resource";
import type { LayoutInputs, LayoutState } from "../../../provider/resources/children/layout/schema";
import type { Trigger, TriggerArgs } from "../../../provider/resources/children/trigger/resource";
import type { TriggerInputs, TriggerState } from "../../../provider/resources/children/trigger/schema";
import type { Validator, ValidatorArgs } from "../../../provider/resources/children/validator/resource";
import type { ValidatorInputs, ValidatorState } from "../../../provider/resources/children/validator/schema";
import type { Bpm, BpmArgs } from "../../../provider/resources/definitions/bpm/resource";
import type { BpmInputs, BpmState } from "../../../provider/resources/definitions/bpm/schema";
import type { Flow, FlowArgs } from "../../../provider/resources/definitions/flow/resource";
import type { FlowInputs, FlowState } from "../../../provider/resources/definitions/flow/schema";
import type { Script, ScriptArgs } from "../../../provider/resources/definitions/script/resource";
import type { ScriptInputs, ScriptState } from "../../../provider/resources/definitions/script/schema";
import type { Directory, DirectoryArgs } from "../../../provider/resources/files/directory/resource";
import type { DirectoryInputs, DirectoryState } from "../../../provider/resources/files/directory/schema";
import type { File, FileArgs } from "../../../provider/resources/files/file/resource";
import type { FileInputs, FileState } from "../../../provider/resources/files/file/schema";
import type { CustomObject, CustomObjectArgs } from "../../../provider/resources/objects/customObject/resource";
import type { ObjectInputs, ObjectState } from "../../../provider/resources/objects/customObject/schema";
import type { Field, FieldArgs } from "../../../provider/resources/objects/field/resource";
import type { FieldInputs, FieldState } from "../../../provider/resources/objects/field/schema";
import type { Picklist, PicklistArgs } from "../../../provider/resources/picklist/resource";
import type { PicklistInputs, PicklistState } from "../../../provider/resources/picklist/schema";
import type { RecordArgs, Record as RecordResource } from "../../../provider/resources/records/record/resource";
import type { RecordInputs, RecordState } from "../../../provider/resources/records/record/schema";
import type { RecordSet, RecordSetArgs } from "../../../provider/resources/records/recordSet/resource";
import type { RecordSetInputs, RecordSetState } from "../../../provider/resources/records/recordSet/schema";
import type { BpmInstance, BpmInstanceArgs } from "../../../provider/resources/runs/bpmInstance/resource";
import type { BpmInstanceInputs, BpmInstanceState } from "../../../provider/resources/runs/bpmInstance/schema";
import type { FlowRun, FlowRunArgs } from "../../../provider/resources/runs/flowRun/resource";
import type { FlowRunInputs, FlowRunState } from "../../../provider/resources/runs/flowRun/schema";
import type { ScriptRun, ScriptRunArgs } from "../../../provider/resources/runs/scriptRun/resource";
import type { ScriptRunInputs, ScriptRunState } from "../../../provider/resources/runs/scriptRun/schema";
import type { definitions } from "../../../provider/settings";
import type { Faults, Hashed, Missing, Named, None, OfRecords, Outputs, Placed, Sent } from "./rules";

// Arguments and outputs are written by hand beside the schemas that validate them (docs/decisions/0002). This file compiles only while
// both sides have the same members with the same values: `npm run lint` is its test. A compiler error names what one side lacks, be it an
// argument, a member of the schema, or an output.

/**
 * Arguments of each kind that are in the state and no outputs: what the program that gives them has at hand. All other arguments are outputs,
 * but for those that no kind gives back (rules.ts).
 */
interface KeptToState {
  Layout: "existingPageLayout" | "viewName" | "fields";
  Trigger: "description" | "jscode";
  Validator: "description";
  Flow:
    | ("description" | "definition" | "processType" | "startElement" | "interviewLabel" | "event" | "eventCriteria" | "catalogue")
    | ("variables" | "formulas" | "structs" | "constants" | "structVariables" | "objectVariables");
  Bpm: "description" | "definition" | "instanceLabel" | "version" | keyof typeof bpmParts;
  Script: "description" | "label" | "jscode" | "sourceMap";
  File: "acl" | "uploadAs" | "multipartThreshold" | "partSize" | "content" | "source" | "contentType";
  Directory: "acl" | "uploadAs" | "multipartThreshold" | "partSize" | "source" | "ignore" | "exclusive";
  DataImport: "tables" | "checkIntegrity" | "waitSeconds" | "assumeDone";
  MetadataImport: "objects" | "waitSeconds" | "assumeDone";
  TemplateImport: "expects" | "waitSeconds" | "assumeDone";
  DataExport: "fileType" | "condition" | "encodeType" | "assumeDone";
  MetadataExport: "encodeType" | "assumeDone";
  Picklist: "defaultValue";
  FlowRun: "onDelete" | "secret" | "assumeDone";
  ScriptRun: "onDelete" | "secret" | "assumeDone";
  BpmInstance: "purge" | "secret";
  CustomObject:
    | ("fields" | "nameField" | "view" | "trackFieldHistory" | "allowReports" | "allowSearch" | "allowSharing" | "allowActivities")
    | ("allowChatter" | "allowStreamingApiAccess" | "allowBulkApiAccess");
  Field:
    | ("description" | "inlineHelpText" | "profiles" | "layouts" | "required" | "unique" | "searchable" | "caseSensitive" | "defaultValue")
    | ("length" | "scale" | "pattern" | "visibleLines" | "maskType" | "maskChar" | "startingNumber" | "formula" | "picklistId")
    | ("relationshipName" | "relationshipLabel" | "referenceObjectId" | "referenceObjectName");
  Record: "key" | "types" | "secrets" | "columns";
  RecordSet: "key" | "records" | "file" | "types" | "secrets" | "lookups" | "exclusive" | "batchSize" | "columns" | "declared";
}

export type Layouts = None<Faults<Sent<Placed<LayoutArgs>>, LayoutInputs, LayoutState, Outputs<Layout>, KeptToState["Layout"]>>;
export type Triggers = None<Faults<Sent<Placed<TriggerArgs>>, TriggerInputs, TriggerState, Outputs<Trigger>, KeptToState["Trigger"]>>;
export type Validators = None<
  Faults<Sent<Placed<ValidatorArgs>>, ValidatorInputs, ValidatorState, Outputs<Validator>, KeptToState["Validator"]>
>;
export type Flows = None<Faults<Sent<FlowArgs, "name" | "localUrl">, FlowInputs, FlowState, Outputs<Flow>, KeptToState["Flow"]>>;
export type Bpms = None<Faults<Sent<BpmArgs>, BpmInputs, BpmState, Outputs<Bpm>, KeptToState["Bpm"], keyof typeof bpmParts>>;
export type Scripts = None<Faults<Sent<ScriptArgs>, ScriptInputs, ScriptState, Outputs<Script>, KeptToState["Script"], "signature">>;
// Digests are what the classes read of the file or the folder.
export type FilesOfConnectors = None<
  Faults<Sent<FileArgs> & { contentHash: string; size: number }, FileInputs, FileState, Outputs<File>, KeptToState["File"]>
>;
export type Directories = None<
  Faults<
    Sent<DirectoryArgs> & { files: Record<string, Digest> },
    DirectoryInputs,
    DirectoryState,
    Outputs<Directory>,
    KeptToState["Directory"]
  >
>;
export type DataImports = None<
  Faults<
    Named<Sent<DataImportArgs>, "tables", DataImportInputs["tables"]> & Hashed,
    DataImportInputs,
    DataImportState,
    Outputs<DataImport>,
    KeptToState["DataImport"]
  >
>;
export type MetadataImports = None<
  Faults<
    Named<Sent<MetadataImportArgs>, "objects", MetadataImportInputs["objects"]> & Hashed,
    MetadataImportInputs,
    MetadataImportState,
    Outputs<MetadataImport>,
    KeptToState["MetadataImport"]
  >
>;
export type TemplateImports = None<
  Faults<
    Named<Sent<TemplateImportArgs>, "expects", TemplateImportInputs["expects"]> & Hashed,
    TemplateImportInputs,
    TemplateImportState,
    Outputs<TemplateImport>,
    KeptToState["TemplateImport"]
  >
>;
export type DataExports = None<
  Faults<
    Named<Sent<DataExportArgs>, "objects", string[]>,
    DataExportInputs,
    DataExportState,
    Outputs<DataExport>,
    KeptToState["DataExport"]
  >
>;
export type MetadataExports = None<
  Faults<
    Named<Sent<MetadataExportArgs>, "objects", string[]>,
    MetadataExportInputs,
    MetadataExportState,
    Outputs<MetadataExport>,
    KeptToState["MetadataExport"]
  >
>;
export type Picklists = None<Faults<Sent<PicklistArgs>, PicklistInputs, PicklistState, Outputs<Picklist>, KeptToState["Picklist"]>>;
export type Objects = None<
  Faults<
    Sent<CustomObjectArgs>,
    ObjectInputs,
    ObjectState,
    Outputs<CustomObject<Record<string, FieldDefinition>>>,
    KeptToState["CustomObject"]
  >
>;

export type FlowRuns = None<Faults<Sent<FlowRunArgs>, FlowRunInputs, FlowRunState, Outputs<FlowRun>, KeptToState["FlowRun"]>>;
export type ScriptRuns = None<Faults<Sent<ScriptRunArgs>, ScriptRunInputs, ScriptRunState, Outputs<ScriptRun>, KeptToState["ScriptRun"]>>;
export type BpmInstances = None<
  Faults<Sent<BpmInstanceArgs, "businessKey">, BpmInstanceInputs, BpmInstanceState, Outputs<BpmInstance>, KeptToState["BpmInstance"]>
>;
export type Records = None<
  Faults<Sent<OfRecords<RecordArgs, RecordInputs>>, RecordInputs, RecordState, Outputs<RecordResource>, KeptToState["Record"]>
>;
export type RecordSets = None<
  Faults<Sent<OfRecords<RecordSetArgs, RecordSetInputs>>, RecordSetInputs, RecordSetState, Outputs<RecordSet>, KeptToState["RecordSet"]>
>;

type FieldFaults<Args> = Args extends { dataType: infer Type }
  ? Faults<Sent<Placed<Args>>, Extract<FieldInputs, { dataType: Type }>, FieldState, Outputs<Field>, KeptToState["Field"], "dataType">
  : never;
export type Fields = None<FieldFaults<FieldArgs>>;

type Constructed = FieldDefinition["dataType"];
export type DataTypes = None<Exclude<Constructed, DataType> | Exclude<DataType, Constructed>>;

type Settings = typeof definitions;

export type Provider = None<Missing<ProviderArgs, Settings> | Missing<Settings, ProviderArgs>>;
