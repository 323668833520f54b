import type { Handler } from "../../../lifecycle/handler";
import { runsAgainFor } from "../../runsAgainFor";
import { runLife } from "../life";
import { runFlow } from "../toRun";
import { type FlowRunInputs, type FlowRunState, schema } from "./schema";

export const flowRun: Handler<FlowRunInputs, FlowRunState> = {
  kind: "FlowRun",
  schema,
  mayBeUnset: ["inputs", "triggers", "instanceId", "outputs", "uncertain"],
  computed: { instanceId: true, outputs: true, uncertain: true },
  secrets: ({ secret }) => (secret ? ["outputs"] : []),
  ...runLife<FlowRunInputs, FlowRunState>({
    named: "flow",
    thing: ({ flow }) => `Flow ${flow}`,
    againFor: runsAgainFor.FlowRun,
    under: ({ instanceId, outputs }, news) => ({ ...news, instanceId, outputs }),
    run: async (session, inputs) => {
      const { interviewId, outputs, screen } = await runFlow(session, inputs.flow, inputs);
      if (screen) session.warn(stopped(inputs.flow, interviewId, screen));
      return { ...inputs, instanceId: interviewId || undefined, outputs };
    },
  }),
};

function stopped(flow: string, interviewId: string, screen: unknown): string {
  const { name } = Object(screen) as { name?: unknown };
  return (
    `Flow ${flow} has stopped at ${typeof name === "string" ? `its screen ${name}` : "a screen"}${interviewId ? ` (instance ${interviewId})` : ""}: ` +
    "nothing behind it has run, and no user is there to answer. Take a flow without screens."
  );
}
