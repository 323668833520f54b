import type { StoredTab } from "../world/state";
import type { World } from "../world/world";
import { sorted, typedHistory } from "./people";

/** A tab in the list (0003). */
export function printTab(tab: StoredTab, world: World): object {
  const { id, name, label, description, type, logo, objectId, pageId, webURL, protectMode, installedPackage } = tab;
  return sorted({
    belongTo: null,
    bpId: null,
    custom: true,
    description,
    id,
    installedPackage: installedPackage || null,
    kanbanId: null,
    label,
    layoutId: null,
    logo,
    name,
    objectId,
    openWay: 0,
    pageId,
    properties: "",
    protectMode,
    reportId: null,
    showDeviceType: null,
    showRegion: 0,
    type,
    "type.name": type,
    visibility: null,
    webURL,
    websiteId: null,
    ...typedHistory(tab, world),
  });
}
