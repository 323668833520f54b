import { complaint, type Properties } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";

const at = useDriver({ names: "addPrefix" });

// What has no namespace is not checked: an object without one is refused before.
beforeEach(() => {
  at.driver.isUnchecked = true;
});

const kinds: [kind: string, inputs: Properties, stored: string][] = [
  ["CustomObject", { name: "Order__CST", fields: { code: { dataType: "text" } } }, "demo__Order__CST"],
  ["Picklist", { name: "Status", values: ["New"] }, "demo__Status"],
  ["Flow", { ...flow, name: "approve" }, "demo__approve"],
  ["Bpm", { ...bpm, name: "leave" }, "demo__leave"],
  ["Script", { ...script, name: "audit" }, "demo__audit"],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "a field takes the name that the platform gave it": ["Field"],
    "their names have no namespace": [...childKinds, ...fileKinds],
    "they have no name": [...recordKinds, ...eventKinds, "BpmInstance"],
  },
);

describe.each(kinds)("a %s that the platform stores under another name", (kind, inputs, stored) => {
  // No waiting changes a name.
  test("is in state, and the error says at once what to configure", async () => {
    at.driver.clock.waits.length = 0;
    const thing = at.driver.declare(kind, inputs);

    expect(await complaint(thing.up())).toContain(`as ${stored}. Set astrozero:namespace to the namespace of the tenant`);

    expect(thing).toMatchObject({ isIncomplete: true, outputs: { name: stored } });
    expect(at.driver.clock.waits).toEqual([]);
  });

  test.each(["alternating", "byId", 2] as const)("is told, also where reads are old (%s)", async (staleReads) => {
    at.driver.emulator.dialect.staleReads = staleReads;

    expect(await complaint(at.driver.declare(kind, inputs).up())).toContain(`as ${stored}. Set astrozero:namespace`);
  });
});
