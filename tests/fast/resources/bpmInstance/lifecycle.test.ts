import { set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { addBpm } from "../runs";

const businessKey = "BK001";

runLifecycle({
  kind: "BpmInstance",
  begin: async ({ emulator }) => {
    for (const name of ["demo__leave", "demo__visit"]) addBpm(emulator, name);
    addBpm(emulator, "demo__leave", { version: "1.0.2" });
    return { bpm: "demo__leave", businessKey, variables: { days: 3 }, suspended: false };
  },
  updates: {
    "variables: another value": set({ variables: { days: 4 } }),
    "variables: one more": set({ variables: { days: 4, reason: "a move" } }),
    "variables: one less": set({ variables: { reason: "a move" } }),
    suspended: set({ suspended: true }),
    purge: set({ purge: true }),
  },
  replacements: {
    bpm: set({ bpm: "demo__visit" }),
    version: set({ version: "1.0.1" }),
    businessKey: set({ businessKey: "BK002" }),
  },
  drift: [
    {
      title: "it is suspended",
      by: ({ emulator }, { id }) => void emulator.world.bpmInstances.act(id, "suspend"),
      path: "suspended",
      shows: true,
    },
  ],
  unseen: { deleteByHand: "one that is in no list has ended (course.test.ts)" },
  exists: ({ emulator }, inputs) =>
    emulator.world.bpmInstances.all().some((instance) => instance.businessKey === inputs.businessKey && instance.state !== "Terminated"),
  otherAttributes: {
    __intent: "tests/fast/resources/bpmInstance/start.test.ts",
    adoptExisting: "tests/fast/lifecycle/runLifecycle.ts",
    secret: "tests/fast/resources/bpmInstance/variables.test.ts",
  },
  otherSwitches: {},
  meets: ["bpmRead", "definitionRead"],
});
