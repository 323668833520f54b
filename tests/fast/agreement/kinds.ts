import type { FieldDefinition, ProviderArgs } from "../../../provider";
import type { bpmParts } from "../../../provider/contract/bpms";
import type { DataType } from "../../../provider/contract/dataTypes";
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
import type { definitions } from "../../../provider/settings";
import type { Faults, Missing, None, OfRecords, Outputs, Placed, Sent } from "./rules";

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
  Picklist: "defaultValue";
  CustomObject:
    | ("fields" | "nameField" | "view" | "trackFieldHistory" | "allowReports" | "allowSearch" | "allowSharing" | "allowActivities")
    | ("allowChatter" | "allowStreamingApiAccess" | "allowBulkApiAccess");
  Field:
    | ("description" | "inlineHelpText" | "profiles" | "layouts" | "required" | "unique" | "searchable" | "caseSensitive" | "defaultValue")
    | ("length" | "scale" | "pattern" | "visibleLines" | "maskType" | "maskChar" | "startingNumber" | "formula" | "picklistId")
    | ("relationshipName" | "relationshipLabel" | "referenceObjectId" | "referenceObjectName");
  Record: "key" | "types" | "columns";
  RecordSet: "key" | "records" | "file" | "types" | "lookups" | "exclusive" | "batchSize" | "columns" | "declared";
}

export type Layouts = None<Faults<Sent<Placed<LayoutArgs>>, LayoutInputs, LayoutState, Outputs<Layout>, KeptToState["Layout"]>>;
export type Triggers = None<Faults<Sent<Placed<TriggerArgs>>, TriggerInputs, TriggerState, Outputs<Trigger>, KeptToState["Trigger"]>>;
export type Validators = None<
  Faults<Sent<Placed<ValidatorArgs>>, ValidatorInputs, ValidatorState, Outputs<Validator>, KeptToState["Validator"]>
>;
export type Flows = None<Faults<Sent<FlowArgs, "name" | "localUrl">, FlowInputs, FlowState, Outputs<Flow>, KeptToState["Flow"]>>;
export type Bpms = None<Faults<Sent<BpmArgs>, BpmInputs, BpmState, Outputs<Bpm>, KeptToState["Bpm"], keyof typeof bpmParts>>;
export type Scripts = None<Faults<Sent<ScriptArgs>, ScriptInputs, ScriptState, Outputs<Script>, KeptToState["Script"], "signature">>;
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
