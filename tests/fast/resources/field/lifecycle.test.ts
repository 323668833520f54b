import { makeObject, objectName } from "../../../support/makeObject";
import { ofEveryChild, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofClearing, ofObjects } from "../../lifecycle/switches";

const ofOtherTypes = [
  ...["maskType", "maskChar", "visibleLines", "scale", "picklistId", "pattern", "startingNumber", "formula"],
  ...["referenceObjectName", "relationshipName", "relationshipLabel"],
];

runLifecycle({
  kind: "Field",
  otherAttributes: {
    ...ofEveryChild,
    objectId: "tests/fast/resources/field/relations.test.ts",
    allowDataLoss: "tests/fast/resources/field/dataLoss.test.ts",
    profiles: "tests/fast/resources/field/layouts.test.ts",
    layouts: "tests/fast/resources/field/layouts.test.ts",
    // Those of other types than text.
    referenceObjectId: "tests/fast/resources/field/relations.test.ts",
    ...Object.fromEntries(ofOtherTypes.map((name) => [name, "tests/fast/resources/field/dataTypes.test.ts"])),
  },
  otherSwitches: {},
  meets: [...ofObjects, ...ofClearing],
  async begin(driver) {
    return {
      ...makeObject(driver),
      name: "demo__code__CST",
      dataType: "text",
      // Of another type, or shorter, it is created again (AZ107).
      allowDataLoss: true,
      label: "Code",
      inlineHelpText: "As on the invoice",
      description: "Not unique",
      length: 20,
    };
  },
  updates: {
    label: set({ label: "Key" }),
    "label left out": set({ label: undefined }),
    inlineHelpText: set({ inlineHelpText: "Read the label" }),
    "inlineHelpText left out": set({ inlineHelpText: undefined }),
    description: set({ description: "Unique" }),
    "description left out": set({ description: undefined }),
    defaultValue: set({ defaultValue: "y" }),
    required: set({ required: true }),
    unique: set({ unique: true }),
    searchable: set({ searchable: true }),
    caseSensitive: set({ caseSensitive: true }),
    "length grows": set({ length: 30 }),
  },
  replacements: {
    name: set({ name: "demo__other__CST" }),
    dataType: set({ dataType: "number" }),
    "length shrinks": set({ length: 10 }),
  },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => emulator.world.fields.update(objectName, "demo__code__CST", { label: "By hand" }),
      path: "label",
      shows: "By hand",
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.fields.delete(objectName, "demo__code__CST"),
  exists: ({ emulator }, { name }) => emulator.world.fields.find(objectName, String(name)) !== undefined,
});
