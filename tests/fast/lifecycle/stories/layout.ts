import { makeObject } from "./objects";
import { ofEveryChild, type Story, set } from "./story";
import { ofChangeWhileActive, ofClearing, ofDefinitions, ofObjects, ofPicklists } from "./switches";

const objectName = "demo__Thing__CST";
const name = "Service desk";
let otherObject = "";

export const layout: Story = {
  kind: "Layout",
  async begin(driver) {
    otherObject = makeObject(driver, "demo__Other__CST");
    return { objectId: makeObject(driver, objectName), objectName, name, fields: ["name"] };
  },
  // The platform has no call to change a layout.
  updates: {},
  replacements: {
    name: set({ name: "Front desk" }),
    objectId: (inputs) => ({ ...inputs, objectId: otherObject, objectName: "demo__Other__CST" }),
    existingPageLayout: set({ existingPageLayout: "records" }),
    viewName: set({ viewName: "desk" }),
  },
  drift: [
    {
      title: "a field is added in the page editor",
      by: ({ emulator }) => emulator.world.layouts.setFields(objectName, name, ["name", "createdDate"]),
      path: "fields.1",
      shows: "createdDate",
      heals: "replaced",
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.layouts.delete(objectName, name),
  exists: ({ emulator }, inputs) => emulator.world.layouts.find(String(inputs.objectId), String(inputs.name)) !== undefined,
  liveId: "layoutId",
  otherAttributes: ofEveryChild,
  otherSwitches: {},
  untouchedBy: [
    ...ofChangeWhileActive,
    ...ofObjects,
    ...ofPicklists,
    ...ofClearing,
    ...ofDefinitions,
    "activeOnCreate",
    "activeMixed",
    "eventChange",
  ],
};
