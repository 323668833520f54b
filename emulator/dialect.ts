/**
 * Where the documentation leaves the platform open, the emulator has a switch. Each switch lists its values, the
 * default (the likeliest reading) first; the type `Dialect` and the list of alternatives follow from this table.
 */
const switches = {
  // All calls

  /** JSON type of `resCode` in envelopes. */
  // assumption: res-code
  resCode: ["string", "number"],
  /** Text of `resMsg` on success. */
  // assumption: res-msg
  resMsg: ["成功", "Success", "success"],
  /**
   * How a refusal travels: HTTP 4xx with an envelope; HTTP 200 with a `resCode` other than "0"; HTTP 4xx with a body of
   * the gateway; an HTML page with 502. Expired tokens, unknown ids of reads, throttling and absent calls have their own switches.
   */
  // assumption: error-status
  errorStatus: ["envelope", "ok", "gateway", "html"],
  /** HTTP status of a refusal because the thing exists already. */
  // assumption: conflict-status
  duplicateStatus: ["400", "409"],
  /** Read of an unknown id: HTTP 404; 400 with an envelope; 200 with `result` null; 200 with `[]`. */
  // assumption: missing
  missing: ["404", "400", "null", "emptyArray"],
  /** `result` of writes that have nothing to say; `printed` is what the page of the call prints. */
  // assumption: write-result
  writeResult: ["printed", "text", "number", "zero", "null", "absent"],
  /** `result` of creates: the id; an array of one id; an object with `id`; null; for triggers and validators the id of their OBJECT. */
  // assumption: create-result
  createResult: ["id", "array", "object", "null", "parent"],
  /**
   * So many reads after a write show the state from before it. Or only those of metadata, from caches: four reads show the new and the old
   * state by turns; two reads by id show the old one, lists and queries the new one.
   */
  // assumption: stale-reads
  staleReads: [0, 2, "alternating", "byId"],
  /** More than `throttleRate` requests a second answer 429: without `Retry-After`, or with seconds, or with a date. */
  // assumption: throttle
  throttle: ["off", "bare", "seconds", "date"],
  /** Where the token call looks for its parameters: body or query string, only the body, only the query string. */
  // assumption: token-parameters
  tokenParameters: ["either", "body", "query"],
  /** Whether a new token ends the life of the older ones. */
  // assumption: token-reuse
  tokenReuse: ["coexist", "newest"],
  /** Seconds a token lives. */
  // assumption: token-life
  tokenLife: [600, 2],
  /** Answer to an expired or unknown token: HTTP 401; 403; 200 with an error code. */
  // assumption: expired-token
  expiredToken: ["401", "403", "ok"],
  /** Calls that change something and that the API reference does not print. */
  // assumption: undocumented
  undocumented: ["present", "404", "405", "403"],
  /** Empty values of answers: as the examples print them; null everywhere; "" everywhere; member absent. */
  // assumption: null-style
  nullStyle: ["printed", "null", "empty", "absent"],
  /** Booleans and numbers in answers of metadata calls: as such, or as texts. */
  // assumption: wire-types
  metadataTypes: ["typed", "text"],
  /** Order of the members of answers. */
  // assumption: member-order
  memberOrder: ["printed", "reversed"],
  /** Whether answers carry members that no page names. */
  // assumption: extra-members
  extraMembers: ["no", "yes"],
  /** Attributes of requests that no page names. Refusing them finds mistakes; a lenient server ignores them. */
  // assumption: unknown-attributes
  unknownAttributes: ["refused", "ignored"],
  /** Whether `""` clears the description of a picklist, a trigger or a validator, or a text of a field, as `null` does; or is refused. */
  // assumption: clear-description
  clearDescription: ["accepted", "refused"],

  // Environments, packages, rights

  /** Whether changes of metadata are accepted; a runtime environment takes them only in packages and answers HTTP 403. Records can be written in both. */
  // assumption: metadata-writes
  environment: ["development", "runtime"],
  /** Most objects, flows, BPMs and scripts of the tenant's own, so many of each kind; each version of a BPM counts. */
  // assumption: quotas
  quota: ["none", 20],

  // Objects and fields

  /** Names without namespace or `__CST`: stored as sent; prefix added; suffix added; refused. Picklists have a prefix only. */
  // assumption: names
  names: ["asSent", "addPrefix", "addSuffix", "refuse"],
  /** Whether an object can be created whose name has a further prefix, `{namespace}__{prefix}__{Name}__CST`. Seeds can have some in any case. */
  // assumption: three-part-names
  objectNames: ["twoParts", "threeParts"],
  /** Creates of objects, fields, picklists, flows, BPMs and scripts whose name has a namespace that is not the tenant's. Seeds can have some in any case. */
  // assumption: foreign-namespace
  foreignNamespace: ["refused", "accepted"],
  /** Where fields can be listed: in GET Object/{id} and GET Object/{id}/Field; only in the first; only in the second; nowhere. */
  // assumption: field-list
  fieldList: ["both", "object", "list", "none"],
  /** A bad element of `fields`: nothing is made; the fields before it exist; or the plural call does not exist at all. */
  // assumption: field-batch
  fieldBatch: ["atomic", "partial", "absent"],
  /** Whether creating an object needs `view`. */
  // assumption: view-required
  viewRequired: ["no", "yes"],
  /** Spelling of data types that requests may use. */
  // assumption: data-type-case
  dataTypeCase: ["any", "lower", "camel"],
  /** Attributes of objects that only reads show (`pluralLabel` and the switches) in requests. */
  // assumption: object-attributes
  objectAttributes: ["taken", "ignored"],
  /** Whether an object's `version` also moves when its fields change. */
  // assumption: version-counter
  versionCounter: ["fields", "object"],
  /**
   * Deleting an object: at once; `status` "dropping", or a number, for a moment, its name taken; refused while it has records; refused while
   * fields of others refer to it.
   */
  // assumption: object-delete
  objectDelete: ["immediate", "dropping", "droppingNumbered", "refusedWithRecords", "refusedWhenReferenced"],
  /** A new object: complete at once; or with `status` "pending" for a moment, in which nothing can be added to it. */
  // assumption: object-status
  objectCreate: ["complete", "pending"],
  /** Deleting a field: allowed; refused while a layout shows it; refused while an index holds it. */
  // assumption: field-delete
  fieldDelete: ["allowed", "refusedWhenReferenced", "refusedWhenIndexed"],
  /** Growth of `dataLength` and `scale` of a field. */
  // assumption: field-growth
  fieldGrow: ["inPlace", "refused"],
  /** Most characters of the label of a field. */
  // assumption: label-length
  labelMax: [80, 63],
  /** Making a field required: allowed, or refused while records hold no value. */
  // assumption: require-later
  requireLater: ["allowed", "refusedWithEmptyRecords"],
  /** Most custom fields of one object. */
  // assumption: field-limit
  fieldLimit: ["none", 50],
  /** Whether the list of objects shows `parentObjects` and `childObjects`. */
  // assumption: list-embeds
  listEmbeds: ["yes", "no"],

  // Triggers, validators, layouts

  /** `active: true` in the creation of a validator: honoured; stored as false; the attributes beside it and the name are lost. */
  // assumption: active-on-create
  activeOnCreate: ["honoured", "inactive", "losesOthers"],
  /** A change of a trigger or a validator with more than `active`: only `active` is seen; refused. */
  // assumption: active-mixed
  activeMixed: ["othersIgnored", "refused"],
  /** Whether the event of a trigger can be changed. */
  // assumption: event-change
  eventChange: ["inPlace", "refused"],
  /** `content` of layouts: a JSON text in the list and an object by id (the examples); a text in both; an object in both. */
  // assumption: layout-content
  layoutContent: ["textInList", "text", "object"],
  /** The page of a new layout is named by the pattern of page 0038, whatever is sent, or as `viewName` says. */
  // assumption: layout-defaults
  layoutDefaults: ["pattern", "viewName"],

  // Flows, BPMs, scripts

  /** Writes to a flow, a BPM or a script that another user is editing (`emulator.world.flows.lock`). */
  // assumption: edit-lock
  editLock: ["ignored", "refused"],
  /** Order of the lists of flows, BPMs and scripts. */
  // assumption: newest-version
  listOrder: ["oldestFirst", "newestFirst"],
  /** The 64 characters of the name of a flow, a BPM or a script: beside the namespace, or with it. */
  // assumption: definition-name-length
  definitionNameLength: ["beside", "whole"],
  /** Whether reads of a flow or a BPM return the parts of its definition. */
  // assumption: definition-read
  definitionRead: ["returned", "absent"],
  /** A BPM by id: its definition and the members of its record; the definition alone, as the stored example shows it. */
  // assumption: bpm-read
  bpmRead: ["record", "definition"],
  /** What a change of a flow or a BPM does not send: stays; is cleared. */
  // assumption: put-omitted
  putOmitted: ["kept", "cleared"],
  /** Enabling and disabling flows and BPMs: works; is refused; is accepted and ignored; of BPMs works only through `metadata/v1.0/BPM`. */
  // assumption: activation
  activation: ["accepted", "refused", "ignored", "metadata"],
  /** Changing a flow, a BPM, a script or a validator that is enabled and stays so. */
  // assumption: change-while-active
  changeActive: ["allowed", "refused"],
  /** Deleting a flow, a BPM or a script that is enabled. */
  // assumption: delete-active
  deleteActive: ["allowed", "refused"],
  /** `result` of creating or changing a BPM: `{id, errors, warnings}` or the id alone. */
  // assumption: bpm-create-result
  bpmCreateResult: ["compileInfo", "id"],
  /** `result` of changing a flow: `{id, errors, warnings}`, the id alone, or what a write answers that has nothing to say. */
  // assumption: flow-change-result
  flowChangeResult: ["compileInfo", "id", "nothing"],
  /** What `flag=check` of a flow answers: what the compiler says, or nothing. */
  // assumption: flow-check
  flowCheck: ["compileInfo", "nothing"],
  /** Whether reads of a flow return `processType` and `localUrl`, or leave both empty as the example does. */
  // assumption: flow-read-empty
  flowRead: ["returned", "empty"],
  /** Of which scripts the signature is told. */
  // assumption: script-signature
  signatureOf: ["all", "enabled"],
  /** The functions of formulas: a list, or one object. */
  // assumption: formula-functions
  formulaFunctions: ["array", "object"],
  /** Whether scripts can be created over REST. */
  // assumption: script-create
  scriptCreate: ["works", "absent"],
  /** Whether scripts can be deleted over REST. */
  // assumption: script-delete
  scriptDelete: ["works", "absent"],
  /** How scripts are found: by the list and by the query; only by the list; only by the query. */
  // assumption: script-lookup
  scriptLookup: ["both", "list", "query"],

  /** Where flows are run: at the documented path and at that of pages; at one of them. */
  // assumption: flow-run-path
  flowRunPath: ["both", "documented", "wild"],
  /** What runs while it is not enabled: scripts; flows, too; neither. */
  // assumption: disabled-runs
  disabledRuns: ["scripts", "both", "neither"],

  /** Status for a method that a custom API is not configured for. */
  // assumption: custom-api-method
  customApiMethod: ["400", "405"],

  // Picklists

  /** `result` of a picklist by id: an array of one (the example) or an object (the table). */
  // assumption: by-id
  byId: ["array", "object"],
  /** Where a value delete looks for the value's id. Where it does not look, it sees a delete of the whole set. */
  // assumption: value-delete
  valueDelete: ["query", "body", "either"],
  /** The `name` filter of the picklist list. */
  // assumption: name-filter
  nameFilter: ["exact", "fuzzy", "ignored"],
  /** Attributes of picklist values that create and add keep. */
  // assumption: value-attributes
  valueAttributes: ["valueAndLabel", "all"],

  // Records

  /** Numbers in records. */
  // assumption: number-wire
  numberWire: ["string", "number"],
  /** Checkboxes in records: `number` is 1 and 0. */
  // assumption: checkbox-wire
  checkboxWire: ["boolean", "string", "number"],
  /** Moments in records: `YYYY-MM-DD hh:mm:ss`, or in ISO 8601 with a zone. */
  // assumption: date-wire
  dateWire: ["local", "zoned"],
  /** Multi-selects in records: joined with semicolons, or an array. */
  // assumption: multi-select-wire
  multiSelectWire: ["joined", "array"],
  /** System fields in the values of a record write. */
  // assumption: system-fields
  systemFields: ["ignored", "refused"],
  /** Conditions that ask whether there is a value: on fields of every type, or not on encrypted and multi-language texts. */
  // assumption: record-counts
  recordCounts: ["all", "some"],
  /** Whether record calls know a new object or field at once, or only after a moment. */
  // assumption: schema-cache
  schemaCache: ["fresh", "delayed"],
  /** A bad record in a call with many: nothing is written; what comes before it is. */
  // assumption: batch
  batch: ["atomic", "partial"],
  /** Most records of one add or upsert. */
  // assumption: batch-max
  batchMax: ["none", 100, 500],
  /** An upsert with an id that does not exist: a record with this id is made; it is refused. */
  // assumption: upsert-unknown-id
  upsertUnknownId: ["inserted", "refused"],
  /** Ids of no record in a read or a delete by ids: left out; refused. */
  // assumption: unknown-ids
  unknownIds: ["leftOut", "refused"],
  /** What a joined query calls the relations to children. */
  // assumption: child-member
  childMember: ["either", "childs", "children"],
  /** Most records of one query; without a limit, 5,000. */
  // assumption: query-max
  queryMax: [10_000, 5000],

  // Import and export

  /** Answer to an accepted import or export: an envelope with the id of its task; no body. */
  // assumption: bulk-answer
  bulkAnswer: ["id", "empty"],
  /** What exports call the encoding. */
  // assumption: encode-member
  encodeMember: ["encodeType", "encode-type"],
  /** Records of an object that does not allow bulk access (`allowBulkApiAccess`). */
  // assumption: bulk-switch
  bulkSwitch: ["refused", "accepted"],

  // Files on connectors

  /**
   * How a file is uploaded, alone or as a part of an upload: as the body or as a part of a form, by the content type; only as a part of a
   * form; only as the body, so that a form becomes the file with all that is around its parts.
   */
  // assumption: upload
  upload: ["both", "multipart", "raw"],
  /** `result` of an upload: an object with the path; the path; null. */
  // assumption: upload-answer
  uploadAnswer: ["object", "string", "null"],
  /** Most bytes of a file that is uploaded at once. */
  // assumption: upload-limit
  uploadLimit: ["none", 104_857_600],
  /** What an upload in parts answers: `{uploadId}` and `{ETag, partNumber}`; as the script library has it, the id and `{eTag, partNumber}`. */
  // assumption: multipart-members
  multipartMembers: ["reference", "library"],
  /** Download of a file that is not there: HTTP 404; 200 with the envelope of the refusal. Both have an envelope in place of the bytes. */
  // assumption: download-missing
  downloadMissing: ["404", "envelope"],
  /** Content type of a download: that of the upload; that of any bytes. */
  // assumption: download-type
  downloadType: ["stored", "octets"],
  /** Deleting a file or a directory that is not there. */
  // assumption: delete-missing-file
  deleteMissingFile: ["accepted", "refused"],
  /** Deleting the root directory: is refused; deletes every file of the bucket. */
  // assumption: root-delete
  rootDelete: ["refused", "deletesAll"],
  /** Listing a directory that is not there. */
  // assumption: list-missing
  listMissing: ["empty", "refused"],
  /** Names in the list of a directory: within it; whole paths, with a slash behind those of directories. */
  // assumption: list-names
  listNames: ["relative", "path"],
} as const;

