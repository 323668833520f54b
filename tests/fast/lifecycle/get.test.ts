import type { Properties } from "../../support/driver";
import { complaint } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { addBpm } from "../resources/runs";
import { eventKinds, everyKind, fileKinds } from "./everyKind";

const at = useDriver();

const live: [string, Properties, Properties][] = [
  ["Trigger", trigger, trigger],
  ["Validator", validator, validator],
  [
    "Layout",
    { name: "Desk", existingPageLayout: "records" },
    { name: "Desk", fields: ["name"], type: "ObjectRecordsLayout", view: { name: `__layout__${objectName}__Desk`, fields: ["name"] } },
  ],
  [
    "Picklist",
    { name: "demo__Status", masterLabel: "Status", values: [{ value: "New", label: "Fresh" }] },
    { masterLabel: "Status", values: [{ value: "New", label: "Fresh" }] },
  ],
  ["Flow", { ...flow, active: true }, { label: "Approve", startElement: "check", active: true, status: "Pass", version: "1.0.1" }],
  ["Bpm", { ...bpm, active: true }, { ...bpm, active: true, status: "Pass", version: "1.0.1", liveVersion: "1.0.1" }],
  ["Script", script, { content: script.content, active: false, version: "1.0.1", signature: expect.objectContaining({ types: {} }) }],
  [
    "BpmInstance",
    { bpm: "demo__leave", businessKey: "BK001" },
    { bpm: "demo__leave", businessKey: "BK001", state: "Waiting for user interaction", startedVersion: "1.0.1", suspended: false },
  ],
];

everyKind(
  live.map(([kind]) => kind),
  {
    "adoption.test.ts of the object": ["CustomObject", "Field"],
    "nothing finds it again": eventKinds,
    "tests/fast/resources/record": ["Record"],
    "a set is in its program alone": ["RecordSet"],
    "tests/fast/resources/file and directory": fileKinds,
  },
);

describe.each(live)("%s", (kind, inputs, told) => {
  const make = async () => {
    const { driver } = at;
    if (kind === "BpmInstance") addBpm(driver.emulator, "demo__leave");
    const place: Properties = ["Trigger", "Validator", "Layout"].includes(kind) ? makeObject(driver) : {};
    const thing = driver.declare(kind, { ...place, ...inputs });
    await thing.up();
    return { provider: driver.process(kind), thing, place };
  };

  test("`get` answers what the platform tells", async () => {
    const { provider, thing, place } = await make();

    const { id, props } = await provider.read(thing.id, {});

    expect(id).toBe(thing.id);
    expect(props).toMatchObject({ ...told, ...(inputs.name !== undefined && { name: inputs.name }) });
    if (place.objectId) expect(props?.objectId).toBe(place.objectId);
  });

  test("`get` of what does not exist fails and names it", async () => {
    const { provider, thing } = await make();
    const other = thing.id.includes("/") ? thing.id.replace(/\/.*/, "/nothing") : `${thing.id.slice(0, 16)}zzzz`;

    expect(await complaint(provider.read(other, {}))).toContain(`There is no ${kind} with the id ${other}.`);
  });
});

test.each(["Trigger", "Validator", "Layout"])("a %s of an object is also told by its own id, and a bare id is no id", async (kind) => {
  const { driver } = at;
  const inputs = { Trigger: trigger, Validator: validator, Layout: { name: "Desk" } }[kind] ?? {};
  const thing = driver.declare(kind, { ...makeObject(driver), ...inputs });
  await thing.up();
  const [objectId] = thing.id.split("/");
  const own = thing.outputs[`${kind.toLowerCase()}Id`];

  expect((await driver.process(kind).read(`${objectId}/${own}`, {})).props).toMatchObject({ name: inputs.name });
  expect(await complaint(driver.process(kind).read(String(own), {}))).toContain(
    `"${own}" is not the id of a ${kind.toLowerCase()}: write {object id}/{name}.`,
  );
});
