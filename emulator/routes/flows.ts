import {
  activateFlow,
  checkFlow,
  createFlow,
  deleteFlow,
  describeFlow,
  flowInstanceStates,
  getFlow,
  getFlowInstances,
  getFlows,
  updateFlow,
} from "../../provider/contract/flows";
import { Written } from "../outcomes";
import { printCompileInfo } from "../print/definitions";
import { printFlowInstance } from "../print/flowInstances";
import { printDependencies, printFlow, printParameters } from "../print/flows";
import type { Serve } from "../serve";
import { selected, switchesOnlyActive, takesActive } from "./definitions";

export function serveFlows(serve: Serve): void {
  serve(createFlow, ({ body }, { world }) => printCompileInfo(world.flows.create(body)));

  serve(getFlows, ({ query: { processType, baseline, ...query } = {} }, { world }) => {
    const flows = world.flows.all().filter(({ definition }) => processType === undefined || definition.processType === processType);
    // No flow of the emulator is preset by the system.
    return baseline === "true" ? [] : selected(flows, query).map((flow) => printFlow(flow, world));
  });

  serve(getFlowInstances, ({ path, query }, { world }) => {
    const only = query?.fields?.split(",");
    const state = flowInstanceStates.find((selector) => selector === path.stateOrInstance);
    if (!state) return printFlowInstance(world.flowInstances.get(path.stateOrInstance), world, only);
    return world.flowInstances.query(state, query).map((instance) => printFlowInstance(instance, world, only));
  });

  serve(checkFlow, ({ path }, { world }) => printCompileInfo(world.flows.get(path.flowId)), {
    match: (request) => (request.query?.flag === "check" ? request : undefined),
  });

  serve(
    describeFlow,
    ({ path, query }, { world }) => {
      const flow = world.flows.get(path.flowId);
      return query.flag === "dep" ? printDependencies(flow) : printParameters(flow);
    },
    { match: (request) => (request.query?.flag === undefined ? undefined : request) },
  );

  serve(getFlow, ({ path }, { world }) => printFlow(world.flows.get(path.flowId), world));

  serve(
    activateFlow,
    ({ path, body }, { world }) => {
      if (takesActive("flow", world.dialect)) world.flows.setActive(path.flowId, body.active);
      return new Written(1);
    },
    { match: switchesOnlyActive },
  );

  serve(updateFlow, ({ path, body }, { world }) => printCompileInfo(world.flows.update(path.flowId, body)));

  serve(deleteFlow, ({ path }, { world }) => {
    world.flows.delete(path.flowId);
    return new Written("1");
  });
}
