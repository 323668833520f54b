import { makeObject, objectName } from "../../../support/makeObject";
import { ofEveryChild, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";

const name = "Service desk";
let other: ReturnType<typeof makeObject>;

runLifecycle({
  kind: "Layout",
  async begin(driver) {
    other = makeObject(driver, "demo__Other__CST");
    return { ...makeObject(driver), name, fields: ["name"] };
  },
  // The platform has no call to change a layout.
  updates: {},
  replacements: {
    name: set({ name: "Front desk" }),
    objectId: (inputs) => ({ ...inputs, ...other }),
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
  meets: ["layoutContent", "layoutDefaults"],
});
