import { useSession } from "../session";

const session = useSession();
const at = "/u-route/baas/bp/v2.0/runtime/instances";
const name = "demo__order";
const process = {
  startEvents: [{ name: "begin", connector: "check" }],
  userTasks: [{ name: "check", connector: "done" }],
  endEvents: [{ name: "done" }],
  variables: [{ name: "amount" }, { name: "state", defaultValue: "new" }],
  constants: [{ name: "limit", defaultValue: 100 }],
};

/** A version of the BPM; enabled, unless it is told otherwise. */
function makeBpm(more: object = {}, active = true) {
  const { bpms } = session.emulator.world;
  const { id } = bpms.create({ name, label: "Order", ...process, ...more });
  if (active) bpms.setActive(id, true);
  return id;
}

const start = (body: object = {}) => session.post(at, { name, ...body });
const startOne = async (body: object = {}) => String((await start(body)).at("id"));
const act = (id: string, action: string) => session.put(`${at}/${id}`, { action });
const ids = async (query: string) => ((await session.get(at + query)).at() as { id: string }[]).map(({ id }) => id);
const stored = (id: string) => session.emulator.world.bpmInstances.get(id);

describe("a start", () => {
  test("answers the run, in the order of the example", async () => {
    const bpm = makeBpm();
    const answer = await start();
    const id = answer.at("id");
    expect(answer.at()).toMatchObject({
      name,
      version: "1.0.1",
      id: expect.stringMatching(/^002N[0-9A-Za-z]{16}$/),
      processDefID: bpm,
      interviewLabel: expect.stringMatching(/^Order \d{4}-/),
      nextElem: "check",
      state: "Waiting for user interaction",
      businessKey: id,
      endTime: "",
      suspended: false,
      isClosed: false,
    });
  });

  test.each<[string, object, string]>([
    ["a user task waits for its user", {}, "Waiting for user interaction"],
    ["an end event ends it", { startEvents: [{ name: "begin", connector: "done" }] }, "Completed OK"],
    [
      "another element is dispatched",
      { startEvents: [{ name: "begin", connector: "run" }], serviceTasks: [{ name: "run" }] },
      "Dispatched",
    ],
    ["nothing is dispatched", { startEvents: [{ name: "begin" }] }, "Dispatched"],
  ])("comes to the element behind the start event: %s", async (_what, more, state) => {
    makeBpm(more);
    const answer = await start();
    expect(answer.at("state")).toBe(state);
    expect(answer.at("isClosed")).toBe(state === "Completed OK");
  });

  test("takes variables that the BPM declares, the business key and the title", async () => {
    makeBpm();
    const variables = { amount: 7, limit: 1, colour: "red", "$Flow.BusinessKey": "BK001", "$Flow.Title": "Hello" };
    const id = await startOne({ variables });
    expect(stored(id).variables).toEqual({ amount: 7, state: "new", limit: 100 });
    expect((await session.get(`${at}?states=Waiting for user interaction`)).at(0)).toMatchObject({
      id,
      businessKey: "BK001",
      title: "Hello",
    });
  });

  test("takes the enabled version, or the one that is given", async () => {
    const old = makeBpm();
    const next = makeBpm({ version: "1.0.2" }, false);
    session.emulator.world.bpms.setActive(old, true);
    expect((await start()).at("processDefID")).toBe(old);
    expect((await start({ version: "1.0.2" })).at("processDefID")).toBe(next);
  });

  test("of what is missing, not enabled, or does not compile is refused", async () => {
    expect(await start()).toMatchObject({ status: 404, body: { resMsg: expect.stringContaining("not enabled") } });
    makeBpm({}, false);
    expect((await start()).status).toBe(404);
    expect((await start({ version: "9.9.9" })).status).toBe(404);
    makeBpm({ version: "1.0.2", startEvents: [] }, false);
    expect((await start({ version: "1.0.2" })).status).toBe(400);
    expect(session.emulator.world.bpmInstances.all()).toEqual([]);
  });

  test("answers what a test says", async () => {
    makeBpm();
    const { bpms } = session.emulator.world;
    bpms.answer(name, ({ amount }) => ({
      state: "Running",
      element: "pay",
      variables: { amount: 0, paid: Number(amount) > 5 },
      readOnly: ["paid"],
    }));
    const answer = await start({ variables: { amount: 7, paid: false } });
    expect(answer.at()).toMatchObject({ state: "Running", nextElem: "pay" });
    expect(stored(String(answer.at("id"))).variables).toEqual({ amount: 7, paid: true });
    bpms.answer(name, () => ({ refused: "Closed today.", status: 409 }));
    expect(await start()).toMatchObject({ status: 409, body: { resMsg: "Closed today." } });
    expect(session.emulator.world.bpmInstances.all()).toHaveLength(1);
  });
});

