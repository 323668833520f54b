import { makeObject, objectName } from "../../../support/makeObject";
import { ofEveryChild, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofClearing } from "../../lifecycle/switches";

const name = "checkCode";
let other: ReturnType<typeof makeObject>;

runLifecycle({
  kind: "Trigger",
  async begin(driver) {
    other = makeObject(driver, "demo__Other__CST");
    return {
      ...makeObject(driver),
      name,
      label: "Check the code",
      description: "Before a record is stored",
      script: "demo__checkCode",
      jscode: "check();",
      active: true,
      allowDataLoss: true,
      event: "BeforeInsert",
    };
  },
  updates: {
    label: set({ label: "Check" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "Always" }),
    "description left out": set({ description: undefined }),
    script: set({ script: "demo__checkAll" }),
    jscode: set({ jscode: "checkAll();" }),
    "jscode left out": set({ jscode: undefined }),
    event: set({ event: "AfterDelete" }),
    "active: off": set({ active: false }),
    "active: on, and a label": set({ active: true, label: "Check again" }),
  },
  replacements: {
    name: set({ name: "checkEverything" }),
    objectId: (inputs) => ({ ...inputs, ...other }),
  },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => emulator.world.triggers.update(objectName, name, { label: "By hand" }),
      path: "label",
      shows: "By hand",
    },
    {
      title: "it is switched off",
      by: ({ emulator }) => emulator.world.triggers.update(objectName, name, { active: false }),
      path: "active",
      shows: false,
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.triggers.delete(objectName, name),
  exists: ({ emulator }, inputs) => emulator.world.triggers.find(String(inputs.objectId), String(inputs.name)) !== undefined,
  liveId: "triggerId",
  otherAttributes: { ...ofEveryChild, allowDataLoss: "tests/fast/resources/trigger/events.test.ts" },
  otherSwitches: {},
  meets: [...ofClearing, "activeMixed", "eventChange"],
});
