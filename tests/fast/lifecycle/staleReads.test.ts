import { unsureReads } from "../../../emulator/server/staleReads";
import { directoryOf, fileOf } from "../../support/bucket";
import type { Deployment, Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, record, recordSet, script, trigger, validator } from "../resources/given";
import { instanceOf } from "../resources/runs";
import { eventKinds, everyKind } from "./everyKind";

const at = useDriver();
const count = (operation: string) => at.driver.emulator.requests.count({ operation });

/** Reads as often as reads may be old. */
async function letReadsCatchUp({ kind, id, outputs }: Deployment): Promise<void> {
  for (let read = 0; read < unsureReads(at.driver.emulator.dialect); read++) await at.driver.process(kind).read(id, outputs);
}

type Kind = [kind: string, inputs: () => Properties, create: string];

const kinds: Kind[] = [
  ["CustomObject", () => ({ name: objectName }), "CreateCustomObject"],
  ["Field", () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" }), "AddField"],
  ["Picklist", () => ({ name: "demo__Status", values: ["New"] }), "CreatePicklistInstance"],
  ["Trigger", () => ({ ...makeObject(at.driver), ...trigger }), "AddTrigger"],
  ["Validator", () => ({ ...makeObject(at.driver), ...validator, active: false }), "AddValidationRule"],
  ["Layout", () => ({ ...makeObject(at.driver), name: "Brief" }), "AddLayout"],
  ["Flow", () => flow, "CreateFlow"],
  ["Bpm", () => bpm, "CreateBPM"],
  ["Script", () => script, "CreateScript"],
  ["File", () => fileOf(at.driver), "UploadFile"],
  ["Directory", () => directoryOf(at.driver), "UploadFile"],
  ["BpmInstance", () => instanceOf(at.driver, { purge: true }), "StartBPMInstance"],
  ["Record", () => ({ ...record, objectName: makeObject(at.driver).objectName }), "AddData"],
  ["RecordSet", () => ({ ...recordSet, objectName: makeObject(at.driver).objectName }), "AddData"],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "nothing of them is read": eventKinds },
);

describe.each([
  ["alternating", "404"],
  ["alternating", "400"],
  ["byId", "404"],
  ["byId", "400"],
] as const)("where reads are %s and of what they miss say %s", (staleReads, missing) => {
  beforeEach(() => {
    Object.assign(at.driver.emulator.dialect, { staleReads, missing });
  });

  test.each(kinds)("a %s is created once, and a refresh that follows does not take it for deleted", async (kind, inputs, create) => {
    const made = at.driver.declare(kind, inputs());

    expect(await made.up()).toBe("created");
    expect(await made.refresh()).toBe(true);

    expect(count(create)).toBe(1);
  });

  // An instance that no list has stays in state: course.test.ts of the kind.
  const deletable = kinds.filter(([kind]) => kind !== "BpmInstance");

  test.each(deletable)("a %s that somebody deleted is gone", async (kind, inputs) => {
    const made = at.driver.declare(kind, inputs());
    await made.up();
    await letReadsCatchUp(made);
    await at.driver.process(kind).delete(made.id, made.outputs);
    await letReadsCatchUp(made);

    expect(await made.refresh()).toBe(false);
  });
});

