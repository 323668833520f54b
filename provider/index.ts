export type { FieldDefinition } from "./program/fields";
export * as fields from "./program/fields";
export { Provider, type ProviderArgs } from "./program/provider";
export { CustomObject, type CustomObjectArgs, type ObjectPage, type PresetField } from "./resources/customObject/resource";
export { Field, type FieldArgs } from "./resources/field/resource";
export { Picklist, type PicklistArgs, type PicklistValue } from "./resources/picklist/resource";
