import type { StoredPage, StoredPageEvent } from "../world/state";
import type { World } from "../world/world";
import { sorted, typed, typedHistory, typedPerson } from "./people";

/** A page in the list (0005): basic data only. */
export function printListedPage(page: StoredPage, world: World): object {
  return sorted({ ...basics(page, world), deletedDate: null, isDeleted: false });
}

/** A page by id (0006). What its content is called is unknown, so it has none. */
export function printPage(page: StoredPage, world: World): object {
  return sorted({ ...basics(page, world), events: page.events.map((event) => printEvent(event, world)) });
}

function basics(page: StoredPage, world: World): object {
  const { id, name, label, description, active, protectMode, installedPackage } = page;
  const [application] = world.applications.all();
  return {
    active,
    application: null,
    // The example prints the application's id and no name.
    ...(application ? typed("belongTo", application.id, "Application", "") : { belongTo: null }),
    custom: true,
    customStyle: null,
    description,
    id,
    installedPackage: installedPackage || null,
    label,
    layer: "null",
    libraries: "[]",
    logo: null,
    name,
    overridable: true,
    pageType: null,
    protectMode,
    referencePageId: null,
    systemModifiedDate: null,
    type: "Page",
    version: "1.0.1",
    visibility: 0,
    ...typedHistory(page, world),
  };
}

/** An event as far as the example shows it. */
function printEvent({ id, action, createdBy, createdDate, lastModifiedBy, lastModifiedDate }: StoredPageEvent, world: World): object {
  return {
    action,
    belongTo: null,
    ...typedPerson("createdBy", createdBy, world),
    createdDate,
    custom: true,
    id,
    installedPackage: null,
    ...typedPerson("lastModifiedBy", lastModifiedBy, world),
    lastModifiedDate,
  };
}
