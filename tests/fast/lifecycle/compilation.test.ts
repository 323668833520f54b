import { complaint, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds, schemaKinds } from "./everyKind";

const at = useDriver();
// The compiler of the platform knows more than a check.
beforeEach(() => {
  at.driver.isUnchecked = true;
});

/** Of each kind: what does not compile, what the compiler says of it, and what compiles with a warning. */
const kinds: [string, { good: Properties; broken: Properties; error: string; doubtful: Properties; warning: string }][] = [
  [
    "Flow",
    {
      good: flow,
      // The message is the one of page 0040.
      broken: { ...flow, startElement: "" },
      error: "Flow(demo__approve) 的startElement为必选属性, 必须输入",
      doubtful: { ...flow, definition: { decisions: [{ name: "check", connector: "nowhere" }] } },
      warning: "Flow(demo__approve) check: connector leads to nowhere, which does not exist",
    },
  ],
  [
    "Bpm",
    {
      good: bpm,
      broken: { ...bpm, startEvents: [] },
      error: "BPM(demo__leave) startEvents: there is no start event",
      doubtful: { ...bpm, laneSet: { lanes: [{ name: "boss", elements: ["start"] }] } },
      warning: "BPM(demo__leave) approve: is in no lane",
    },
  ],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "scripts are compiled here, see tests/fast/resources/script": ["Script"],
    "there is nothing to compile": [...schemaKinds, ...childKinds, ...recordKinds, ...otherKinds],
  },
);

describe.each(kinds)("%s", (kind, { good, broken, error, doubtful, warning }) => {
  const live = () =>
    kind === "Flow" ? at.driver.emulator.world.flows.get("demo__approve") : at.driver.emulator.world.bpms.get("demo__leave");

  test("one that does not compile fails with the compiler's words, is in state, and is repaired by the next up", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...broken, active: true });

    const message = await complaint(thing.up());

    expect(message).toContain("was written and does not compile:");
    expect(message).toContain(`  - ${error}`);
    expect(thing.id).toBe(live().id);
    expect(live()).toMatchObject({ status: "Error", active: false });
    expect(driver.emulator.requests.count(({ operation = "" }) => operation.startsWith("Activate"))).toBe(0);

    expect(await complaint(thing.up({ ...broken, active: true }))).toContain(error);

    expect(await thing.up({ ...good, active: true })).toBe("updated");
    expect(live()).toMatchObject({ id: thing.id, status: "Pass", active: true });
    expect(await thing.up({ ...good, active: true })).toBe("unchanged");
  });

  test.each([true, undefined])(
    "K9: a refresh does not hide that one does not compile: the next up writes it again, active: %s",
    async (active) => {
      const thing = at.driver.declare(kind, { ...broken, active });
      await complaint(thing.up());

      for (let time = 0; time < 2; time++) {
        expect(await thing.refresh()).toBe(true);
        expect(await complaint(thing.up({ ...broken, active }))).toContain(error);
      }

      expect(await thing.refresh()).toBe(true);
      expect(await thing.up({ ...good, active })).toBe("updated");
      expect(live()).toMatchObject({ status: "Pass", active: active === true });
      expect(await thing.refresh()).toBe(true);
      expect(await thing.up({ ...good, active })).toBe("unchanged");
    },
  );

  test("a disabled one that no longer compiles stays as it was written", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, good);
    await thing.up();

    expect(await complaint(thing.up(broken))).toContain(error);

    expect(live().status).toBe("Error");
    expect(thing.outputs.status).toBe("Error");
    expect(await thing.up(good)).toBe("updated");
    expect(live().status).toBe("Pass");
  });

  test("an enabled one whose change does not compile is put back as it was, and runs on", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...good, active: true });
    await thing.up();
    const before = structuredClone(live().definition);

    const message = await complaint(thing.up({ ...broken, active: true }));

    expect(message).toContain(error);
    expect(message).toContain("It was enabled: it was put back as it was, and is enabled.");
    expect(live()).toMatchObject({ status: "Pass", active: true, definition: before });
    expect(await thing.up({ ...good, active: true })).toBe("unchanged");
  });

  test("what was put right by hand meanwhile is what comes back", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...good, active: true });
    await thing.up();
    const { flows, bpms } = driver.emulator.world;
    const hotfix = { ...live().definition, label: "Hotfix" } as never;
    if (kind === "Flow") flows.update("demo__approve", hotfix);
    else bpms.update("demo__leave", { ...(hotfix as object), name: "demo__leave", version: live().version } as never);
    const before = structuredClone(live().definition);
    expect(before).toMatchObject({ label: "Hotfix" });
    await thing.refresh();

    expect(await complaint(thing.up({ ...broken, active: true }))).toContain("it was put back as it was");

    expect(live()).toMatchObject({ active: true, definition: before });
  });

  test("warnings are shown and stop nothing", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, { ...doubtful, active: true });

    await thing.up();

    expect(driver.warnings).toEqual([expect.stringContaining(warning)]);
    expect(live().active).toBe(true);
  });

  test("where the answer to a creation got lost the record tells that it does not compile", async () => {
    const { driver } = at;
    driver.emulator.faults.add({ kind: "cut", when: "after", operation: kind === "Flow" ? "CreateFlow" : "CreateBPM" });
    const thing = driver.declare(kind, broken);

    const message = await complaint(thing.up());

    expect(message).toContain("does not compile:");
    expect(message).toContain(kind === "Flow" ? error : "gives it the status Error and no reason");
    expect(thing.id).toBe(live().id);
  });

  test("one that the platform stores under another name says what to set", async () => {
    const { driver } = at;
    driver.emulator.dialect.names = "addPrefix";
    const name = kind === "Flow" ? "approve" : "leave";

    const message = await complaint(
      driver.declare(kind, { ...good, name, ...(kind === "Flow" && { localUrl: `/run/demo__${name}` }) }).up(),
    );

    expect(message).toContain(`as demo__${name}. Set astrozero:namespace`);
  });

  test("where the answer got lost the record tells that it does not compile", async () => {
    const { driver } = at;
    const thing = driver.declare(kind, good);
    await thing.up();
    driver.emulator.faults.add({ kind: "cut", when: "after", operation: kind === "Flow" ? "ModifyFlow" : "ModifyBPM" });

    const message = await complaint(thing.up(broken));

    expect(message).toContain(kind === "Flow" ? error : "gives it the status Error and no reason");
  });
});
