import type { Fault } from "../../../../emulator";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { addBpm } from "../runs";

const at = useDriver();

const bpm = "demo__leave";
/** As the class makes them. */
const ownKey = "pulumi/shop/dev/leave/0a1b2c3d";
const inputs = { bpm, businessKey: ownKey, variables: { days: 3 } };

const all = () => at.driver.emulator.world.bpmInstances.all();
const starts = () => at.driver.emulator.requests.count({ operation: "StartBPMInstance" });
const lose = (fault: Partial<Fault>) => at.driver.emulator.faults.add({ operation: "StartBPMInstance", ...fault } as Fault);
const begin = (more: Properties = {}) => {
  addBpm(at.driver.emulator, bpm);
  return at.driver.declare("BpmInstance", { ...inputs, ...more });
};

test.each<[string, Partial<Fault>]>([
  ["the connection is cut", { kind: "cut", when: "after" }],
  ["the server answers 500", { kind: "status", status: 500, when: "after" }],
  ["a gateway answers 504", { kind: "html", status: 504, when: "after" }],
])("%s after the work: the instance is found by its key", async (_title, fault) => {
  const instance = begin();
  lose(fault);

  expect(await instance.up()).toBe("created");

  expect([all().map(({ id }) => id), starts()]).toEqual([[instance.id], 1]);
  expect(instance.outputs).not.toHaveProperty("adopted");
  expect(await instance.up()).toBe("unchanged");
});

test("an instance that ends at once is found, too, beside an older one of the same key", async () => {
  const instance = begin();
  await instance.up();
  at.driver.emulator.world.bpmInstances.advance(instance.id, { state: "Completed OK" });
  at.driver.emulator.world.bpms.answer(bpm, () => ({ state: "Completed OK" }));
  lose({ kind: "cut", when: "after" });
  const second = at.driver.declare("BpmInstance", inputs);

  expect(await second.up()).toBe("created");

  expect(second.id).not.toBe(instance.id);
  expect(all()).toHaveLength(2);
});

test("an instance that ended at once is found where lists show it only by its state, beside an older one, and started once", async () => {
  at.driver.emulator.world.bpms.answer(bpm, () => ({ state: "Completed OK" }));
  const lists: { query(query?: { states?: string }): { state: string }[] } = Object.getPrototypeOf(at.driver.emulator.world.bpmInstances);
  const { query } = lists;
  const hiding = jest.spyOn(lists, "query").mockImplementation(function (this: unknown, asked) {
    return query.call(this, asked).filter(({ state }) => asked?.states !== undefined || state !== "Completed OK");
  });
  const older = begin();
  await older.up();
  lose({ kind: "cut", when: "after" });
  const instance = at.driver.declare("BpmInstance", inputs);

  const done = await instance.up().finally(() => hiding.mockRestore());

  expect([done, starts(), instance.outputs.state]).toEqual(["created", 2, "Completed OK"]);
  expect(all().map(({ id }) => id)).toEqual([older.id, instance.id]);
});

describe.each([2, 12, "alternating"] as const)("where reads are old (%s)", (staleReads) => {
  test.each([ownKey, "BK001"])(
    "a replacement under %s starts an instance, and does not take the one that it has just terminated",
    async (key) => {
      at.driver.emulator.dialect.staleReads = staleReads;
      // A look at the definition would give reads the time to catch up.
      const own = { businessKey: key, variables: undefined };
      const instance = begin(own);
      addBpm(at.driver.emulator, bpm, { version: "1.0.2" });
      await instance.up();
      const old = instance.id;

      expect(await instance.up({ ...inputs, ...own, version: "1.0.1" })).toBe("replaced");

      expect(all()).toMatchObject([
        { id: old, state: "Terminated" },
        { id: instance.id, state: "Waiting for user interaction" },
      ]);
      expect(instance.outputs.state).toBe("Waiting for user interaction");
    },
  );
});

test("a version that the program gives no more, or that runs already, is no other instance", async () => {
  const instance = begin({ version: "1.0.1" });
  await instance.up();
  expect(await instance.up(inputs)).toBe("updated");
  addBpm(at.driver.emulator, bpm, { version: "1.0.2" });
  expect(await instance.up({ ...inputs, version: "1.0.1" })).toBe("updated");
  expect(starts()).toBe(1);
  expect(await instance.up({ ...inputs, version: "1.0.2" })).toBe("replaced");
});

test.each<[string, Partial<Fault>]>([
  ["the connection is cut", { kind: "cut", when: "before" }],
  ["the server answers 503", { kind: "status", status: 503, when: "before" }],
])("%s before the work: nothing is started twice, and the next up starts it", async (_title, fault) => {
  const instance = begin();
  lose(fault);

  const told = await complaint(instance.up());

  expect(told).toContain(`An instance of BPM ${bpm} may have been started; none with the business key ${ownKey} shows.`);
  expect(told).not.toContain("adoptExisting");
  expect([all(), starts(), instance.id]).toEqual([[], 1, ""]);
  expect(await instance.up()).toBe("created");
  expect(all()).toHaveLength(1);
});

