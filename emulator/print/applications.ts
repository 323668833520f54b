import type { StoredApplication } from "../world/state";
import type { World } from "../world/world";
import { sorted, typed, typedHistory } from "./people";

/** An application, in the list (00104); by id (0080) the same is inferred. */
export function printApplication(application: StoredApplication, world: World): object {
  const { id, name, label, description, type, active, properties, logo, defaultTabId, protectMode, installedPackage } = application;
  return sorted({
    active,
    belongTo: null,
    category: null,
    coreVersion: null,
    custom: true,
    ...typed("defaultTabId", defaultTabId, "Tab", world.tabs.get(defaultTabId).name),
    description,
    id,
    // What packages are called is not known here.
    ...(installedPackage ? typed("installedPackage", installedPackage, "PackageInstall", installedPackage) : { installedPackage: null }),
    introductionPageID: null,
    isIncremental: false,
    label,
    logo,
    name,
    properties,
    protectMode,
    type,
    visibility: null,
    visibleScope: null,
    ...typedHistory(application, world),
  });
}
