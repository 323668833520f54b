import { complaint, type Driver, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

// Developers of one account are kept apart by locks on what they edit; what REST calls meet of them no page says.

const at = useDriver();

type Definitions = { lock(name: string, user: string): void; all(): { active: boolean }[] };

/** Of each kind: its name, its inputs, and whether its record tells who edits it. */
const kinds: [string, string, Properties, boolean, (driver: Driver) => Definitions][] = [
  ["Flow", "demo__approve", flow, true, ({ emulator }) => emulator.world.flows],
  ["Bpm", "demo__leave", bpm, false, ({ emulator }) => emulator.world.bpms],
  ["Script", "demo__audit", script, false, ({ emulator }) => emulator.world.scripts],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "no page tells of locks on them": [...schemaKinds, ...childKinds, ...recordKinds, ...otherKinds] },
);

describe.each(kinds)("a %s that another user is editing", (kind, name, inputs, tells, world) => {
  /** A refusal that names the user where the record does, and repeats no call. */
  const expectRefusal = async (work: () => Promise<unknown>) => {
    const { requests } = at.driver.emulator;
    requests.clear();
    const message = await complaint(work());
    expect(message).toContain("is being edited by another user");
    expect(message.includes("zhang has it open in the designer")).toBe(tells);
    const writes = requests.list.filter(({ method }) => method !== "GET" && method !== "POST").map(({ method, body }) => [method, body]);
    expect(new Set(writes.map((write) => JSON.stringify(write))).size).toBe(writes.length);
  };

  test.each([true, false])("is neither changed, switched nor deleted, enabled: %s", async (active) => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...inputs, active });
    await thing.up();
    world(driver).lock(name, "zhang");
    driver.emulator.dialect.editLock = "refused";
    const [before, outputs] = [structuredClone(world(driver).all()), structuredClone(thing.outputs)];
    const expectSame = () => {
      expect(world(driver).all()).toEqual(before);
      expect([thing.outputs, thing.isIncomplete]).toEqual([outputs, false]);
    };

    await expectRefusal(() => thing.up({ ...inputs, active, label: "Changed" }));
    expectSame();
    await expectRefusal(() => thing.up({ ...inputs, active: !active }));
    expectSame();
    await expectRefusal(() => thing.destroy());
    expectSame();

    world(driver).lock(name, "");
    expect(await thing.up({ ...inputs, active, label: "Changed" })).toBe("updated");
  });

  test("is changed and deleted where REST calls meet no locks", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...inputs, active: true });
    await thing.up();
    world(driver).lock(name, "zhang");
    expect(await thing.up({ ...inputs, active: true, label: "Changed" })).toBe("updated");
    await thing.destroy();
    expect(world(driver).all()).toEqual([]);
  });
});

test("a lock that HTTP 423 tells of names the user, too", async () => {
  const { driver } = at;
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.emulator.world.flows.lock("demo__approve", "zhang");
  driver.emulator.faults.add({ kind: "locked", operation: "ModifyFlow", times: Number.POSITIVE_INFINITY });
  driver.connect({ deadline: 20_000 });
  const message = await complaint(thing.up({ ...flow, label: "Changed" }));
  expect(message).toContain("HTTP 423");
  expect(message).toContain("zhang has it open in the designer");
});
