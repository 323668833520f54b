import type { FlowStep } from "../../../../emulator/kinds/definitions/flowOutcome";
import { useSession } from "../session";

const session = useSession();
const at = "/u-route/baas/v1.0/flow";
const wild = "/u-route/baas/flow/v1.0/run";
const name = "demo__approve";
const running = { startElement: "script0", actionCalls: [{ name: "script0", connector: "" }] };

function makeFlow(more: object = {}, flowName = name) {
  const { flows } = session.emulator.world;
  const definition = { label: "Approve", processType: "Autolaunched Flow" as const, localUrl: `/run/${flowName}`, ...running, ...more };
  const { id } = flows.create({ ...definition, name: flowName });
  flows.setActive(id, true);
  return id;
}

const act = (action: string, ref: string, inputs: object = {}) => session.post(`${at}/${action}/${ref}`, inputs);
const instance = async (id: unknown) => (await session.get(`${at}/${id}`)).at();
const ids = async (selector: string) => ((await session.get(`${at}/${selector}`)).at() as { id: string }[]).map(({ id }) => id);

describe("a run", () => {
  test.each(["start", "run"])("by %s answers an instance that has come to its end", async (action) => {
    makeFlow();
    const answer = await act(action, name, { amount: 7 });
    expect(answer.at()).toEqual({ interviewId: expect.stringMatching(/^002N[0-9A-Za-z]{16}$/), outputs: {} });
    const id = answer.at("interviewId");
    expect(await instance(id)).toMatchObject({
      id,
      name,
      version: "1.0.1",
      state: "Completed OK",
      endTime: expect.stringMatching(/^\d{4}-/),
    });
    expect(await ids("completedFlow")).toEqual([id]);
  });

  test("at the path of pages is the same", async () => {
    makeFlow();
    const answer = await session.post(`${wild}/${name}`, {});
    expect(await ids("completedFlow")).toEqual([answer.at("interviewId")]);
  });

  test("answers the outputs of the flow: the inputs of the same names, or their default values", async () => {
    const variables = [
      { name: "amount", isInput: true, isOutput: true },
      { name: "state", isOutput: true, defaultValue: "new" },
      { name: "note", isOutput: true },
      { name: "secret", isInput: true },
    ];
    makeFlow({ variables });
    expect((await act("run", name, { amount: 7, secret: "x" })).at("outputs")).toEqual({ amount: 7, state: "new", note: null });
  });

  test("answers what a test says, until the reset", async () => {
    makeFlow();
    const steps: FlowStep[] = [];
    session.emulator.world.flows.answer(name, (inputs, step) => {
      steps.push(step);
      return { outputs: { doubled: Number(inputs.amount) * 2 } };
    });
    const answer = await act("run", name, { amount: 7 });
    expect(answer.at("outputs")).toEqual({ doubled: 14 });
    expect(steps).toEqual([{ action: "run", instanceId: answer.at("interviewId"), version: "1.0.1", screen: "" }]);
    session.emulator.reset();
    session.token = await session.signIn();
    makeFlow();
    expect((await act("run", name, { amount: 7 })).at("outputs")).toEqual({});
  });

  test("is refused with the words of the test, and makes no instance", async () => {
    makeFlow();
    const { flows } = session.emulator.world;
    flows.answer(name, () => ({ refused: "The order is closed.", status: 409, resCode: "100200300" }));
    expect(await act("run", name)).toMatchObject({ status: 409, body: { resCode: "100200300", resMsg: "The order is closed." } });
    flows.answer(name, () => ({ refused: "No." }));
    expect(await act("run", name)).toMatchObject({ status: 400, body: { resMsg: "No." } });
    expect(session.emulator.world.flowInstances.all()).toEqual([]);
  });

  test("of a flow that is missing or not enabled is refused", async () => {
    const id = makeFlow();
    session.emulator.world.flows.setActive(id, false);
    for (const path of [`${at}/run/${name}`, `${at}/start/demo__none`, `${at}/run/${id}`, `${wild}/${name}`])
      expect(await session.post(path, {})).toMatchObject({ status: 404, body: { resMsg: expect.stringContaining("not enabled") } });
  });

  test("of a flow that waits for its event is refused", async () => {
    makeFlow({ processType: "Event Trigger", event: "OrderPaid" });
    expect((await act("run", name)).status).toBe(400);
  });
});

describe("a flow with screens", () => {
  const screens = [{ name: "who", label: "Who?" }, { name: "when" }];
  const start = async () => {
    makeFlow({ screens, variables: [{ name: "note", isOutput: true }] });
    return act("start", name);
  };

  test("waits for its user", async () => {
    const answer = await start();
    expect(answer.at()).toEqual({ interviewId: expect.any(String), outputs: null, screen: screens[0] });
    const id = answer.at("interviewId");
    expect(await instance(id)).toMatchObject({ state: "Waiting for user interaction", curElement: "who", endTime: "" });
    expect(await ids("activeFlow")).toEqual([id]);
  });

  test("is led from screen to screen, back, and to its end", async () => {
    const id = String((await start()).at("interviewId"));
    expect((await act("next", id)).at("screen")).toEqual(screens[1]);
    expect((await act("back", id)).at("screen")).toEqual(screens[0]);
    expect((await act("back", id)).at("screen")).toEqual(screens[0]);
    await act("next", id);
    expect((await act("next", id, { note: "x" })).at()).toEqual({ interviewId: id, outputs: { note: "x" } });
    expect(await instance(id)).toMatchObject({ state: "Completed OK", curElement: "" });
    expect((await act("next", id)).status).toBe(400);
  });

  test.each([
    ["finish", "completedFlow", "Completed OK"],
    ["terminate", "terminatedFlow", "Terminated"],
  ])("is ended by %s, once", async (action, selector, state) => {
    const id = String((await start()).at("interviewId"));
    expect((await act(action, id)).at()).toEqual({ interviewId: id, outputs: null });
    expect(await ids(selector)).toEqual([id]);
    expect(await instance(id)).toMatchObject({ state, endTime: expect.stringMatching(/^\d{4}-/) });
    expect((await act(action, id)).status).toBe(400);
  });

  test("is deleted", async () => {
    const id = String((await start()).at("interviewId"));
    expect((await act("del", id)).status).toBe(200);
    expect((await session.get(`${at}/${id}`)).status).toBe(404);
    expect((await act("del", id)).status).toBe(404);
  });

  test("asks what a test says", async () => {
    await start();
    session.emulator.world.flows.answer(name, (inputs, { screen }) => (screen === "" ? { screen: { name: "sure" } } : { outputs: inputs }));
    const answer = await act("run", name);
    expect(answer.at("screen")).toEqual({ name: "sure" });
    expect((await act("next", String(answer.at("interviewId")), { yes: true })).at("outputs")).toEqual({ yes: true });
  });
});

test("unknown actions and instances are refused", async () => {
  makeFlow();
  expect((await act("jump", name)).status).toBe(400);
  for (const action of ["next", "back", "finish", "terminate", "del"]) expect((await act(action, "002N000000jrOCerKZBQ")).status).toBe(404);
});