describe.each([
  ["Validator", () => ({ ...makeObject(at.driver), ...validator })],
  ["Flow", () => ({ ...flow, active: true })],
  ["Bpm", () => ({ ...bpm, active: true })],
  ["Script", () => ({ ...script, label: "Audit", active: true })],
] as [string, () => Properties][])("a %s that is on by its state, and off by a read that is old,", (kind, inputs) => {
  // Which of the reads is old depends on how many there were.
  describe.each([0, 1, 2, 3])("%p reads later", (reads) => {
    const begin = async () => {
      const { driver } = at;
      Object.assign(driver.emulator.dialect, { staleReads: "alternating", changeActive: "refused", deleteActive: "refused" });
      const thing = driver.declare(kind, inputs());
      await thing.up();
      for (let read = 0; read < reads; read++) await driver.process(kind).read(thing.id, thing.outputs);
      return thing;
    };

    test("is switched off before it is changed, and on again", async () => {
      const thing = await begin();

      expect(await thing.up({ ...thing.inputs, label: "Changed" })).toBe("updated");

      await letReadsCatchUp(thing);
      await thing.refresh();
      expect(thing.inputs).toMatchObject({ label: "Changed", active: true });
    });

    test("is switched off when the program says so", async () => {
      const thing = await begin();

      expect(await thing.up({ ...thing.inputs, active: false })).toBe("updated");

      await letReadsCatchUp(thing);
      await thing.refresh();
      expect(thing.inputs).toMatchObject({ active: false });
    });

    test("is switched off before it is deleted", async () => {
      const thing = await begin();
      await thing.destroy();
      expect(thing.id).toBe("");
    });
  });
});

describe("an update ends with what was written, although a later read is old", () => {
  beforeEach(() => {
    at.driver.emulator.dialect.staleReads = "alternating";
  });

  /** Changes a thing that was there long ago; answers what its state says afterwards. */
  async function changed(kind: string, inputs: Properties, news: Properties): Promise<Properties> {
    const thing = at.driver.declare(kind, inputs);
    await thing.up();
    await letReadsCatchUp(thing);
    expect(await thing.up(news)).toBe("updated");
    return thing.outputs;
  }

  const rows: [string, () => Properties, Properties][] = [
    ["Trigger", () => ({ ...makeObject(at.driver), ...trigger }), { label: "Checked" }],
    ["Trigger", () => ({ ...makeObject(at.driver), ...trigger }), { event: "AfterInsert" }],
    ["Trigger", () => ({ ...makeObject(at.driver), ...trigger }), { active: false }],
    ["Validator", () => ({ ...makeObject(at.driver), ...validator }), { errorMessage: "Else." }],
    ["Flow", () => ({ ...flow, active: true }), { label: "Agree" }],
    ["Flow", () => ({ ...flow, active: true }), { active: false }],
    ["Bpm", () => ({ ...bpm, active: true }), { label: "Holidays" }],
    ["Script", () => ({ ...script, active: true }), { content: "export const user = 'somebody';\n" }],
    ["CustomObject", () => ({ name: objectName, label: "Thing" }), { nameField: { label: "Number" } }],
    ["CustomObject", () => ({ name: objectName, label: "Thing" }), { label: "Object" }],
    ["Field", () => ({ ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" }), { label: "Code" }],
  ];

  test.each(rows)("%s %#", async (kind, inputs, change) => {
    const before = inputs();
    expect(await changed(kind, before, { ...before, ...change })).toMatchObject(change);
  });

  test("a field that was there already, and was changed into what is declared", async () => {
    const inputs = { name: objectName, label: "Thing", adoptExisting: true };
    const thing = at.driver.declare("CustomObject", inputs);
    await thing.up();
    at.driver.emulator.world.fields.add(objectName, [{ name: "demo__code__CST", label: "Theirs", dataType: "text" }]);
    await letReadsCatchUp(thing);

    await thing.up({ ...inputs, fields: { code: { dataType: "text", label: "Code" } } });

    expect(thing.outputs).toMatchObject({ fields: { code: { label: "Code" } } });
  });

  test.each([
    ["one of several", ["New", "Paid"]],
    ["the only one", ["New"]],
  ])("a value of a picklist that is relabelled, %s", async (_which, values) => {
    const name = "demo__Status";
    const news = values.map((value) => (value === "New" ? { value, label: "Fresh" } : value));
    expect(await changed("Picklist", { name, values }, { name, values: news })).toMatchObject({ values: news });
    const { values: there } = at.driver.emulator.world.picklists.get(name);
    expect(there.map(({ value }) => value).sort()).toEqual([...values].sort());
  });
});
