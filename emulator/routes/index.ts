import { Routes } from "../serve";
import { serveApplications } from "./applications";
import { serveAuth } from "./auth";
import { serveBpms } from "./bpms";
import { serveButtons } from "./buttons";
import { serveFields } from "./fields";
import { serveFlows } from "./flows";
import { serveLayouts } from "./layouts";
import { serveObjects } from "./objects";
import { servePages } from "./pages";
import { servePicklists } from "./picklists";
import { serveRecords } from "./records";
import { serveScripts } from "./scripts";
import { serveTabs } from "./tabs";
import { serveTriggers } from "./triggers";
import { serveValidators } from "./validators";

const groups = [
  serveAuth,
  serveObjects,
  serveFields,
  serveTriggers,
  serveValidators,
  serveLayouts,
  serveButtons,
  servePicklists,
  serveApplications,
  servePages,
  serveTabs,
  serveFlows,
  serveScripts,
  serveBpms,
  serveRecords,
];

/** Every call that the emulator serves, group by group as in the contract. */
export function allRoutes(): Routes {
  const routes = new Routes();
  for (const group of groups) group(routes.serve);
  return routes;
}
