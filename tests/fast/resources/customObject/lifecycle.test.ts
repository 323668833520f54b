import type { Properties } from "../../../support/driver";
import { ofEveryKind, set } from "../../lifecycle/lifecycleCase";
import { runLifecycle } from "../../lifecycle/runLifecycle";
import { ofClearing, ofObjects } from "../../lifecycle/switches";

const objectName = "demo__Thing__CST";

type Fields = Record<string, Properties>;

/** The inputs with one attribute of one field changed; `undefined` takes it out. */
function withField(inputs: Properties, key: string, change: Properties | undefined): Properties {
  const { [key]: field, ...others } = inputs.fields as Fields;
  return { ...inputs, fields: change === undefined ? others : { ...others, [key]: { ...field, ...change } } };
}

const setField = (key: string, change: Properties | undefined) => (inputs: Properties) => withField(inputs, key, change);

runLifecycle({
  kind: "CustomObject",
  otherAttributes: {
    ...ofEveryKind,
    view: "tests/fast/resources/customObject/creationOnly.test.ts",
    nameField: "tests/fast/resources/customObject/creationOnly.test.ts",
    __fieldOrder: "tests/fast/resources/customObject/fieldOrder.test.ts",
    allowDataLoss: "tests/fast/resources/customObject/dataLoss.test.ts",
  },
  otherSwitches: {},
  meets: [...ofObjects, ...ofClearing, "nameFilter", "queryMax", "layoutContent"],
  async begin(driver) {
    const picklist = driver.emulator.world.picklists.create({
      name: "demo__Colour",
      masterLabel: "Colour",
      picklistValues: [{ value: "Red", label: "Red" }],
    });
    return {
      name: objectName,
      // A field of another type, or a shorter one, is created again (AZ107).
      allowDataLoss: true,
      label: "Thing",
      description: "A thing",
      fields: {
        code: { dataType: "text", label: "Code", length: 20, unique: true, defaultValue: "x" },
        amount: { dataType: "currency", scale: 2 },
        colour: { dataType: "singleselect", picklistId: picklist.id },
        parent: { dataType: "lookup", referenceObjectName: "self", relationshipName: "Children" },
        note: { dataType: "textarea", length: 100, visibleLines: 5 },
      },
    };
  },
  updates: {
    label: set({ label: "Things!" }),
    "label left out": set({ label: undefined }),
    description: set({ description: "Another thing" }),
    "description left out": set({ description: undefined }),
    pluralLabel: set({ pluralLabel: "Many things" }),
    allowReports: set({ allowReports: true }),
    allowSearch: set({ allowSearch: true }),
    allowSharing: set({ allowSharing: true }),
    allowActivities: set({ allowActivities: true }),
    allowChatter: set({ allowChatter: true }),
    allowStreamingApiAccess: set({ allowStreamingApiAccess: true }),
    allowBulkApiAccess: set({ allowBulkApiAccess: true }),
    trackFieldHistory: set({ trackFieldHistory: true }),
    "fields: one more": setField("vip", { dataType: "checkbox", defaultValue: true }),
    "fields: several more": (inputs) => withField(withField(inputs, "a", { dataType: "date" }), "b", { dataType: "email" }),
    "fields.label": setField("code", { label: "Key" }),
    "fields.inlineHelpText": setField("code", { inlineHelpText: "Read the label" }),
    "fields.description": setField("code", { description: "Unique" }),
    "fields.defaultValue": setField("code", { defaultValue: "y" }),
    "fields.required": setField("code", { required: true }),
    "fields.unique left out": setField("code", { unique: undefined }),
    "fields.searchable": setField("code", { searchable: true }),
    "fields.caseSensitive": setField("code", { caseSensitive: true }),
    "fields.length grows": setField("code", { length: 30 }),
    "fields.length shrinks": setField("code", { length: 10 }),
    "fields.scale grows": setField("amount", { scale: 3 }),
    "fields.visibleLines": setField("note", { visibleLines: 7 }),
    "fields: one gets another name": (inputs) =>
      withField(withField(inputs, "remark", { ...(inputs.fields as Fields).note, renamedFrom: "note" }), "note", undefined),
    "fields: one less": setField("remark", undefined),
    "fields.dataType": setField("amount", { dataType: "number" }),
  },
  replacements: { name: set({ name: "demo__Other__CST" }) },
  drift: [
    {
      title: "the label is changed",
      by: ({ emulator }) => emulator.world.objects.update(objectName, { label: "By hand" }),
      path: "label",
      shows: "By hand",
    },
    {
      title: "the label of a field is changed",
      by: ({ emulator }) => emulator.world.fields.update(objectName, "demo__code__CST", { label: "By hand" }),
      path: "fields.code.label",
      shows: "By hand",
    },
    {
      title: "a field is deleted",
      by: ({ emulator }) => emulator.world.fields.delete(objectName, "demo__amount__CST"),
      path: "fields.amount",
      shows: undefined,
    },
  ],
  deleteByHand: ({ emulator }) => emulator.world.objects.delete(objectName),
  exists: ({ emulator }, { name }) => emulator.world.objects.find(String(name)) !== undefined,
});
