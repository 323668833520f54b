import { characters, dialectAlternatives } from "../../../../emulator";
import type { ObjectDefinition } from "../../../../emulator/world/objects";
import { operations } from "../../../../provider/contract";
import { type Answer, data, metadata, objectBody } from "../session";
import { bpms, flows, objects, picklists, scripts, useDialects } from "./open";

const { session, open } = useDialects();

test("the alternatives are every other value of every switch, each under its name", () => {
  expect(dialectAlternatives).toContainEqual({ name: "missing: null", dialect: { missing: "null" } });
  expect(dialectAlternatives).toContainEqual({ name: "staleReads: 2", dialect: { staleReads: 2 } });
  expect(dialectAlternatives.filter(({ dialect }) => "errorStatus" in dialect)).toHaveLength(3);
  expect(new Set(dialectAlternatives.map(({ name }) => name)).size).toBe(dialectAlternatives.length);
});

const everyDialect = [...dialectAlternatives, ...Object.entries(characters).map(([name, dialect]) => ({ name, dialect }))];

test.each(everyDialect)("under $name every answer is one that the contract understands", async ({ dialect }) => {
  const { get, post, put, del, emulator } = open({ ...dialect, throttleRate: 1000 });
  const { world, requests } = emulator;
  const view = objectBody("demo__Order__CST").view as ObjectDefinition["view"];
  const { id } = world.objects.create({ name: "demo__Order__CST", fields: [], view });
  const [field] = world.fields.add(id, [
    { name: "demo__a__CST", label: "A", dataType: dialect.dataTypeCase === "camel" ? "Text" : "text" },
  ]);
  const [layout] = world.layouts.all(id);
  const trigger = world.triggers.create(id, { name: "Check", script: "x" });
  const validator = world.validators.create(id, { name: "Check", active: true });
  const button = world.buttons.create(id, { name: "Approve" });
  const picklist = world.picklists.create({ name: "demo__P", masterLabel: "P", picklistValues: [{ value: "a", label: "A" }] });
  const flowBody = { label: "F", processType: "Autolaunched Flow" as const, startElement: "a", actionCalls: [{ name: "a" }] };
  const bpmBody = { name: "demo__B", label: "B", config: { cancelable: true }, startEvents: [{ name: "start" }] };
  const texts = { content: "class Input { @action.param() a; }", jscode: "", sourceMap: "" };
  const flow = world.flows.create({ ...flowBody, name: "demo__F", localUrl: "/run/demo__F" });
  const bpm = world.bpms.create(bpmBody);
  const script = world.scripts.create({ name: "demo__S", ...texts });
  const instance = world.flowInstances.add({ name: "demo__F" });
  if (dialect.schemaCache) await session.clock.sleep(250);
  const [record] = world.records.add(id, [{ name: "one" }]);

  const understood = ({ status, body, at }: Answer) => {
    const { resCode } = body as { resCode: unknown };
    if (status !== 200 || String(resCode) !== "0") return;
    const operation = operations.find(({ name }) => name === requests.list.at(-1)?.operation);
    expect(operation?.result.safeParse(at()).error?.issues ?? []).toEqual([]);
  };
  const children = [
    ["Layout", layout?.id],
    ["Trigger", trigger.id],
    ["Validator", validator.id],
    ["Button", button.id],
  ].flatMap(([kind, child]) => [`/${id}/${kind}`, `/${id}/${kind}/${child}`]);
  const reads = ["", `/${id}`, `/${id}/Field`, `/${id}/Field/${field?.id}`, ...children];
  for (const path of reads) understood(await get(objects + path));
  for (const path of ["", `/${picklist.id}`, `/${picklist.id}?flag=R`]) understood(await get(picklists + path));
  for (const path of ["Application", `Application/${world.applications.all()[0]?.id}`, "View", `View/${world.pages.all()[0]?.id}`, "Tab"])
    understood(await get(`${metadata}/${path}`));
  for (const path of ["", `/${flow.id}`, ...["check", "Describe", "dep"].map((flag) => `/${flow.id}?flag=${flag}`)])
    understood(await get(flows + path));
  for (const path of ["activeFlow", instance.id, "activeFlow?fields=label"]) understood(await get(`/u-route/baas/v1.0/flow/${path}`));
  for (const path of ["", `/${bpm.id}`]) understood(await get(bpms + path));
  for (const path of ["", `/${script.id}`]) understood(await get(scripts + path));
  for (const path of ["script/v1.0/signature/demo__S", "script/v1.0/declaration", "formula/v1.0/functions"])
    understood(await get(`/u-route/baas/${path}`));
  understood(await post(`${data}/query/Script`, { condition: { conjunction: "AND", conditions: [] } }));
  understood(await get(`${data}/bobject/demo__Order__CST/${record?.id}`));
  for (const call of ["query", "count"]) understood(await post(`${data}/${call}/demo__Order__CST`, {}));

  understood(await post(objects, objectBody("demo__Other__CST")));
  understood(await post(`${objects}/${id}/Field`, { name: "demo__b__CST", label: "B", dataType: "text" }));
  understood(await post(`${objects}/${id}/fields`, { fields: [{ name: "demo__c__CST", label: "C", dataType: "Text" }] }));
  understood(await put(`${objects}/${id}`, { label: "Orders" }));
  understood(await post(`${objects}/${id}/Trigger`, { name: "Other", script: "x" }));
  understood(await put(`${objects}/${id}/Trigger/${trigger.id}`, { active: true }));
  understood(await del(`${objects}/${id}/Trigger/${trigger.id}`));
  understood(await post(`${objects}/${id}/Validator`, { name: "Other", active: false }));
  understood(await put(`${objects}/${id}/Validator/${validator.id}`, { active: false }));
  understood(await del(`${objects}/${id}/Validator/${validator.id}`));
  const copy = { name: "Copy", existingPageLayout: layout?.id };
  understood(await post(`${objects}/${id}/Layout`, copy));
  understood(await del(`${objects}/${id}/Layout/${layout?.id}`));
  understood(await put(`${picklists}/${picklist.id}`, { masterLabel: "P" }));
  understood(await post(flows, { ...flowBody, name: "demo__G", localUrl: "/run/demo__G" }));
  understood(await put(`${flows}/${flow.id}`, flowBody));
  understood(await put(`${flows}/${flow.id}`, { active: true }));
  understood(await del(`${flows}/${flow.id}`));
  understood(await post(bpms, { ...bpmBody, version: "1.0.2" }));
  understood(await put(`${bpms}/${bpm.id}`, bpmBody));
  understood(await put(`${bpms}/${bpm.id}`, { ...bpmBody, active: true }));
  understood(await put(`${metadata}/BPM/${bpm.id}`, { active: false }));
  understood(await del(`${bpms}/${bpm.id}`));
  understood(await post(scripts, { name: "demo__T", ...texts }));
  understood(await put(`${scripts}/${script.id}`, { active: true }));
  understood(await del(`${scripts}/${script.id}`));
  understood(await post(`${data}/bobject/demo__Order__CST`, { records: [{ name: "one" }] }));
  understood(await del(`${objects}/${id}`));
});
