import { ofEveryKind, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofClearing, ofPicklists } from "../../lifecycle/switches";

const picklistName = "demo__Status";

runLifecycle({
  kind: "Picklist",
  otherAttributes: {
    ...ofEveryKind,
    defaultValue: "tests/fast/resources/picklist/defaultValue.test.ts",
    allowDataLoss: "tests/fast/resources/picklist/dataLoss.test.ts",
  },
  otherSwitches: {},
  meets: [...ofPicklists, ...ofClearing],
  begin: async () => ({
    name: picklistName,
    masterLabel: "Status",
    description: "Where it stands",
    values: ["New", "Paid", { value: "Done", label: "Closed" }],
    defaultValue: "New",
  }),
  updates: {
    masterLabel: set({ masterLabel: "State" }),
    "masterLabel left out": set({ masterLabel: undefined }),
    description: set({ description: "How far it is" }),
    "description left out": set({ description: undefined }),
    "values: one more": set({ values: ["New", "Paid", { value: "Done", label: "Closed" }, "Late"] }),
    "values: one less": set({ values: ["New", { value: "Done", label: "Closed" }] }),
    "values: others": set({ values: ["New", "Old", "Older"] }),
    "values: relabelled": set({ values: ["New", "Paid", { value: "Done", label: "Ready" }] }),
  },
  replacements: { name: set({ name: "demo__State" }) },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => emulator.world.picklists.update(picklistName, { masterLabel: "By hand" }),
      path: "masterLabel",
      shows: "By hand",
    },
    {
      title: "a value is added",
      by: ({ emulator }) => emulator.world.picklists.addValues(picklistName, [{ value: "Late", label: "Late" }]),
      path: "values.3",
      shows: "Late",
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.picklists.delete(picklistName),
  exists: ({ emulator }, { name }) => emulator.world.picklists.find(String(name)) !== undefined,
});
