import type { Dialect } from "../../../../emulator";
import { useDialects } from "./open";

const { session, open } = useDialects();

describe("runs", () => {
  const script = "/u-route/baas/script/v1.0";
  const documented = "/u-route/baas/v1.0/flow/run/demo__A";
  const wild = "/u-route/baas/flow/v1.0/run/demo__A";

  function makeFlow() {
    const { flows } = session.emulator.world;
    const elements = { startElement: "a", actionCalls: [{ name: "a" }] };
    return flows.create({ name: "demo__A", label: "A", processType: "Autolaunched Flow", localUrl: "/run/demo__A", ...elements }).id;
  }

  test.each<[Dialect["flowRunPath"], number, number]>([
    ["both", 200, 200],
    ["documented", 200, 404],
    ["wild", 404, 200],
  ])("flowRunPath: %s", async (flowRunPath, atDocumented, atWild) => {
    const { post, emulator } = open({ flowRunPath });
    emulator.world.flows.setActive(makeFlow(), true);
    expect([(await post(documented, {})).status, (await post(wild, {})).status]).toEqual([atDocumented, atWild]);
  });

  test.each<[Dialect["disabledRuns"], number, number]>([
    ["scripts", 404, 200],
    ["both", 200, 200],
    ["neither", 404, 404],
  ])("disabledRuns: %s", async (disabledRuns, ofFlow, ofScript) => {
    const { post, emulator } = open({ disabledRuns });
    const flow = makeFlow();
    const { id } = emulator.world.scripts.create({ name: "demo__S", content: "", jscode: "", sourceMap: "" });
    const statuses = async () => [
      (await post(documented, {})).status,
      (await post(`${script}/run/demo__S`, {})).status,
      (await post(`${script}/debug/demo__S`, {})).status,
    ];
    expect(await statuses()).toEqual([ofFlow, ofScript, ofScript]);
    emulator.world.flows.setActive(flow, true);
    emulator.world.scripts.setActive(id, true);
    expect(await statuses()).toEqual([200, 200, 200]);
  });
});
