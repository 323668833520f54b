import { makeObject, objectName } from "../../../support/makeObject";
import { ofEveryChild, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";

const name = "Service desk";
let other: ReturnType<typeof makeObject>;

runLifecycle({
  kind: "Layout",
  async begin(driver) {
    other = makeObject(driver, "demo__Other__CST");
    return { ...makeObject(driver), name, fields: ["name"], allowDataLoss: true };
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
      title: "a field is exchanged in the page editor",
      by: ({ emulator }) => emulator.world.layouts.setFields(objectName, name, ["createdDate"]),
      path: "fields.0",
      shows: "createdDate",
      heals: "replaced",
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.layouts.delete(objectName, name),
  exists: ({ emulator }, inputs) => emulator.world.layouts.find(String(inputs.objectId), String(inputs.name)) !== undefined,
  liveId: "layoutId",
  otherAttributes: { ...ofEveryChild, allowDataLoss: "tests/fast/resources/layout/layout.test.ts" },
  otherSwitches: {},
  meets: ["layoutContent", "layoutDefaults"],
});
