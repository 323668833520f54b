import type { Driver, Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { bulkKinds, childKinds, everyKind, fileKinds, recordKinds, runKinds, schemaKinds } from "./everyKind";

// No page says in which order lists show the versions of a definition.

const at = useDriver();

const flowBody = { name: "demo__approve", localUrl: "/run/demo__approve", label: "Approve", processType: "Autolaunched Flow" } as const;

type Made = { id: string; version: string };

/** Of each kind: its inputs, how a version of it is made in the designer, and how one is enabled. */
const kinds: [string, Properties, (driver: Driver) => Made, (driver: Driver, id: string) => void][] = [
  [
    "Flow",
    flow,
    ({ emulator }) => emulator.world.flows.create({ ...flowBody, startElement: "check", decisions: [{ name: "check" }] }),
    ({ emulator }, id) => emulator.world.flows.setActive(id, true),
  ],
  [
    "Bpm",
    bpm,
    ({ emulator }) => emulator.world.bpms.create({ name: "demo__leave", label: "Leave", startEvents: [{ name: "start" }] }),
    ({ emulator }, id) => emulator.world.bpms.setActive(id, true),
  ],
  [
    "Script",
    script,
    ({ emulator }) => emulator.world.scripts.create({ name: "demo__audit", content: "", jscode: "", sourceMap: "" }),
    ({ emulator }, id) => emulator.world.scripts.setActive(id, true),
  ],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "they have no versions": [...schemaKinds, ...childKinds, ...recordKinds, ...fileKinds, ...bulkKinds],
    "the platform chooses the version that runs": [...runKinds, "BpmInstance"],
  },
);

describe.each(["oldestFirst", "newestFirst"] as const)("listOrder: %s", (listOrder) => {
  test.each(kinds)("of several disabled versions of a %s the one with the highest number is adopted", async (kind, inputs, make) => {
    const { driver } = at;
    driver.emulator.dialect.listOrder = listOrder;
    const [first, newest, last] = ["1.0.9", "1.0.10", "1.0.2"].map((version) => Object.assign(make(driver), { version }));
    expect(new Set([first?.id, newest?.id, last?.id]).size).toBe(3);

    const thing = driver.declare(kind, { ...inputs, adoptExisting: true });
    await thing.up();

    expect(thing.id).toBe(newest?.id);
  });

  test.each(kinds)("an enabled version of a %s goes before newer ones", async (kind, inputs, make, enable) => {
    const { driver } = at;
    driver.emulator.dialect.listOrder = listOrder;
    const [enabled] = ["1.0.9", "1.0.10"].map((version) => Object.assign(make(driver), { version }));
    enable(driver, String(enabled?.id));

    const thing = driver.declare(kind, { ...inputs, adoptExisting: true });
    await thing.up();

    expect(thing.id).toBe(enabled?.id);
  });
});
