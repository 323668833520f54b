// The registry: every kind of things that a tenant holds, one line each. Its class says all that the emulator knows of the kind; its
// stored type is part of the public interface.
export { Applications, type StoredApplication } from "./applications";
export { Buttons, type StoredButton } from "./buttons";
export { Connectors, type StoredConnector, type StoredFile, type StoredUpload } from "./connectors/connectors";
export { Files } from "./connectors/files";
export { Uploads } from "./connectors/uploads";
export { Bpms } from "./definitions/bpms";
export type { StoredDefinition } from "./definitions/definitions";
export { FlowInstances, type StoredFlowInstance } from "./definitions/flowInstances";
export { Flows } from "./definitions/flows";
export { Fields } from "./fields/fields";
export type { StoredField } from "./fields/table";
export { Layouts, type StoredLayout } from "./layouts";
export { Objects } from "./objects/objects";
export type { StoredObject } from "./objects/table";
export { Pages, type StoredPage } from "./pages";
export { Picklists } from "./picklists/picklists";
export type { StoredPicklist, StoredPicklistValue } from "./picklists/stored";
export { Records } from "./records/records";
export type { StoredRecord } from "./records/table";
export { Scripts, type StoredScript } from "./scripts/scripts";
export { type StoredTab, Tabs } from "./tabs";
export { type StoredTrigger, Triggers } from "./triggers";
export { type StoredValidator, Validators } from "./validators";
