// The registry: the handler of every kind of resource, one line each.
export { layout } from "./children/layout/handler";
export { trigger } from "./children/trigger/handler";
export { validator } from "./children/validator/handler";
export { bpm } from "./definitions/bpm/handler";
export { flow } from "./definitions/flow/handler";
export { script } from "./definitions/script/handler";
export { customObject } from "./objects/customObject/handler";
export { field } from "./objects/field/handler";
export { picklist } from "./picklist/handler";
export { record } from "./records/record/handler";
export { recordSet } from "./records/recordSet/handler";