test("a start that arrives after all is taken over by the next up", async () => {
  const instance = begin();
  lose({ kind: "cut", when: "before" });
  await complaint(instance.up());
  const late = at.driver.emulator.world.bpmInstances.start({ name: bpm, variables: { days: 2, "$Flow.BusinessKey": ownKey } });

  expect(await instance.up()).toBe("created");

  expect([instance.id, all().length, starts()]).toEqual([late.id, 1, 1]);
  expect(all()).toMatchObject([{ variables: { days: 3 } }]);
  expect(instance.outputs).not.toHaveProperty("adopted");
  await instance.destroy();
  expect(all()).toMatchObject([{ state: "Terminated" }]);
});

test("a start under a key of the program that arrives after all is taken over where the program says so, as the error tells", async () => {
  const instance = begin({ businessKey: "BK001" });
  lose({ kind: "cut", when: "before" });
  expect(await complaint(instance.up())).toContain("Should it show by then, set adoptExisting: true to manage it.");
  at.driver.emulator.world.bpmInstances.start({ name: bpm, variables: { "$Flow.BusinessKey": "BK001" } });
  expect(await instance.up({ ...instance.inputs, adoptExisting: true })).toBe("created");
  expect(starts()).toBe(1);
});

describe("a replacement that could not be started terminates nothing", () => {
  test("of a key that another one has: the preview refuses it", async () => {
    const instance = begin({ businessKey: "BK001" });
    await instance.up();
    const other = at.driver.emulator.world.bpmInstances.start({ name: bpm, variables: { "$Flow.BusinessKey": "BK002" } });
    const news = { ...instance.inputs, businessKey: "BK002" };

    const { failures } = await at.driver.process("BpmInstance").check(instance.inputs, news);

    expect(failures).toEqual([{ property: "", reason: expect.stringContaining(`is running already (id ${other.id})`) }]);
    expect(await instance.up({ ...news, adoptExisting: true })).toBe("replaced");
    expect(instance.id).toBe(other.id);
  });

  test.each<[string, Properties, string]>([
    ["a BPM that is not there", { bpm: "demo__gone" }, "BPM demo__gone is not there, or not enabled."],
    ["a BPM that is not enabled", { bpm: "demo__off" }, "BPM demo__off is not there, or not enabled."],
    ["a version that is not there", { version: "9.0.0" }, `BPM ${bpm} has no version 9.0.0.`],
  ])("of %s: the preview warns, and the termination is refused", async (_what, change, reason) => {
    const instance = begin();
    await instance.up();
    const off = addBpm(at.driver.emulator, "demo__off");
    at.driver.emulator.world.bpms.setActive(off, false);
    const news = { ...inputs, ...change };
    const run = at.driver.run();

    expect((await run.process("BpmInstance").check(inputs, news)).failures).toEqual([]);
    expect(at.driver.warnings).toEqual([expect.stringContaining(reason)]);
    expect(await complaint(run.process("BpmInstance").delete(instance.id, instance.outputs))).toContain(reason);

    expect(all()).toMatchObject([{ state: "Waiting for user interaction" }]);
    expect(starts()).toBe(1);
  });

  test("a look at the BPM that fails hinders no replacement", async () => {
    const instance = begin({ variables: undefined });
    await instance.up();
    at.driver.fault({ operation: "QueryBPMbyCondition", status: 403 });
    expect(await instance.up({ ...instance.inputs, businessKey: "BK002" })).toBe("replaced");
  });
});

describe("an instance of the same key that others started", () => {
  const businessKey = "BK001";
  const foreign = () =>
    at.driver.emulator.world.bpmInstances.start({ name: bpm, variables: { days: 9, "$Flow.BusinessKey": businessKey } });

  test("is not touched", async () => {
    const instance = begin({ businessKey });
    const { id } = foreign();
    const before = structuredClone(all());

    expect(await complaint(instance.up())).toContain(`is running already (id ${id}). Set adoptExisting: true to manage it`);

    expect([all(), starts()]).toEqual([before, 0]);
  });

  test("is adopted where the program says so, becomes as declared, and stays at the end", async () => {
    const instance = begin({ businessKey, adoptExisting: true, suspended: true });
    const { id } = foreign();

    expect(await instance.up()).toBe("created");

    expect([instance.id, instance.outputs.adopted]).toEqual([id, true]);
    expect(all()).toMatchObject([{ suspended: true, variables: { days: 3 } }]);
    await instance.destroy();
    expect(all()).toMatchObject([{ state: "Waiting for user interaction" }]);
    expect(at.driver.warnings).toEqual([expect.stringContaining("it is removed from state, not deleted")]);
  });

  test("is refused where there are several, or one of another version", async () => {
    const instance = begin({ businessKey, adoptExisting: true });
    foreign();
    expect(await complaint(instance.up({ ...instance.inputs, version: "9.0.0" }))).toContain("of version 1.0.1 instead of 9.0.0");
    foreign();
    expect(await complaint(instance.up({ ...inputs, businessKey, adoptExisting: true }))).toContain("several times");
    expect(starts()).toBe(0);
  });

  test("does not count once it has ended", async () => {
    const instance = begin({ businessKey });
    at.driver.emulator.world.bpmInstances.act(foreign().id, "terminate");
    expect(await instance.up()).toBe("created");
    expect(all()).toHaveLength(2);
  });
});

