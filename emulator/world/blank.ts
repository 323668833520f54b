import type { ObjectSwitches, Origin, StoredApplication, StoredObject } from "./state";

/** The switches of an object that nobody has set. */
export const switchesOff: ObjectSwitches = {
  trackFieldHistory: false,
  allowReports: false,
  allowActivities: false,
  allowChatter: false,
  allowStreamingApiAccess: false,
  allowBulkApiAccess: false,
  allowSearch: false,
  allowSharing: false,
};

/** What is made here comes from no package. */
export const ownOrigin: Origin = { protectMode: 0, installedPackage: "" };

/** An object that nothing belongs to yet. */
export function noParts(): Pick<StoredObject, "fields" | "relations" | "layouts" | "triggers" | "validators" | "buttons" | "records"> {
  return { fields: {}, relations: [], layouts: {}, triggers: {}, validators: {}, buttons: {}, records: {} };
}

/** The id of the tab that every tenant has (page 0003). */
export const homeTabId = "001g0000000000000000";

/** The attributes of an application that nobody has set. */
export const blankApplication: Pick<StoredApplication, "type" | "active" | "properties" | "logo" | "defaultTabId"> = {
  type: "Custom Application",
  active: true,
  properties: "{}",
  logo: null,
  defaultTabId: homeTabId,
};

/** The attributes of a field that nobody has set; its length follows from its type. */
export const blankAttributes = {
  isRequired: false,
  isUnique: false,
  isSearchable: false,
  caseSensitive: false,
  scale: 0,
  visibleLines: 3,
  encryptType: 0,
  startingNumber: 0,
  defaultValue: "",
  inlineHelpText: "",
  description: "",
  maskType: "",
  maskChar: "",
  picklistId: "",
  picklistDefaultValue: "",
  pattern: "",
  formula: "",
};
