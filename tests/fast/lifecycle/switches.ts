import type { Dialect } from "../../../emulator";

// Switches by what they touch.

/**
 * What only the client meets, whatever is called: an object, whose life has all forms of calls, meets each of these alone, the other kinds
 * meet most of them on the whole platforms.
 */
export const ofTheClient: (keyof Dialect)[] = [
  "resCode",
  "resMsg",
  "throttle",
  "tokenParameters",
  "tokenReuse",
  "tokenLife",
  "expiredToken",
  "memberOrder",
];
/** What each resource may meet with any call. */
export const ofEveryCall: (keyof Dialect)[] = [
  ...ofTheClient,
  "errorStatus",
  "missing",
  "writeResult",
  "createResult",
  "staleReads",
  "nullStyle",
  "extraMembers",
  "unknownAttributes",
  "names",
];
export const ofPicklists: (keyof Dialect)[] = ["byId", "valueDelete", "nameFilter", "valueAttributes"];
/** What clears a text, of things whose pages ask for one character at least. */
export const ofClearing: (keyof Dialect)[] = ["clearDescription"];
export const ofObjects: (keyof Dialect)[] = [
  "fieldList",
  "fieldBatch",
  "viewRequired",
  "dataTypeCase",
  "versionCounter",
  "objectDelete",
  "fieldDelete",
  "requireLater",
  "fieldLimit",
  "listEmbeds",
  "schemaCache",
];
export const ofFlows: (keyof Dialect)[] = ["definitionRead", "putOmitted"];
export const ofBpms: (keyof Dialect)[] = ["bpmCreateResult", "bpmRead"];
export const ofScripts: (keyof Dialect)[] = ["scriptCreate", "scriptDelete", "scriptLookup"];
export const ofActivation: (keyof Dialect)[] = ["activation", "deleteActive"];
/** What can be switched on and off, and may have to be off to be changed. */
export const ofChangeWhileActive: (keyof Dialect)[] = ["changeActive"];
/** What only calls for files meet. */
export const ofFiles: (keyof Dialect)[] = [
  "upload",
  "uploadAnswer",
  "uploadLimit",
  "multipartMembers",
  "downloadMissing",
  "downloadType",
  "deleteMissingFile",
  "rootDelete",
  "listMissing",
  "listNames",
];
/** What calls for records meet. */
export const ofRecords: (keyof Dialect)[] = [
  "schemaCache",
  "numberWire",
  "checkboxWire",
  "multiSelectWire",
  "systemFields",
  "dateWire",
  "batch",
  "batchMax",
  "upsertUnknownId",
  "unknownIds",
  "queryMax",
];
