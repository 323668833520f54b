import { makeObject, objectName } from "../../../support/makeObject";
import { ofEveryChild, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofChangeWhileActive, ofClearing } from "../../lifecycle/switches";

const name = "NameGiven";
let other: ReturnType<typeof makeObject>;

runLifecycle({
  kind: "Validator",
  async begin(driver) {
    other = makeObject(driver, "demo__Other__CST");
    return {
      ...makeObject(driver),
      name,
      label: "Name given",
      description: "Every record has a name",
      active: true,
      errorExpression: "name == ''",
      errorMessage: "A name is needed.",
    };
  },
  updates: {
    label: set({ label: "Name" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "No record is nameless" }),
    "description left out": set({ description: undefined }),
    errorExpression: set({ errorExpression: "CONTAINS(name, 'aa')!=true" }),
    errorMessage: set({ errorMessage: "Give it a name." }),
    "active: off": set({ active: false }),
    "active: on, and a label": set({ active: true, label: "Named" }),
    "active left out": set({ active: undefined }),
  },
  replacements: {
    name: set({ name: "Named" }),
    objectId: (inputs) => ({ ...inputs, ...other }),
  },
  drift: [
    {
      title: "the message is changed",
      by: ({ emulator }) => {
        emulator.world.validators.get(objectName, name).errorMessage = "By hand";
      },
      path: "errorMessage",
      shows: "By hand",
    },
    {
      title: "it is switched off",
      by: ({ emulator }) => emulator.world.validators.update(objectName, name, { active: false }),
      path: "active",
      shows: false,
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.validators.delete(objectName, name),
  exists: ({ emulator }, inputs) => emulator.world.validators.find(String(inputs.objectId), String(inputs.name)) !== undefined,
  liveId: "validatorId",
  otherAttributes: ofEveryChild,
  otherSwitches: {},
  meets: [...ofClearing, ...ofChangeWhileActive, "activeOnCreate", "activeMixed"],
});
