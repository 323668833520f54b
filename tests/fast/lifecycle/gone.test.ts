import { CheckError, words } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { allCases } from "./allCases";
import { fileKinds } from "./everyKind";

// A platform may say the same of a call on a thing that is gone and of one that it does not offer.

const at = useDriver({ throttleRate: 100 });

/** What comes again by itself: its content is in the program. */
const comesAgain = [...fileKinds, "RecordSet"];

const changes = allCases().flatMap(({ kind, begin, updates, deleteByHand }) =>
  deleteByHand && !comesAgain.includes(kind)
    ? Object.entries(updates).map(([name, change]) => [kind, name, { begin, change, deleteByHand }] as const)
    : [],
);

test.each(changes)("%s, %s: what somebody has deleted is told to be gone", async (kind, _name, { begin, change, deleteByHand }) => {
  const inputs = await begin(at.driver);
  const thing = at.driver.declare(kind, inputs);
  await thing.up();
  deleteByHand(at.driver, thing);
  at.driver.emulator.requests.clear();

  const told = await thing.up(JSON.parse(JSON.stringify(change(inputs)))).then(
    () => "",
    // Some changes are none without those before them.
    (error) => (error instanceof CheckError ? "" : words(error)),
  );

  // Calls that the API reference prints say so themselves. What asks nothing cannot know it.
  const gone = / is gone\. Run `pulumi refresh`, then `pulumi up`\.$|It does not exist \(any more\): run pulumi refresh/;
  const wasAsked = at.driver.emulator.requests.list.some(({ status }) => status !== 200);
  expect(told).toMatch(wasAsked || told !== "" ? gone : /^$/);
  expect(thing.isIncomplete).toBe(false);
});

test("a field that somebody has deleted from an object is told to be gone", async () => {
  const inputs = { name: "demo__Thing__CST", label: "Thing", fields: { code: { dataType: "text", length: 20 } } };
  const thing = at.driver.declare("CustomObject", inputs);
  await thing.up();
  const { world } = at.driver.emulator;
  world.fields.delete("demo__Thing__CST", "demo__code__CST");
  const { fieldIds } = thing.outputs as { fieldIds: Record<string, string> };
  const told = await thing.up({ ...inputs, fields: { code: { dataType: "text", length: 20, label: "Other" } } }).catch(words);
  expect(told).toBe(
    "CustomObject demo__Thing__CST, update: Field demo__code__CST of object demo__Thing__CST " +
      `(id ${fieldIds.code}) is gone. Run \`pulumi refresh\`, then \`pulumi up\`.`,
  );
});
