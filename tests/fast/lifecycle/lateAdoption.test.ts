import * as flows from "../../../provider/contract/flows";
import * as picklists from "../../../provider/contract/picklists";
import * as triggers from "../../../provider/contract/triggers";
import { complaint, type Properties } from "../../support/driver";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { flow, trigger } from "../resources/given";
import { eventKinds, everyKind, fileKinds, recordKinds } from "./everyKind";

// The first look is older than what somebody else has just made: the refused create shows that it is there.
const at = useDriver({ staleReads: 1 });

const picklist = { name: "demo__Status", masterLabel: "Theirs" };

const kinds: [string, () => Promise<Properties>, string][] = [
  [
    "Trigger",
    async () => {
      const place = makeObject(at.driver);
      const body = { ...trigger, label: "Theirs" } as never;
      await at.driver.connect().call(triggers.create, { path: { objectId: place.objectId }, body });
      return { ...place, ...trigger };
    },
    "AddTrigger",
  ],
  [
    "Picklist",
    async () => {
      const body = { ...picklist, picklistValues: [{ value: "A", label: "A" }] } as never;
      await at.driver.connect().call(picklists.create, { body });
      return { name: picklist.name, values: ["B"] };
    },
    "CreatePicklistInstance",
  ],
  [
    "Flow",
    async () => {
      const { definition, ...attributes } = flow;
      const body = { ...attributes, ...(definition as object), label: "Theirs", processType: "Autolaunched Flow" } as never;
      await at.driver.connect().call(flows.create, { body });
      return flow;
    },
    "CreateFlow",
  ],
];

everyKind(
  kinds.map(([kind]) => kind),
  {
    "it is adopted by the code of its family": ["CustomObject", "Validator", "Layout", "Bpm", "Script"],
    "it has a create of its own": ["Field"],
    "they are found by their keys before they are created": recordKinds,
    "nothing of them is adopted": eventKinds,
    "they are looked for before they are made: start.test.ts, file.test.ts and directory.test.ts": [...fileKinds, "BpmInstance"],
  },
);

test.each(kinds)("%s is adopted where the program says so", async (kind, made, create) => {
  const inputs = await made();
  const thing = at.driver.declare(kind, { ...inputs, adoptExisting: true });

  expect(await thing.up()).toBe("created");

  expect(at.driver.emulator.requests.count({ operation: create })).toBe(2);
  expect(thing.outputs.adopted).toBe(true);
});

test("what cannot become what is declared is refused for that reason", async () => {
  const [kind, made] = kinds[0] as (typeof kinds)[number];
  const inputs = await made();
  at.driver.emulator.world.triggers.protect(objectName, "checkCode");

  const message = await complaint(at.driver.declare(kind, { ...inputs, adoptExisting: true }).up());

  expect(message).toContain("cannot be adopted: it belongs to the installed package");
});
