import type { Handler } from "../../../lifecycle/handler";
import { runsAgainFor } from "../../runsAgainFor";
import { runLife } from "../life";
import { runScript } from "../toRun";
import { type ScriptRunInputs, type ScriptRunState, schema } from "./schema";

export const scriptRun: Handler<ScriptRunInputs, ScriptRunState> = {
  kind: "ScriptRun",
  schema,
  mayBeUnset: ["version", "debug", "inputs", "triggers", "value", "log", "uncertain"],
  computed: { value: true, log: true, uncertain: true },
  secrets: ({ secret }) => (secret ? ["value", "log"] : []),
  ...runLife<ScriptRunInputs, ScriptRunState>({
    named: "script",
    thing: ({ script }) => `Script ${script}`,
    againFor: runsAgainFor.ScriptRun,
    under: ({ value, log }, news) => ({ ...news, value, log }),
    run: async (session, inputs) => {
      const { value, log } = await runScript(session, inputs, inputs);
      return { ...inputs, value, log: inputs.debug ? log : undefined };
    },
  }),
};