/** Numbers of a switch are samples: every number goes. */
type Widened<Value> = Value extends number ? number : Value;

type Switches = { -readonly [Name in keyof typeof switches]: Widened<(typeof switches)[Name][number]> };

/** What the emulator does where the documentation is silent. */
export interface Dialect extends Switches {
  /** Requests a second before `throttle` sets in. */
  throttleRate: number;
}

/** Some switches, turned, under a name for them. */
export interface NamedDialect {
  /** What a test that runs under it can be called. */
  readonly name: string;
  /** The switches that differ from the likeliest reading. */
  readonly dialect: Partial<Dialect>;
}

const defaults = Object.fromEntries(Object.entries(switches).map(([name, [first]]) => [name, first])) as unknown as Switches;

/** A whole dialect: the given switches, the likeliest reading for the rest. */
export function dialectOf(choices: Partial<Dialect> = {}): Dialect {
  return { ...defaults, throttleRate: 10, ...choices };
}

/** Every single switch turned to each value that is not its default. */
export const dialectAlternatives: readonly NamedDialect[] = Object.entries(switches).flatMap(([name, [, ...others]]) =>
  others.map((value) => ({ name: `${name}: ${value}`, dialect: { [name]: value } })),
);

/** Several switches turned at once, as one platform might have them. */
export const dialectPresets: Readonly<Record<"old AppCube" | "strict" | "sloppy", Partial<Dialect>>> = {
  /** Releases of 2020 to 2022: `view` mandatory, no plural call for fields, canonical type words. */
  "old AppCube": {
    viewRequired: "yes",
    fieldBatch: "absent",
    dataTypeCase: "camel",
    tokenParameters: "query",
    fieldList: "list",
    versionCounter: "object",
    objectDelete: "dropping",
    resCode: "number",
    layoutContent: "text",
    putOmitted: "cleared",
    bpmCreateResult: "id",
    bpmRead: "definition",
    encodeMember: "encode-type",
    scriptLookup: "query",
    upload: "raw",
    uploadAnswer: "string",
    multipartMembers: "library",
  },
  /** Checks everything that can be checked. */
  strict: {
    resMsg: "Success",
    duplicateStatus: "409",
    names: "refuse",
    viewRequired: "yes",
    dataTypeCase: "lower",
    tokenReuse: "newest",
    objectDelete: "refusedWhenReferenced",
    fieldDelete: "refusedWhenReferenced",
    requireLater: "refusedWithEmptyRecords",
    clearDescription: "refused",
    systemFields: "refused",
    batchMax: 100,
    upsertUnknownId: "refused",
    unknownIds: "refused",
    childMember: "childs",
    queryMax: 5000,
    listEmbeds: "no",
    activeOnCreate: "inactive",
    activeMixed: "refused",
    eventChange: "refused",
    layoutDefaults: "viewName",
    changeActive: "refused",
    deleteActive: "refused",
    activation: "metadata",
    flowRunPath: "documented",
    disabledRuns: "neither",
    upload: "multipart",
    uploadLimit: 104_857_600,
    deleteMissingFile: "refused",
    listMissing: "refused",
  },
  /** Answers late, loosely and with HTTP 200 whatever happened. */
  sloppy: {
    resCode: "number",
    errorStatus: "ok",
    missing: "null",
    writeResult: "absent",
    createResult: "null",
    staleReads: 1,
    expiredToken: "ok",
    nullStyle: "absent",
    metadataTypes: "text",
    memberOrder: "reversed",
    extraMembers: "yes",
    unknownAttributes: "ignored",
    fieldBatch: "partial",
    objectCreate: "pending",
    byId: "object",
    valueDelete: "body",
    nameFilter: "ignored",
    valueAttributes: "all",
    activeOnCreate: "losesOthers",
    layoutContent: "object",
    definitionRead: "absent",
    putOmitted: "cleared",
    listOrder: "newestFirst",
    scriptLookup: "list",
    flowRunPath: "wild",
    numberWire: "number",
    checkboxWire: "string",
    multiSelectWire: "array",
    dateWire: "zoned",
    batch: "partial",
    schemaCache: "delayed",
    upload: "raw",
    uploadAnswer: "null",
    multipartMembers: "library",
    downloadMissing: "envelope",
    downloadType: "octets",
    listNames: "path",
    bulkAnswer: "empty",
  },
};