describe("an instance", () => {
  test("is suspended and resumed, and keeps its state", async () => {
    makeBpm();
    const id = await startOne();
    expect((await act(id, "suspend")).at()).toMatchObject({ id, suspended: true, state: "Waiting for user interaction" });
    expect((await act(id, "resume")).at()).toMatchObject({ id, suspended: false, state: "Waiting for user interaction" });
    expect(await act(id, "resume")).toMatchObject({ status: 200, body: { resCode: "0", result: null } });
  });

  test("is terminated, and then takes no change", async () => {
    makeBpm();
    const id = await startOne();
    expect((await act(id, "terminate")).at()).toMatchObject({
      state: "Terminated",
      isClosed: true,
      endTime: expect.stringMatching(/^\d{4}-/),
    });
    for (const action of ["suspend", "resume", "terminate"]) expect((await act(id, action)).status).toBe(400);
    expect((await session.put(`${at}/${id}/variables`, { amount: 1 })).status).toBe(400);
    expect(await ids("?states=Terminated")).toEqual([id]);
  });

  test("is deleted without a result", async () => {
    makeBpm();
    const id = await startOne();
    expect((await session.del(`${at}/${id}`)).body).toEqual({ resCode: "0", resMsg: "成功" });
    expect(await ids("")).toEqual([]);
  });

  test("has its variables set; unknown and read-only ones are ignored without a word", async () => {
    makeBpm();
    const id = await startOne();
    const answer = await session.put(`${at}/${id}/variables`, { amount: 5, limit: 1, colour: "red", constructor: 1 });
    expect(answer.body).toEqual({ resCode: "0", resMsg: "成功" });
    expect(stored(id).variables).toEqual({ amount: 5, state: "new", limit: 100 });
    expect((await session.put(`${at}/${id}/variables`, {})).status).toBe(400);
  });

  test("goes on when a test says so", async () => {
    makeBpm();
    const id = await startOne();
    const { bpmInstances } = session.emulator.world;
    bpmInstances.advance(id, { element: "pay", state: "Running" });
    expect((await session.get(`${at}?states=Running`)).at(0)).toMatchObject({ id, curElement: "pay" });
    bpmInstances.advance(id, { state: "Completed OK" });
    expect((await session.get(`${at}?states=Completed OK`)).at(0)).toMatchObject({
      id,
      curElement: "",
      endTime: expect.stringMatching(/^\d/),
    });
  });

  test("that is unknown is refused", async () => {
    const id = "002N000000IpNGFfNvm4";
    expect((await act(id, "suspend")).status).toBe(404);
    expect((await session.del(`${at}/${id}`)).status).toBe(404);
    expect((await session.put(`${at}/${id}/variables`, { amount: 1 })).status).toBe(404);
  });

  test("takes no other action", async () => {
    makeBpm();
    expect((await act(await startOne(), "cancel")).status).toBe(400);
  });
});

describe("the list", () => {
  const make = async (...states: ("Running" | "New" | "Broken")[]) => {
    makeBpm();
    const { world } = session.emulator;
    const made: string[] = [];
    for (const state of states) {
      world.bpms.answer(name, () => ({ state, element: `at${state}` }));
      made.push(await startOne());
    }
    return made;
  };

  test("selects by states, several of them, or all", async () => {
    const [running, fresh, broken] = await make("Running", "New", "Broken");
    expect(await ids("?states=New")).toEqual([fresh]);
    expect(await ids("?states=New, Broken")).toEqual([fresh, broken]);
    expect(await ids("")).toEqual([running, fresh, broken]);
    expect((await session.get(`${at}?states=Sleeping`)).status).toBe(400);
  });

  test("sorts, and shows the fields that are asked for", async () => {
    const [running, fresh, broken] = await make("Running", "New", "Broken");
    expect(await ids("?orderField=state")).toEqual([broken, fresh, running]);
    expect(await ids("?orderField=state&orderType=desc")).toEqual([running, fresh, broken]);
    expect((await session.get(`${at}?orderField=colour`)).status).toBe(400);
    expect((await session.get(`${at}?states=New&fields=state,curElement`)).at()).toEqual([
      { id: fresh, state: "New", curElement: "atNew" },
    ]);
  });
});
