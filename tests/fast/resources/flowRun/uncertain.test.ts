import type { Fault } from "../../../../emulator";
import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { recordRuns } from "../runs";

const at = useDriver();

const name = "demo__setUp";
const kinds: [string, Properties, string][] = [
  ["FlowRun", { flow: name }, "OrchestrateFlow"],
  ["ScriptRun", { script: name }, "RunScript"],
];

/** What leaves open whether a run took place, and whether it did. */
const faults: [string, Partial<Fault>, number][] = [
  ["the connection is cut after the work", { kind: "cut", when: "after" }, 1],
  ["the connection is cut before the work", { kind: "cut", when: "before" }, 0],
  ["the server answers 500 after the work", { kind: "status", status: 500, when: "after" }, 1],
  ["the server answers 503 before the work", { kind: "status", status: 503, when: "before" }, 0],
  ["a gateway answers 504 after the work", { kind: "html", status: 504, when: "after" }, 1],
  ["a gateway answers with a page and 200", { kind: "html", status: 200, when: "after" }, 1],
  ["the server gives up waiting (408)", { kind: "status", status: 408, when: "before" }, 0],
];

const mayHaveRun = /(Flow|Script) demo__setUp may have run: its request was sent at (\S+Z) and brought no answer/;

describe.each(kinds)("%s", (kind, named, operation) => {
  const begin = (more: Properties = {}) => {
    const isFlow = kind === "FlowRun";
    const runs = recordRuns(at.driver.emulator, isFlow ? [name] : [], isFlow ? [] : [name]);
    return { runs, run: at.driver.declare(kind, { ...named, inputs: { count: 1 }, ...more }) };
  };
  const lose = (fault: Partial<Fault>) => at.driver.emulator.faults.add({ operation, ...fault } as Fault);
  const since = (text: string) => mayHaveRun.exec(text)?.[2] ?? "";

  test.each(faults)("%s: it is not run again", async (_title, fault, done) => {
    const { runs, run } = begin();
    lose(fault);

    const told = await complaint(run.up());

    expect(told).toMatch(mayHaveRun);
    // The general advice is to repeat it.
    expect(told).not.toContain("run the command again");
    expect([run.id === "", run.outputs.uncertain, runs.length]).toEqual([false, since(told), done]);
    for (const news of [run.inputs, { ...run.inputs, onDelete: named }, { ...run.inputs, assumeDone: "some other time" }])
      expect(await complaint(run.up(news))).toMatch(mayHaveRun);
    const { inputs } = run;
    await run.refresh();
    expect(run.inputs).toEqual(inputs);
    expect(await complaint(run.up({ ...named, inputs: { count: 1 } }))).toMatch(mayHaveRun);
    expect(at.driver.emulator.requests.count({ operation })).toBe(1);
  });

  test("the program can take it as done, which says nothing of a later one", async () => {
    const { runs, run } = begin();
    lose({ kind: "cut", when: "after" });
    const assumeDone = since(await complaint(run.up()));

    expect(await run.up({ ...run.inputs, assumeDone })).toBe("updated");

    expect(run.outputs).toEqual({ ...named, inputs: { count: 1 }, assumeDone });
    expect(await run.up({ ...named, inputs: { count: 1 } })).toBe("updated");
    expect(runs).toHaveLength(1);
    lose({ kind: "cut", when: "after" });
    await at.driver.clock.sleep(1000);
    expect(await complaint(run.up({ ...named, inputs: { count: 2 }, assumeDone }))).toMatch(mayHaveRun);
    expect(await complaint(run.up({ ...named, inputs: { count: 2 }, assumeDone }))).toMatch(mayHaveRun);
    expect(runs).toHaveLength(2);
  });

  test.each<[string, Properties, "updated" | "replaced"]>([
    ["other inputs", { inputs: { count: 2 } }, "updated"],
    ["other triggers", { triggers: ["again"] }, "replaced"],
  ])("the program can run it again: %s", async (_title, change, how) => {
    const { runs, run } = begin();
    lose({ kind: "cut", when: "before" });
    await complaint(run.up());

    expect(await run.up({ ...run.inputs, ...change })).toBe(how);

    expect(runs).toHaveLength(1);
    expect(run.outputs).not.toHaveProperty("uncertain");
    expect(await run.up()).toBe("unchanged");
  });

  test("of an update: what the run before it answered is no outcome of this one", async () => {
    const { runs, run } = begin();
    await run.up();
    const before = structuredClone(run.outputs);
    lose({ kind: "status", status: 500, when: "after" });

    await complaint(run.up({ ...named, inputs: { count: 2 } }));

    expect(run.outputs).toEqual({ ...named, inputs: { count: 2 }, uncertain: expect.any(String), before });
    expect(await complaint(run.up({ ...named, inputs: { count: 2 } }))).toMatch(mayHaveRun);
    // Whoever takes a change back wants no further run: with these inputs it ran.
    const { uncertain } = run.outputs;
    expect(await run.up({ ...named, inputs: { count: 1 }, __intent: "renewed" })).toBe("updated");
    expect(run.outputs).toEqual({ ...before, __intent: "renewed" });
    expect(at.driver.warnings).toEqual([expect.stringContaining(`its request was sent at ${uncertain} and brought no answer`)]);
    expect(runs.map(([, inputs]) => inputs)).toEqual([{ count: 1 }, { count: 2 }]);
    expect(await run.up()).toBe("unchanged");
  });

  test("what it is to clean up is cleaned up: it may be there", async () => {
    const { runs, run } = begin({ onDelete: { ...named, inputs: { remove: true } } });
    lose({ kind: "cut", when: "after" });
    await complaint(run.up());

    await run.destroy();

    expect(runs.map(([, inputs]) => inputs)).toEqual([{ count: 1 }, { remove: true }]);
  });

  test.each(faults.slice(0, 4))("clean-up that brings no answer is told and not repeated: %s", async (_title, fault, done) => {
    const { runs, run } = begin({ onDelete: { ...named, inputs: { remove: true } } });
    await run.up();
    lose(fault);

    await run.destroy();

    expect(run.id).toBe("");
    expect(runs).toHaveLength(1 + done);
    expect(at.driver.warnings).toEqual([expect.stringContaining("demo__setUp may have run, and is not run again: look on the platform.")]);
  });

  test("clean-up that is refused leaves the resource, with the way out", async () => {
    const { runs, run } = begin({ onDelete: { ...named, inputs: { remove: true } } });
    await run.up();
    lose({ kind: "status", status: 400, when: "before", resMsg: "closed today" });

    const told = await complaint(run.destroy());

    expect(told).toContain("closed today");
    expect(told).toContain("take `onDelete` out of the program and run `pulumi up` first");
    expect(told).toContain("A change that replaces the resource (of `triggers`, or of what is run) has to wait until then");
    expect(await run.up({ ...run.inputs, onDelete: undefined })).toBe("updated");
    await run.destroy();
    expect(runs).toHaveLength(1);
  });

  test("clean-up that is refused can be left out of a replacement: as the error says, triggers change last", async () => {
    const { runs, run } = begin({ triggers: [1], onDelete: { ...named, inputs: { remove: true } } });
    await run.up();
    at.driver.fault({ operation, status: 400, when: "before" });
    const { onDelete, ...without } = run.inputs;
    for (const news of [
      { onDelete, ...without, triggers: [2] },
      { ...without, triggers: [2] },
    ])
      expect(await complaint(run.up(news))).toContain("was not run, and the resource stays in state");
    expect(await run.up(without)).toBe("updated");
    at.driver.emulator.faults.clear();

    expect(await run.up({ ...without, triggers: [2] })).toBe("replaced");

    expect(runs.map(([, inputs]) => inputs)).toEqual([{ count: 1 }, { count: 1 }]);
  });

  test.each([429, 423])("what was turned away at the door (%i) was not run, and is run once", async (status) => {
    const { runs, run } = begin();
    lose({ kind: "status", status, when: "before", times: 3 });

    expect(await run.up()).toBe("created");

    expect(runs).toHaveLength(1);
  });

  test("one that the platform refuses fails with its words, and runs with the next up", async () => {
    const { runs, run } = begin({ onDelete: named });
    lose({ kind: "status", status: 400, when: "before", resMsg: "count must be even" });

    expect(await complaint(run.up())).toContain('HTTP 400, resCode 990000400, resMsg "count must be even"');

    // Nothing took place that would have to be cleaned up.
    expect(run.outputs).toEqual({ ...named, inputs: { count: 1 }, unfinished: {} });
    expect(await run.up({ ...named, inputs: { count: 2 } })).toBe("updated");
    const outputs = structuredClone(run.outputs);
    lose({ kind: "status", status: 400, when: "before", resMsg: "count must be odd" });
    expect(await complaint(run.up({ ...named, inputs: { count: 4 } }))).toContain("count must be odd");
    expect(run.outputs).toMatchObject({ ...outputs, unfinished: {} });
    expect(runs).toHaveLength(1);
    expect(await run.up({ ...named, inputs: { count: 4 } })).toBe("updated");
    expect(runs).toHaveLength(2);
  });

  test("no triggers are none, in whichever way: nothing runs again", async () => {
    const { runs, run } = begin();
    await run.up();
    expect(await run.up({ ...run.inputs, triggers: [] })).toBe("unchanged");
    expect(runs).toHaveLength(1);
    expect(await run.up({ ...run.inputs, triggers: [1] })).toBe("replaced");
  });

  test("a run cannot be read by an id", async () => {
    expect(await complaint(at.driver.process(kind).read("some-id", {}))).toContain("The platform has no call that finds a run again");
  });
});
