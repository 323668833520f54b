import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script, trigger, validator } from "../resources/given";
import { bulkKinds, everyKind, fileKinds, recordKinds, runKinds, schemaKinds } from "./everyKind";

// Between the preview and the update somebody else changes the thing: another stack, or a person in the designer.

const at = useDriver();

/** Of each kind: its inputs, an attribute with what the others and the program make of it, and another attribute. */
const kinds: [string, Properties, string, [theirs: unknown, ours: unknown], Properties][] = [
  ["Trigger", trigger, "script", ["demo__theirs", "demo__ours"], { label: "Ours" }],
  ["Validator", validator, "errorMessage", ["Theirs", "Ours"], { label: "Ours" }],
  ["Flow", flow, "label", ["Theirs", "Ours"], { description: "Ours" }],
  ["Bpm", bpm, "label", ["Theirs", "Ours"], { description: "Ours" }],
  ["Script", script, "content", ["export const a = 1;\n", "export const b = 2;\n"], { description: "Ours" }],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "only the attributes that changed are written": schemaKinds,
    "a layout never changes": ["Layout"],
    "columns are compared by row, with each refresh": recordKinds,
    "their content is told by its hash": fileKinds,
    "they happen once": [...runKinds, ...bulkKinds, "BpmInstance"],
  },
);

const isOfObject = (kind: string) => kind === "Trigger" || kind === "Validator";

/** A thing of the program, changed by others since. */
async function changed(kind: string, given: Properties, change: Properties) {
  const { driver } = at;
  const inputs: Properties = isOfObject(kind) ? { ...makeObject(driver), ...given } : given;
  const thing = driver.declare(kind, inputs);
  await thing.up();
  await driver.declare(kind, { ...inputs, ...change, adoptExisting: true }).up();
  driver.emulator.requests.clear();
  return { thing, inputs };
}

describe.each(kinds)("%s", (kind, given, name, [theirs, ours], other) => {
  const writes = () => at.driver.emulator.requests.list.filter(({ method }) => method === "PUT" || method === "DELETE").length;

  test("what others changed is not overwritten unseen", async () => {
    const { thing, inputs } = await changed(kind, given, { [name]: theirs });

    const told = await complaint(thing.up({ ...inputs, [name]: ours }));

    expect(told).toContain(`was changed on the platform since its state was read: ${name} (last change by emulator at 20`);
    expect(told).toContain("Nothing was overwritten. Run `pulumi refresh`");
    expect([writes(), thing.outputs[name]]).toEqual([0, inputs[name]]);
    await thing.refresh();
    expect(thing.outputs[name]).toBe(theirs);
    expect(await thing.up({ ...inputs, [name]: ours })).toBe("updated");
    expect(await thing.up()).toBe("unchanged");
    expect(writes()).toBeGreaterThan(0);
  });

  test("what others made as the program has it now is no conflict", async () => {
    const { thing, inputs } = await changed(kind, given, { [name]: ours });
    expect(await thing.up({ ...inputs, [name]: ours })).toBe("updated");
  });

  test("a read that is old is no conflict", async () => {
    const { driver } = at;
    driver.emulator.dialect.staleReads = 2;
    const inputs: Properties = isOfObject(kind) ? { ...makeObject(driver), ...given } : given;
    const thing = driver.declare(kind, inputs);
    await thing.up();
    await thing.up({ ...inputs, [name]: theirs });
    expect(await thing.up({ ...inputs, [name]: ours })).toBe("updated");
  });

  test("a change of another attribute overwrites only what is written as a whole", async () => {
    const { thing, inputs } = await changed(kind, given, { [name]: theirs });
    const news = { ...inputs, ...other };
    if (isOfObject(kind)) expect(await thing.up(news)).toBe("updated");
    else expect(await complaint(thing.up(news))).toContain(`since its state was read: ${name} (`);
  });
});
