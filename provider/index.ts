export * from "./dataSources";
export type { Digest } from "./digest";
export type { AstroZeroResource } from "./program/base";
export * as where from "./program/conditions";
export type * from "./program/conditionTypes";
export type { ExportArgs, ExportSchedule } from "./program/exports";
export * as fields from "./program/fields";
export type * from "./program/fieldTypes";
export type { ImportTaskArgs, TaskArgs } from "./program/imports";
export type { ObjectReference } from "./program/object";
export type { OfValues, picklistValues } from "./program/ofValues";
export { Provider, type ProviderArgs } from "./program/provider";
export type { RecordsReference } from "./program/records";
export { refuseDataLossInPreview } from "./program/refuseDataLoss";
export type {
  Column,
  ColumnValue,
  DeclaredObject,
  FieldsByName,
  NumberText,
  RowOf,
  ValueOf,
  Values,
} from "./program/rowTypes";
export type { RunOnce } from "./program/runOnce";
export type { FlowToRun, RunOnDelete, ScriptToRun } from "./program/runs";
export type { AssetSource, JsonSource, TextSource } from "./program/sources";
export { DataExport, type DataExportArgs, type ExportCondition } from "./resources/bulk/dataExport/resource";
export {
  DataImport,
  type DataImportArgs,
  type ImportEffect,
  type ImportedTable,
  type ImportedValue,
} from "./resources/bulk/dataImport/resource";
export { MetadataExport, type MetadataExportArgs } from "./resources/bulk/metadataExport/resource";
export { MetadataImport, type MetadataImportArgs } from "./resources/bulk/metadataImport/resource";
export { type ExpectedRecords, TemplateImport, type TemplateImportArgs } from "./resources/bulk/templateImport/resource";
export { Layout, type LayoutArgs } from "./resources/children/layout/resource";
export { Trigger, type TriggerArgs, type TriggerEvent } from "./resources/children/trigger/resource";
export { Validator, type ValidatorArgs } from "./resources/children/validator/resource";
export { Bpm, type BpmArgs, type BpmConfig, type BpmElement, type Lane, type LaneSet } from "./resources/definitions/bpm/resource";
export { type DefinitionElement, Flow, type FlowArgs } from "./resources/definitions/flow/resource";
export { Script, type ScriptArgs, type ScriptParameter, type ScriptSignature } from "./resources/definitions/script/resource";
export { Directory, type DirectoryArgs } from "./resources/files/directory/resource";
export { type ConnectorType, File, type FileAccess, type FileArgs, type UploadArgs } from "./resources/files/file/resource";
export {
  CustomObject,
  type CustomObjectArgs,
  type NoFields,
  type ObjectPage,
  type PresetField,
} from "./resources/objects/customObject/resource";
export { Field, type FieldArgs, type FieldPlacement } from "./resources/objects/field/resource";
export { Picklist, type PicklistArgs, type PicklistValue } from "./resources/picklist/resource";
export { Record, type RecordArgs } from "./resources/records/record/resource";
export { RecordSet, type RecordSetArgs, type RowFile } from "./resources/records/recordSet/resource";
export { BpmInstance, type BpmInstanceArgs } from "./resources/runs/bpmInstance/resource";
export { FlowRun, type FlowRunArgs } from "./resources/runs/flowRun/resource";
export { ScriptRun, type ScriptRunArgs } from "./resources/runs/scriptRun/resource";
