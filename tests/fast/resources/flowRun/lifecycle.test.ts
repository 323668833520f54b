import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { otherRunAttributes, recordRuns } from "../runs";

const [setUp, other, cleanUp] = ["demo__setUp", "demo__other", "demo__cleanUp"];
let runs: [string, unknown][] = [];

runLifecycle({
  kind: "FlowRun",
  begin: async ({ emulator }) => {
    runs = recordRuns(emulator, [setUp, other, cleanUp]);
    return { flow: setUp, inputs: { count: 1 }, triggers: ["1"], onDelete: { flow: cleanUp, inputs: { all: true } } };
  },
  updates: {
    inputs: set({ inputs: { count: 2, nested: [{ a: null }] } }),
    "inputs left out": set({ inputs: undefined }),
    onDelete: set({ onDelete: { flow: cleanUp } }),
  },
  replacements: { flow: set({ flow: other }), triggers: set({ triggers: ["2"] }), "triggers left out": set({ triggers: undefined }) },
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  // What was set up is there until it was cleaned up.
  exists: () => runs.at(-1)?.[0] !== cleanUp,
  otherAttributes: otherRunAttributes,
  otherSwitches: {},
  meets: ["flowRunPath", "disabledRuns"],
});
