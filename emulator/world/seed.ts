import { blankApplication, blankAttributes, homeTabId, noParts, ownOrigin, switchesOff } from "./blank";
import { firstId } from "./ids";
import type { Audit, State, StoredApplication, StoredField, StoredObject, StoredTab } from "./state";

/** The user behind every token: the one that made everything. */
export const machineUser = { id: "10gd000001Dg00000001", name: "emulator" };

const seedDate = "2024-01-01 00:00:00";
const audit: Audit = { createdBy: machineUser.id, createdDate: seedDate, lastModifiedBy: machineUser.id, lastModifiedDate: seedDate };
const made = { ...ownOrigin, ...audit };

/** Standard objects, for lookups to them and custom fields on them. The ids of User, PortalUser and AttachFile follow the examples. */
const standardObjects = [
  { suffix: "GD", name: "User", label: "User" },
  { suffix: "GE", name: "Account", label: "Account" },
  { suffix: "GF", name: "Contact", label: "Contact" },
  { suffix: "GG", name: "PortalUser", label: "Portal User" },
  { suffix: "GH", name: "AttachFile", label: "Attach File" },
];

/** As page 0003 prints it. */
const homeTab: StoredTab = {
  id: homeTabId,
  name: "Home",
  label: "Home",
  description: "home tab",
  type: "PortalTab",
  logo: "home.logo",
  objectId: "",
  pageId: null,
  webURL: null,
  ...made,
};

/** Name of the application in which everything is made that comes over REST. */
export function sampleName(namespace: string): string {
  return `${namespace}__Sample`;
}

function sampleApplication(namespace: string): StoredApplication {
  return {
    id: "000f000001Dg00000001",
    name: sampleName(namespace),
    label: "Sample",
    description: "An application of the emulator",
    ...blankApplication,
    ...made,
  };
}

/** A fresh tenant. */
export function seedState(namespace: string, now: number): State {
  const application = sampleApplication(namespace);
  const objects = standardObjects.map(standardObject);
  const user = objects.find(({ name }) => name === "User");
  if (user) user.records[machineUser.id] = { ...audit, id: machineUser.id, owner: machineUser.id, values: { name: machineUser.name } };
  return {
    lastId: firstId(now),
    users: { [machineUser.id]: machineUser },
    objects: Object.fromEntries(objects.map((object) => [object.id, object])),
    picklists: {},
    applications: { [application.id]: application },
    tabs: { [homeTab.id]: { ...homeTab } },
    pages: {},
    flows: {},
    flowInstances: {},
    bpms: {},
    scripts: {},
  };
}

function standardObject({ suffix, name, label }: (typeof standardObjects)[number]): StoredObject {
  const id = `stad00000000000000${suffix}`;
  const preset = presetField(`stad00000000000001${suffix}`, id, "Name", audit);
  return {
    id,
    keyPrefix: `10${suffix.toLowerCase()}`,
    name,
    category: 2,
    label,
    pluralLabel: `${label}s`,
    description: "",
    version: 55834574848,
    ...switchesOff,
    madeAt: 0,
    ...noParts(),
    fields: { [preset.id]: preset },
    ...made,
  };
}

/** The record-name field that every object has. */
export function presetField(id: string, objectId: string, label: string, stamp: Audit): StoredField {
  return {
    id,
    objectId,
    name: "name",
    label,
    dataType: "Name",
    category: 2,
    col: "NAME",
    sequenceNo: 1,
    ...blankAttributes,
    dataLength: 255,
    references: [],
    numbersGiven: 0,
    madeAt: 0,
    ...ownOrigin,
    ...stamp,
  };
}
