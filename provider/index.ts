export { Provider, type ProviderArgs } from "./dynamic/provider";
export type { FieldDefinition } from "./fields";
export * as fields from "./fields";
export { CustomObject, type CustomObjectArgs, type ObjectPage, type PresetField } from "./resources/customObject/resource";
export { Field, type FieldArgs } from "./resources/field/resource";
export { Picklist, type PicklistArgs, type PicklistValue } from "./resources/picklist/resource";
