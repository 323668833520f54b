/** Everything the emulated tenant remembers; plain JSON, so that it can be saved, copied and compared. */
export interface State {
  lastId: number;
  users: Record<string, { id: string; name: string }>;
  objects: Record<string, StoredObject>;
  picklists: Record<string, StoredPicklist>;
  applications: Record<string, StoredApplication>;
  tabs: Record<string, StoredTab>;
  /** Standard pages beside those behind layouts. */
  pages: Record<string, StoredPage>;
  flows: Record<string, StoredDefinition>;
  flowInstances: Record<string, StoredFlowInstance>;
  bpms: Record<string, StoredDefinition>;
  scripts: Record<string, StoredScript>;
}

export interface Audit {
  createdBy: string;
  createdDate: string;
  lastModifiedBy: string;
  lastModifiedDate: string;
}

/** `protectMode` 1 and the id of a package mark what came with an installed package. */
export interface Origin {
  protectMode: number;
  installedPackage: string;
}

/** The switches of an object that requests can set. */
export interface ObjectSwitches {
  trackFieldHistory: boolean;
  allowReports: boolean;
  allowActivities: boolean;
  allowChatter: boolean;
  allowStreamingApiAccess: boolean;
  allowBulkApiAccess: boolean;
  allowSearch: boolean;
  allowSharing: boolean;
}

export interface StoredObject extends Audit, Origin, ObjectSwitches {
  id: string;
  keyPrefix: string;
  name: string;
  /** 3 custom, 2 standard, 1 setup. */
  category: number;
  label: string;
  pluralLabel: string;
  description: string;
  version: number;
  /** Milliseconds since 1970, for what takes a moment to become known. */
  madeAt: number;
  /** Milliseconds since 1970 when a dropped object is really gone. */
  goneAt?: number;
  fields: Record<string, StoredField>;
  /** The ids of those fields that refer to objects: many objects are asked who refers to whom. */
  relations: string[];
  layouts: Record<string, StoredLayout>;
  triggers: Record<string, StoredTrigger>;
  validators: Record<string, StoredValidator>;
  buttons: Record<string, StoredButton>;
  records: Record<string, StoredRecord>;
}

export interface Reference {
  referenceObjectId: string;
  referenceObjectName: string;
  relationshipName: string;
  relationshipLabel: string;
}

export interface StoredField extends Audit, Origin {
  id: string;
  objectId: string;
  name: string;
  label: string;
  /** The canonical word, as answers print it. */
  dataType: string;
  /** 4 custom; the preset fields have another one. */
  category: number;
  col: string;
  sequenceNo: number;
  isRequired: boolean;
  isUnique: boolean;
  isSearchable: boolean;
  caseSensitive: boolean;
  dataLength: number;
  scale: number;
  visibleLines: number;
  encryptType: number;
  startingNumber: number;
  defaultValue: string;
  inlineHelpText: string;
  description: string;
  maskType: string;
  maskChar: string;
  picklistId: string;
  picklistDefaultValue: string;
  pattern: string;
  formula: string;
  references: Reference[];
  /** How many numbers an auto number has given out. */
  numbersGiven: number;
  madeAt: number;
}

export interface View {
  name: string;
  fields: string[];
}

/** What belongs to one object and has a name in it. */
export interface StoredChild extends Audit, Origin {
  id: string;
  objectId: string;
  name: string;
}

export interface StoredLayout extends StoredChild {
  label: string;
  description: string;
  type: string;
  view: View;
}

export interface StoredTrigger extends StoredChild {
  label: string | null;
  description: string | null;
  script: string;
  jscode: string | null;
  active: boolean;
  event: string | null;
}

export interface StoredValidator extends StoredChild {
  label: string | null;
  description: string | null;
  active: boolean;
  errorExpression: string | null;
  errorMessage: string | null;
  errorLocation: string;
}

export interface StoredButton extends StoredChild {
  label: string;
  description: string;
  actionId: string;
  actionScript: string;
  properties: string;
  source: string;
}

export interface StoredPicklistValue extends Audit {
  id: string;
  value: string;
  label: string;
  isDefault: boolean;
  isActive: boolean;
  sequenceNo: number;
  color: string;
  description: string;
}

export interface StoredPicklist extends Audit, Origin {
  id: string;
  name: string;
  /** Name of the application that owns it. */
  application: string;
  masterLabel: string;
  description: string;
  values: StoredPicklistValue[];
}

export interface StoredApplication extends Audit, Origin {
  id: string;
  name: string;
  label: string;
  description: string | null;
  type: string;
  active: boolean;
  /** A JSON text. */
  properties: string;
  logo: string | null;
  defaultTabId: string;
}

/** A tab points to one thing; the ids of the others are empty. */
export interface StoredTab extends Audit, Origin {
  id: string;
  name: string;
  label: string;
  description: string | null;
  type: string;
  logo: string | null;
  objectId: string;
  pageId: string | null;
  webURL: string | null;
}

export interface StoredPage extends Audit, Origin {
  id: string;
  name: string;
  label: string;
  description: string | null;
  active: boolean;
  events: StoredPageEvent[];
}

export interface StoredPageEvent extends Audit {
  id: string;
  /** A JSON text: what happens. */
  action: string;
}

/** What flows, BPMs and scripts have in common. */
export interface StoredLogic extends Audit, Origin {
  id: string;
  name: string;
  version: string;
  /** Whether it is enabled. */
  active: boolean;
}

/** What the compiler said of the last write. */
export interface Compiled {
  status: "Pass" | "Warning" | "Error";
  errors: string[];
  warnings: string[];
}

/** A flow, or one version of a BPM. */
export interface StoredDefinition extends StoredLogic, Compiled {
  /** Everything else, as it was sent. */
  definition: Record<string, unknown>;
}

export interface StoredScript extends StoredLogic {
  label: string;
  description: string;
  content: string;
  jscode: string;
  sourceMap: string;
}

/** A run of a flow. */
export interface StoredFlowInstance extends Audit {
  id: string;
  /** Name and version of the flow. */
  name: string;
  version: string;
  label: string;
  title: string;
  description: string;
  state: string;
  suspended: boolean;
  curElement: string;
  startTime: string;
  endTime: string;
  lastHandler: string;
  urgency: number;
  owner: string;
}

/** A stored value: numbers as text, multi-selects as lists, nothing as null. */
export type Value = string | boolean | string[] | null;

export interface StoredRecord extends Audit {
  id: string;
  owner: string;
  /** By field name; what is not there is empty. */
  values: Record<string, Value>;
}
