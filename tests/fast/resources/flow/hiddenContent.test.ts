import { complaint, type Properties } from "../../../support/driver";
import { useDriver } from "../../../support/useDriver";
import { flow } from "../given";

// Whether the platform returns the elements of a flow is not documented.
const at = useDriver({ definitionRead: "absent" });

const elements = { decisions: [{ name: "check", label: "New" }] };
const live = () => at.driver.emulator.world.flows.get("demo__approve");

function makeByHand() {
  const { flows } = at.driver.emulator.world;
  const decisions = [{ name: "check", label: "Old" }];
  flows.create({
    name: "demo__approve",
    localUrl: "/run/demo__approve",
    label: "Approve",
    processType: "Autolaunched Flow",
    startElement: "check",
    decisions,
  });
}

test("an adopted flow is written before it is enabled", async () => {
  makeByHand();
  const thing = at.driver.declare("Flow", { ...flow, definition: elements, adoptExisting: true, active: true });

  await thing.up();

  expect(live()).toMatchObject({ active: true, definition: elements });
});

test("a flow of somebody else is not taken for our own because its elements do not show", async () => {
  makeByHand();
  const thing = at.driver.declare("Flow", { ...flow, definition: elements });

  expect(await complaint(thing.up())).toContain("Set adoptExisting: true to manage it");

  expect(live().definition).toMatchObject({ decisions: [{ name: "check", label: "Old" }] });
});

test("a change that got lost is written again, though nothing shows", async () => {
  const { driver } = at;
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.emulator.faults.add({ kind: "cut", when: "before", operation: "ModifyFlow" });

  expect(await thing.up({ ...flow, definition: elements })).toBe("updated");

  expect(live().definition).toMatchObject(elements);
});

test("where every answer gets lost that is an error, and the next up writes", async () => {
  const { driver } = at;
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.fault({ kind: "cut", operation: "ModifyFlow" });

  expect(await complaint(thing.up({ ...flow, definition: elements }))).toContain("ModifyFlow");

  driver.emulator.faults.clear();
  expect(await thing.up({ ...flow, definition: elements })).toBe("updated");
  expect(live().definition).toMatchObject(elements);
});

test("when it is unknown whether what does not show arrived, taking the change back writes the old content", async () => {
  const { driver } = at;
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.fault({ kind: "cut", when: "after", operation: "ModifyFlow" });
  await complaint(thing.up({ ...flow, definition: elements }));
  expect(live().definition).toMatchObject(elements);

  driver.emulator.faults.clear();
  expect(await thing.up(flow)).toBe("updated");

  expect(live().definition).toMatchObject(flow.definition as object);
});

test("a flow that is on is not said to be as before while that is unknown", async () => {
  const { driver } = at;
  const on = { ...flow, active: true };
  const thing = driver.declare("Flow", on);
  await thing.up();
  driver.fault({ kind: "cut", when: "after", operation: "ModifyFlow" });

  expect(await complaint(thing.up({ ...on, definition: elements }))).toContain("It could not be put back as it was.");

  driver.emulator.faults.clear();
  expect(await thing.up(on)).toBe("updated");
  expect(live()).toMatchObject({ active: true, definition: flow.definition });
});

test("an adoption that could not write has not written: the next up does, before it switches on", async () => {
  const { driver } = at;
  makeByHand();
  driver.fault({ status: 403, operation: "ModifyFlow", times: 2 });
  const inputs = { ...flow, definition: elements, adoptExisting: true, active: true };
  const thing = driver.declare("Flow", inputs);
  await complaint(thing.up());

  driver.emulator.faults.clear();
  expect(await thing.up()).toBe("updated");
  expect(live()).toMatchObject({ active: true, definition: elements });
});

describe.each([
  ["before the work", "before"],
  ["after it", "after"],
] as const)("a change whose answers got lost %s, and a refresh that does not tell", (_, when) => {
  const lose = async (inputs: Properties, change: Properties) => {
    const { driver } = at;
    const thing = driver.declare("Flow", inputs);
    await thing.up();
    driver.fault({ kind: "cut", when, operation: "ModifyFlow" });
    expect(await complaint(thing.up({ ...inputs, ...change }))).toContain("ModifyFlow");
    driver.emulator.faults.clear();
    await thing.refresh();
    return thing;
  };

  test.each([
    ["the program as it is writes the new content", { ...flow, definition: elements }],
    ["the program as it was writes the old content", flow],
  ])("%s", async (_which, program) => {
    const thing = await lose(flow, { definition: elements });

    expect(await thing.up(program)).toBe("updated");

    expect(live().definition).toMatchObject(program.definition as object);
    expect(thing.outputs).not.toHaveProperty("unfinished");
    expect(await thing.up(program)).toBe("unchanged");
  });

  test("a member that is there and empty tells nothing either", async () => {
    at.driver.emulator.dialect.flowRead = "empty";
    const inputs = { ...flow, event: "demo__ordered", processType: "Event Trigger" };
    const thing = await lose(inputs, { processType: "Autolaunched Flow" });

    expect(await thing.up(inputs)).toBe("updated");

    expect(live().definition).toMatchObject({ processType: "Event Trigger" });
  });
});

test("content that was written before it could not be switched on is no plain failure: the program as it was writes the old content", async () => {
  const { driver } = at;
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.fault({ status: 400, operation: "ActivateFlow" });
  await complaint(thing.up({ ...flow, definition: elements, active: true }));
  expect(live().definition).toMatchObject(elements);

  driver.emulator.faults.clear();
  expect(await thing.up(flow)).toBe("updated");

  expect(live().definition).toMatchObject(flow.definition as object);
});