test("a resource that only has a new name goes on with its instance", async () => {
  const instance = begin();
  await instance.up();
  expect(await instance.up({ ...inputs, businessKey: "pulumi/shop/dev/renamed/0a1b2c3e" })).toBe("unchanged");
  expect(starts()).toBe(1);
});

test("the business key is given as such", async () => {
  const told = await complaint(begin({ variables: { "$Flow.BusinessKey": "BK1" } }).up());
  expect(told).toContain("give $Flow.BusinessKey as businessKey");
  expect(starts()).toBe(0);
});

test("a BPM that refuses to start is told in the platform's words, and nothing is in state", async () => {
  const instance = begin();
  at.driver.emulator.world.bpms.answer(bpm, () => ({ refused: "closed today" }));
  expect(await complaint(instance.up())).toContain("closed today");
  expect(instance.id).toBe("");
});

describe("a start that was killed", () => {
  const __intent = "2026-11-01T10:00:00.000Z";
  const ownKeyOf = (intent: string) => `${ownKey}/${intent}`;
  /** What a process left behind that was killed while it started an instance. */
  const leave = (businessKey: string) => {
    at.driver.emulator.world.bpms.answer(bpm, () => ({ state: "Completed OK" }));
    return at.driver.emulator.world.bpmInstances.start({ name: bpm, variables: { days: 3, "$Flow.BusinessKey": businessKey } });
  };

  test("under a made key: the next up has the instance although it has ended, and starts none", async () => {
    const instance = begin({ businessKey: ownKeyOf(__intent), __intent });
    const { id } = leave(ownKeyOf(__intent));

    expect(await instance.up()).toBe("created");

    expect([instance.id, instance.outputs.state, starts()]).toEqual([id, "Completed OK", 0]);
    expect(instance.outputs).not.toHaveProperty("adopted");
    expect(at.driver.warnings).toEqual([expect.stringContaining("was started by an earlier `pulumi up` and has ended (Completed OK")]);
    expect(await instance.up()).toBe("unchanged");
  });

  test("under a key of the program: one that has ended is refused, and taken where the program says so", async () => {
    const instance = begin({ businessKey: "BK001", __intent });
    const { id } = leave("BK001");

    const told = await complaint(instance.up());

    expect(told).toContain(`from ${__intent} on, ended before it could tell`);
    expect(told).toContain(`has ended since or before (id ${id}`);
    expect(await instance.up({ ...instance.inputs, adoptExisting: true })).toBe("created");
    expect([instance.id, instance.outputs.adopted, starts()]).toEqual([id, true, 0]);
    expect(await instance.up()).toBe("unchanged");
  });

  test("that started nothing: the next up starts it", async () => {
    const instance = begin({ businessKey: "BK001", __intent });
    expect(await instance.up()).toBe("created");
    expect(starts()).toBe(1);
  });

  test("is none where the intent is of the same run: another instance starts under the key of one that has ended", async () => {
    const run = at.driver.run();
    const { outs } = await run.process("RunIntent").create({ digest: "1" });
    const instance = begin({ businessKey: "BK001", __intent: outs.madeAt });
    leave("BK001");
    await run.process("BpmInstance").create(instance.inputs);
    expect(starts()).toBe(1);
    expect(all()).toHaveLength(2);
  });

  test("to be replaced in the same run: a delete frees the intent", async () => {
    const instance = begin({ businessKey: ownKeyOf(__intent), __intent });
    await instance.up();
    const run = at.driver.run();
    await run.process("BpmInstance").delete(instance.id, instance.outputs);
    const { id } = await run.process("BpmInstance").create(instance.inputs);
    expect(id).not.toBe(instance.id);
    expect(all()).toMatchObject([{ state: "Terminated" }, { id }]);
  });

  test("a new intent is another instance", async () => {
    const instance = begin({ businessKey: ownKeyOf(__intent), __intent });
    await instance.up();
    const later = "2026-11-02T10:00:00.000Z";
    expect(await instance.up({ ...instance.inputs, businessKey: ownKeyOf(later), __intent: later })).toBe("replaced");
  });

  test("state of before, which has no intent, goes on with its key", async () => {
    const instance = begin();
    await instance.up();
    expect(await instance.up({ ...instance.inputs, businessKey: ownKeyOf(__intent), __intent })).toBe("updated");
    expect(instance.outputs.businessKey).toBe(ownKey);
    expect(starts()).toBe(1);
  });
});
