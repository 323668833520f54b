import { set, unseenEvent } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { otherRunAttributes, recordRuns } from "../runs";

const [setUp, other, cleanUp] = ["demo__setUp", "demo__other", "demo__cleanUp"];
let runs: [string, unknown][] = [];

runLifecycle({
  kind: "ScriptRun",
  begin: async ({ emulator }) => {
    runs = recordRuns(emulator, [], [setUp, other, cleanUp]);
    return { script: setUp, inputs: { count: 1 }, triggers: [{ hash: "1" }], onDelete: { script: cleanUp, inputs: { all: true } } };
  },
  updates: {
    inputs: set({ inputs: { count: 2 } }),
    version: set({ version: "1.0.1" }),
    debug: set({ debug: true }),
    onDelete: set({ onDelete: { script: cleanUp, version: "1.0.1" } }),
  },
  replacements: { script: set({ script: other }), triggers: set({ triggers: [{ hash: "2" }] }) },
  drift: [],
  unseen: unseenEvent,
  adopts: false,
  // What was set up is there until it was cleaned up.
  exists: () => runs.at(-1)?.[0] !== cleanUp,
  otherAttributes: otherRunAttributes,
  otherSwitches: {},
  meets: ["disabledRuns"],
});
