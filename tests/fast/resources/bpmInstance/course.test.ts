import type { Fault } from "../../../../emulator";
import { complaint, type Deployment, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { addBpm } from "../runs";

const at = useDriver();

const bpm = "demo__leave";
const inputs = { bpm, businessKey: "BK001", variables: { days: 3 } };

const world = () => at.driver.emulator.world;
const all = () => world().bpmInstances.all();
const count = (operation: string) => at.driver.emulator.requests.count({ operation });
const begin = async (more: Properties = {}) => {
  addBpm(at.driver.emulator, bpm);
  const instance = at.driver.declare("BpmInstance", { ...inputs, ...more });
  await instance.up();
  return instance;
};

describe.each(["Completed OK", "User Terminated", "Terminated", "CompletedOkWait"] as const)("an instance that ended: %s", (state) => {
  test("shows its end in a refresh, and is started again by nothing", async () => {
    const instance = await begin({ suspended: false });
    world().bpmInstances.advance(instance.id, { state });

    expect(await instance.refresh()).toBe(true);

    expect(instance.outputs).toMatchObject({ state, endTime: expect.stringMatching(/^\d{4}-/) });
    expect(instance.inputs).toEqual({ ...inputs, suspended: false });
    expect(await instance.up()).toBe("unchanged");
    // It leaves the history.
    world().bpmInstances.delete(instance.id);
    expect(await instance.refresh()).toBe(true);
    expect(await instance.up()).toBe("unchanged");
    expect(await instance.up({ ...inputs, purge: true })).toBe("updated");
    await instance.destroy();
    expect(count("StartBPMInstance")).toBe(1);
  });

  test("takes no change, and the error says so", async () => {
    const instance = await begin();
    world().bpmInstances.advance(instance.id, { state });

    for (const change of [{ variables: { days: 4 } }, { suspended: true }])
      expect(await complaint(instance.up({ ...inputs, ...change }))).toContain(`Instance BK001 of BPM ${bpm} has ended (${state})`);

    expect(await instance.up({ ...inputs, purge: true })).toBe("updated");
    await instance.destroy();
    expect(all()).toEqual([]);
  });
});

test("an instance that ended is not gone where lists show it only by its state", async () => {
  const instance = await begin();
  const lists: { query(query?: { states?: string }): { state: string }[] } = Object.getPrototypeOf(world().bpmInstances);
  const { query } = lists;
  const hiding = jest.spyOn(lists, "query").mockImplementation(function (this: unknown, asked) {
    return query.call(this, asked).filter(({ state }) => asked?.states !== undefined || state !== "Completed OK");
  });
  world().bpmInstances.advance(instance.id, { state: "Completed OK" });

  expect(await instance.refresh()).toBe(true);
  hiding.mockRestore();

  expect(instance.outputs.state).toBe("Completed OK");
  expect(await instance.up()).toBe("unchanged");
});

test("an instance that ended and was cleared between two refreshes is started again by nothing, with a warning", async () => {
  const instance = await begin({ suspended: false });
  world().bpmInstances.delete(instance.id);
  expect(await complaint(instance.up({ ...inputs, variables: { days: 4 } }))).toContain("has ended (Cleared)");
  at.driver.warnings.length = 0;

  expect(await instance.refresh()).toBe(true);
  await instance.refresh();

  expect(instance.outputs.state).toBe("Cleared");
  expect(at.driver.warnings).toEqual([expect.stringContaining("is in no list of the platform any more")]);
  expect(await instance.up()).toBe("unchanged");
  expect(await instance.up({ ...inputs, suspended: false, purge: true })).toBe("updated");
  await instance.destroy();
  expect(count("StartBPMInstance")).toBe(1);
});

test("an instance that shows again is not cleared", async () => {
  const instance = await begin();
  const hiding = jest.spyOn(Object.getPrototypeOf(world().bpmInstances), "query").mockReturnValue([]);
  await instance.refresh();
  hiding.mockRestore();
  await instance.refresh();
  expect(instance.outputs.state).toBe("Waiting for user interaction");
  expect(await instance.up({ ...inputs, variables: { days: 4 } })).toBe("updated");
});

test.each<[string, Properties]>([
  ["variables", { variables: { days: 4 } }],
  ["suspended", { suspended: true }],
])("of an instance whose end is in state a preview refuses %s", async (_what, change) => {
  const instance = await begin();
  world().bpmInstances.advance(instance.id, { state: "Completed OK" });
  await instance.refresh();
  const preview = at.driver.process("BpmInstance").diff(instance.id, instance.outputs, { ...instance.inputs, ...change });
  expect(await complaint(preview)).toContain(`Instance BK001 of BPM ${bpm} has ended (Completed OK)`);
});

const faults: [string, Partial<Fault>][] = [
  ["cut after the work", { kind: "cut", when: "after" }],
  ["cut before the work", { kind: "cut", when: "before" }],
  ["500 after the work", { kind: "status", status: 500, when: "after" }],
  ["503 before the work", { kind: "status", status: 503, when: "before" }],
];
const lose = (operation: string, fault: Partial<Fault>) => at.driver.emulator.faults.add({ operation, ...fault } as Fault);

describe.each(faults)("%s", (_title, fault) => {
  test.each([true, false])("suspended: %p arrives", async (suspended) => {
    const instance = await begin({ suspended: !suspended });
    lose("SuspendBPMInstance", fault);
    expect(await instance.up({ ...inputs, suspended })).toBe("updated");
    expect(all()).toMatchObject([{ suspended }]);
    expect(await instance.up()).toBe("unchanged");
  });

  test("variables are set by the next up at the latest", async () => {
    const instance = await begin();
    lose("SetBPMInstanceVariables", fault);
    const news = { ...inputs, variables: { days: 4, reason: "a move" } };

    const told = await complaint(instance.up(news));

    expect(told).toContain(`The variables of Instance BK001 of BPM ${bpm} were not set.`);
    expect(await instance.up(news)).toBe("updated");
    expect(all()).toMatchObject([{ variables: { days: 4, reason: "a move" } }]);
    expect(await instance.up(news)).toBe("unchanged");
  });

  test("a new instance that could not be suspended is in state, and the next up suspends it", async () => {
    addBpm(at.driver.emulator, bpm);
    const instance = at.driver.declare("BpmInstance", { ...inputs, suspended: true });
    lose("SuspendBPMInstance", { ...fault, times: 3 });
    await instance.up().catch(() => undefined);
    at.driver.emulator.faults.clear();
    expect(instance.id).toBe(all()[0]?.id);
    await instance.up();
    expect(all()).toMatchObject([{ suspended: true }]);
    expect([await instance.up(), all().length]).toEqual(["unchanged", 1]);
  });

  test.each([
    ["terminated", { purge: false }, ["Terminated"]],
    ["purged", { purge: true }, []],
  ])("the end is reached: %s", async (_end, purge, left) => {
    const instance = await begin(purge);
    lose("SuspendBPMInstance", fault);
    lose("DeleteBPMInstance", fault);
    await instance.destroy();
    expect(all().map(({ state }) => state)).toEqual(left);
  });
});

describe("variables of an update that failed half-way are unknown", () => {
  const news = { ...inputs, variables: { days: 4, reason: "a move" } };
  const back = { ...inputs, variables: { days: 3 } };
  const lost: [string, (instance: Deployment) => Promise<unknown>][] = [
    ["set, and the suspension refused", (instance) => suspended(instance)],
    ["cut after the work", (instance) => cut(instance)],
  ];
  const suspended = (instance: Deployment) => {
    lose("SuspendBPMInstance", { kind: "status", status: 400, when: "before" });
    return complaint(instance.up({ ...news, suspended: true }));
  };
  const cut = (instance: Deployment) => {
    lose("SetBPMInstanceVariables", { kind: "cut", when: "after" });
    return complaint(instance.up(news));
  };

  describe.each(lost)("%s", (_title, fail) => {
    test.each([false, true])("a program that goes back sets them, after a refresh (%p), too", async (isRefreshed) => {
      const instance = await begin();
      await fail(instance);
      expect(all()).toMatchObject([{ variables: { days: 4 } }]);
      if (isRefreshed) await instance.refresh();

      expect(await instance.up(back)).toBe("updated");

      expect(all()).toMatchObject([{ variables: { days: 3 } }]);
      expect(instance.outputs).toMatchObject({ variables: { days: 3 } });
      expect(instance.outputs).not.toHaveProperty("unfinished");
      expect(await instance.up(back)).toBe("unchanged");
    });

    test.each([false, true])("one that ends meanwhile holds up no program that goes back, refreshed: %p", async (isRefreshed) => {
      const instance = await begin();
      await fail(instance);
      world().bpmInstances.advance(instance.id, { state: "Completed OK" });
      if (isRefreshed) await instance.refresh();

      expect(await instance.up(back)).toBe("updated");

      expect(at.driver.warnings).toEqual([expect.stringContaining("before these variables were set for certain: days.")]);
      expect(await instance.up(back)).toBe("unchanged");
    });
  });
});

test("only what changed is set, one variable or several; one that left the program keeps its value, with a warning", async () => {
  const instance = await begin({ variables: { days: 3, reason: "a move" } });
  const sent = () =>
    at.driver.emulator.requests.list.filter(({ operation }) => operation === "SetBPMInstanceVariables").map(({ body }) => body);

  await instance.up({ ...inputs, variables: { days: 4, reason: "a move" } });
  expect(sent()).toEqual([{ days: 4 }]);
  await instance.up({ ...inputs, variables: { days: 5 } });
  expect(sent()).toEqual([{ days: 4 }, { days: 5 }]);
  expect(at.driver.warnings).toEqual([expect.stringContaining("keeps the values of the variables that left the program: reason")]);
  await instance.up({ ...inputs, variables: { days: 6, reason: "rain" } });
  expect(sent().at(-1)).toEqual({ days: 6, reason: "rain" });
});

test("a platform that accepts a suspension and does nothing is told of", async () => {
  const instance = await begin();
  const { bpmInstances } = world();
  const act = jest.spyOn(Object.getPrototypeOf(bpmInstances), "act").mockReturnValue(undefined);
  const told = await complaint(instance.up({ ...inputs, suspended: true }));
  act.mockRestore();
  expect(told).toContain("accepted but did not apply");
  expect(await instance.up({ ...inputs, suspended: true })).toBe("updated");
  expect(all()).toMatchObject([{ suspended: true }]);
});

test("one that ends while it is terminated is done", async () => {
  const instance = await begin();
  lose("SuspendBPMInstance", { kind: "status", status: 400, when: "after" });
  await instance.destroy();
  expect([instance.id, all().map(({ state }) => state)]).toEqual(["", ["Terminated"]]);
});

test("one that cannot be terminated stays in state", async () => {
  const instance = await begin();
  lose("SuspendBPMInstance", { kind: "status", status: 400, when: "before", resMsg: "not yours" });
  expect(await complaint(instance.destroy())).toContain("not yours");
  expect(instance.id).not.toBe("");
});
