import type { Handler } from "../../../lifecycle/handler";
import { runLife } from "../life";
import { runFlow } from "../toRun";
import { type FlowRunInputs, type FlowRunState, schema } from "./schema";

export const flowRun: Handler<FlowRunInputs, FlowRunState> = {
  kind: "FlowRun",
  schema,
  computed: { instanceId: true, outputs: true, uncertain: true },
  secrets: ({ secret }) => (secret ? ["outputs"] : []),
  ...runLife<FlowRunInputs, FlowRunState>({
    named: "flow",
    thing: ({ flow }) => `Flow ${flow}`,
    runAgainFor: ["inputs"],
    under: ({ instanceId, outputs }, news) => ({ ...news, instanceId, outputs }),
    run: async (session, inputs) => {
      const { interviewId, outputs } = await runFlow(session, inputs.flow, inputs);
      return { ...inputs, instanceId: interviewId || undefined, outputs };
    },
  }),
};
