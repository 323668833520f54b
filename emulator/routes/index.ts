import { Routes } from "../serve";
import { serveAuth } from "./auth";
import { serveFields } from "./fields";
import { serveLayouts } from "./layouts";
import { serveObjects } from "./objects";
import { servePicklists } from "./picklists";
import { serveRecords } from "./records";

/** Every call that the emulator serves, group by group as in the contract. */
export function allRoutes(): Routes {
  const routes = new Routes();
  for (const group of [serveAuth, serveObjects, serveFields, serveLayouts, servePicklists, serveRecords]) group(routes.serve);
  return routes;
}
