import type { Dialect } from "../../../emulator";
import type { Deployment, Driver, Properties } from "../../support/driver";

/** One kind of resource, told as data: what it looks like, how it can change, and what others can do to it. */
export interface Story {
  kind: string;
  /** Makes what the resource needs, and answers its inputs. */
  begin(driver: Driver): Promise<Properties>;
  /** Each attribute that can change in place, alone. */
  updates: Record<string, (inputs: Properties) => Properties>;
  /** Each attribute whose change creates the thing anew. */
  replacements: Record<string, (inputs: Properties) => Properties>;
  /** What somebody does on the platform, and the path at which a refresh shows it. */
  drift: { title: string; by(driver: Driver, deployment: Deployment): void; path: string; shows: unknown }[];
  /** Somebody deletes the thing on the platform. */
  deleteByHand(driver: Driver, deployment: Deployment): void;
  /** Switches that calls of this kind never meet. */
  untouchedBy: readonly (keyof Dialect)[];
  /** Whether the thing is there. */
  exists(driver: Driver, inputs: Properties): boolean;
}

type Fields = Record<string, Properties>;

/** The inputs with one attribute of one field changed; `undefined` takes it out. */
function withField(inputs: Properties, key: string, change: Properties | undefined): Properties {
  const { [key]: field, ...others } = inputs.fields as Fields;
  return { ...inputs, fields: change === undefined ? others : { ...others, [key]: { ...field, ...change } } };
}

const set = (change: Properties) => (inputs: Properties) => ({ ...inputs, ...change });
const setField = (key: string, change: Properties | undefined) => (inputs: Properties) => withField(inputs, key, change);

const objectName = "demo__Thing__CST";

const ofPicklists: (keyof Dialect)[] = ["byId", "valueDelete", "nameFilter", "valueAttributes", "clearDescription"];
const ofObjects: (keyof Dialect)[] = [
  "fieldList",
  "fieldBatch",
  "viewRequired",
  "dataTypeCase",
  "versionCounter",
  "objectDelete",
  "fieldDelete",
  "requireLater",
  "fieldLimit",
  "listEmbeds",
  "schemaCache",
];

export const customObject: Story = {
  kind: "CustomObject",
  untouchedBy: ofPicklists,
  async begin(driver) {
    const picklist = driver.emulator.world.picklists.create({
      name: "demo__Colour",
      masterLabel: "Colour",
      picklistValues: [{ value: "Red", label: "Red" }],
    });
    return {
      name: objectName,
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
    "fields: one less": setField("note", undefined),
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
};

export const field: Story = {
  kind: "Field",
  untouchedBy: ofPicklists,
  async begin({ emulator }) {
    const object = emulator.world.objects.create({
      name: objectName,
      label: "Thing",
      fields: [{ label: "Name", name: "name", dataType: "Name" }],
      view: {
        ObjectDetailLayout: { name: `__layout__${objectName}__detail`, fields: ["name"] },
        ObjectRecordsLayout: { name: `__layout__${objectName}__records`, fields: ["name"] },
      },
    });
    return { objectId: object.id, objectName, name: "demo__code__CST", dataType: "text", label: "Code", length: 20 };
  },
  updates: {
    label: set({ label: "Key" }),
    "label left out": set({ label: undefined }),
    inlineHelpText: set({ inlineHelpText: "Read the label" }),
    description: set({ description: "Unique" }),
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
};

const picklistName = "demo__Status";

export const picklist: Story = {
  kind: "Picklist",
  untouchedBy: ofObjects,
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
    "values: one more": set({ values: ["New", "Paid", { value: "Done", label: "Closed" }, "Late"] }),
    "values: one less": set({ values: ["New", { value: "Done", label: "Closed" }] }),
    "values: others": set({ values: ["Old", "New", "Older"] }),
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
};
