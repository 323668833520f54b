const dataTypes = ["text", "number", "checkbox", "date", "singleselect", "lookup", "masterdetail", "autonumber", "formula", "email"];
const operators = ["eq", "ne", "gt", "lt", "in", "contains", "isnull"];

/**
 * Puts things into the tenant that requests can find. Returns the words that name them: `path` and `body` by the parameters and attributes
 * that take them, for all calls, and `calls` for single ones: what is deleted must not be what the others need.
 */
function furnish({ world, clientId, clientSecret }) {
  const field = (name, dataType, more = {}) => ({ name: `demo__${name}__CST`, label: name, dataType, ...more });
  const picklistValues = ["New", "Paid"].map((value) => ({ value, label: value }));
  const picklist = world.picklists.create({ name: "demo__Status", masterLabel: "Status", picklistValues });
  const object = (label) => world.objects.create({ name: `demo__${label}__CST`, label, fields: [] });
  const customer = object("Customer");
  const order = object("Order");
  const fields = world.fields.add(order.id, [
    field("code", "text", { dataLength: 20 }),
    field("amount", "currency", { dataLength: 18, scale: 2 }),
    field("paid", "checkbox"),
    field("due", "date"),
    field("status", "singleselect", { picklistId: picklist.id }),
    field("customer", "lookup", { referenceObjectsDetails: [{ referenceObjectId: customer.id }] }),
  ]);
  const records = (count) =>
    world.records.add(
      order.id,
      times(count, (number) => ({ name: `O-${number}`, demo__code__CST: `C-${number}` })),
    );
  const made = {
    fieldId: (name) => world.fields.add(order.id, [field(name, "text")])[0],
    triggerId: (name) => world.triggers.create(order.id, { name, script: "demo__check", event: "BeforeInsert" }),
    validatorId: (name) =>
      world.validators.create(order.id, { name, active: true, errorExpression: "demo__amount__CST < 0", errorMessage: "No." }),
    layoutId: (name) => world.layouts.create(order.id, { name, existingPageLayout: world.layouts.all(order.id)[0].id }),
    buttonId: (name) => world.buttons.create(order.id, { name }),
    picklistId: (name) => world.picklists.create({ name: `demo__${name}`, masterLabel: name, picklistValues }),
    flowId: (name) =>
      world.flows.create({ name: `demo__${name}`, label: name, processType: "Autolaunched Flow", localUrl: `/run/demo__${name}` }),
    scriptId: (name) => world.scripts.create({ name: `demo__${name}`, content: "", jscode: "", sourceMap: "" }),
    bpmId: (name) => world.bpms.create({ name: `demo__${name}`, label: name }),
  };
  const ids = (count, prefix) =>
    Object.fromEntries(Object.entries(made).map(([name, make]) => [name, times(count, (number) => make(`${prefix}${number}`).id)]));
  const kept = ids(2, "Kept");
  const doomed = ids(30, "Doomed");
  const values = doomed.picklistId.slice(0, 4).flatMap((id) => world.picklists.get(id).values);
  const instance = world.flowInstances.add({ name: "Approval" });
  world.objects.get(order.id).allowBulkApiAccess = true;
  const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
  const running = { name: "demo__Running", label: "R", processType: "Autolaunched Flow", localUrl: "/run/demo__Running", ...elements };
  world.flows.setActive(world.flows.create(running).id, true);
  const process = { name: "demo__Process", label: "P", startEvents: [{ name: "start" }], variables: [{ name: "amount" }] };
  world.bpms.setActive(world.bpms.create(process).id, true);
  const started = (count) => times(count, () => world.bpmInstances.start({ name: "demo__Process" }).id);
  const api = { application: "demo__Store", version: "1.0.0", operation: "orders" };
  world.customApis.add({ ...api, methods: ["GET", "POST", "PUT", "DELETE"], handler: ({ query, body }) => ({ query, body }) });
  const connector = world.connectors.add({ type: "obs", name: "demo__Files" });
  const paths = times(4, (number) => world.files.put(connector.id, `kept/${number}.txt`, "content", "text/plain").path);
  const doomedFiles = times(30, (number) => world.files.put(connector.id, `doomed/${number}/file`, "content").path);
  const uploads = (count) => times(count, () => world.uploads.begin(connector, "kept/upload").id);
  const shareToken = world.files.share(connector, { shareType: 1, key: "kept/", timeoutInMinutes: 1440 });
  const names = ["id", "name", ...fields.map(({ name }) => name)];
  return {
    path: {
      ...kept,
      objectId: [order.id],
      fieldId: fields.map(({ id }) => id),
      recordId: records(3).map(({ id }) => id),
      applicationId: world.applications.all().map(({ id }) => id),
      viewId: world.pages.all().map(({ id }) => id),
      stateOrInstance: [instance.id, "activeFlow", "suspendedFlow", "terminatedFlow", "completedFlow"],
      objectName: [order.name],
      connectorType: ["obs"],
      connectorName: [connector.name],
      scriptName: ["demo__Kept1"],
      flowName: ["demo__Running"],
      action: ["start", "run"],
      flowOrInstance: ["demo__Running"],
      instanceId: started(2),
      application: [api.application],
      version: [api.version],
      operation: [api.operation],
    },
    body: {
      client_id: [clientId],
      client_secret: [clientSecret],
      dataType: dataTypes,
      picklistId: [picklist.id],
      existingPageLayout: world.layouts.all(order.id).map(({ id }) => id),
      "condition.conditions[*].field": names,
      "condition.conditions[*].operator": operators,
      "options.orderby[*].field": names,
      localUrl: ["/run/demo__Kept1"],
      "objects[*]": [order.name],
    },
    calls: {
      QueryDatabyRecordIDList: { "query.records": records(3).map(({ id }) => id) },
      DeleteData: { "query.records": records(30).map(({ id }) => id) },
      RunScript: { "query.version": ["1.0.1"] },
      DebugScript: { "query.version": ["1.0.1"] },
      StartBPMInstance: { "body.name": ["demo__Process"], "body.version": ["1.0.1"] },
      QueryBPMInstance: { "query.states": ["Dispatched", "New,Running"], "query.orderField": ["state", "startTime"] },
      SuspendBPMInstance: { "path.instanceId": started(30) },
      DeleteBPMInstance: { "path.instanceId": started(30) },
      CreateFlow: { "body.name": ["demo__Fuzzed"], "body.localUrl": ["/run/demo__Fuzzed"] },
      ModifyBPM: { "path.bpmId": kept.bpmId.slice(0, 1), "body.name": ["demo__Kept1"], "body.version": ["1.0.1"] },
      QueryFlowParameter: { "query.flag": ["check", "Describe", "dep"] },
      AddFields: { "body.fields[*].dataType": ["text"] },
      DeleteCustomObject: { "path.objectId": times(30, (number) => object(`Doomed${number}`).id) },
      DeleteField: { "path.fieldId": doomed.fieldId },
      DeleteTrigger: { "path.triggerId": doomed.triggerId },
      DeleteValidationRule: { "path.validatorId": doomed.validatorId },
      DeleteLayout: { "path.layoutId": doomed.layoutId },
      DeletePicklistValue: { "path.picklistId": doomed.picklistId.slice(0, 4), "query.value": values.map(({ id }) => id) },
      DeleteFlow: { "path.flowId": doomed.flowId },
      DeleteScript: { "path.scriptId": doomed.scriptId },
      DeleteBPM: { "path.bpmId": doomed.bpmId },
      DownloadFile: { "query.object": paths },
      DeleteFile: { "query.object": doomedFiles.slice(0, 15) },
      DeleteDirectory: { "query.dir": doomedFiles.slice(15).map((path) => path.replace("/file", "")) },
      ListFile: { "query.dir": ["kept", "", "kept/"], "query.max-keys": [1, 1000] },
      UploadPart: { "query.object": ["kept/upload"], "query.uploadId": uploads(1), "query.partNumber": [1, 2] },
      CompleteUpload: { "query.object": ["kept/upload"], "query.uploadId": uploads(2) },
      AbortUpload: { "query.object": ["kept/upload"], "query.uploadId": uploads(30) },
      ShareToken: { "body.key": paths },
      ViewShareObject: { "query.object": paths, "query.shareToken": [shareToken], "query.StorageProxy": [connector.name] },
      DeleteDatabyRecordID: { "path.recordId": records(30).map(({ id }) => id) },
    },
  };
}

function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

module.exports = { furnish };
