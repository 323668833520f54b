// The registry: the handler of every kind of resource, one line each.
export { dataExport } from "./bulk/dataExport/handler";
export { dataImport } from "./bulk/dataImport/handler";
export { metadataExport } from "./bulk/metadataExport/handler";
export { metadataImport } from "./bulk/metadataImport/handler";
export { templateImport } from "./bulk/templateImport/handler";
export { layout } from "./children/layout/handler";
export { trigger } from "./children/trigger/handler";
export { validator } from "./children/validator/handler";
export { bpm } from "./definitions/bpm/handler";
export { flow } from "./definitions/flow/handler";
export { script } from "./definitions/script/handler";
export { file } from "./files/file/handler";
export { customObject } from "./objects/customObject/handler";
export { field } from "./objects/field/handler";
export { picklist } from "./picklist/handler";
export { flowRun } from "./runs/flowRun/handler";
export { scriptRun } from "./runs/scriptRun/handler";
