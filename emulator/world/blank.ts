import type { ObjectSwitches } from "./state";

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
