import { complaint, type Deployment } from "../../../support/driver";
import { unreadable, useHalfWay } from "../../lifecycle/halfWay";

const { at, count, fault, silenceAfter, world } = useHalfWay();

describe("values of a picklist", () => {
  const name = "demo__Status";
  const inputs = { name, values: ["New", { value: "Done", label: "Closed" }] };
  const there = () =>
    world()
      .picklists.get(name)
      .values.map(({ value, label }) => `${value}: ${label}`)
      .sort();

  const begin = async () => {
    const status = at.driver.declare("Picklist", inputs);
    await status.up();
    return status;
  };

  const expectAsItWas = async (status: Deployment) => {
    at.driver.emulator.faults.clear();
    expect(await status.up(inputs)).toBe("updated");
    expect(there()).toEqual(["Done: Closed", "New: New"]);
    expect(await status.up(inputs)).toBe("unchanged");
  };

  test("that were added and cannot be read back go again when they leave the program", async () => {
    const status = await begin();
    silenceAfter(2);
    expect(await complaint(status.up({ name, values: [...inputs.values, "Paid"] }))).toContain(unreadable);
    expect(there()).toHaveLength(3);

    await expectAsItWas(status);
  });

  test("that were deleted and cannot be read back come again", async () => {
    const status = await begin();
    // Found and its references counted, twice, looked up, deleted: then there is silence.
    silenceAfter(6);
    await complaint(status.up({ name, values: ["New"] }));
    expect(there()).toEqual(["New: New"]);

    await expectAsItWas(status);
  });

  test("that were deleted so as to be added again come again as they were", async () => {
    const status = await begin();
    fault({ kind: "cut", operation: "AddPicklistValue" });
    fault({ operation: "QueryPicklistValuebyID", skip: 4 });
    await complaint(status.up({ name, values: ["New", { value: "Done", label: "Over" }] }));
    expect(there()).toEqual(["New: New"]);

    await expectAsItWas(status);
  });

  test("that others added meanwhile stay", async () => {
    const status = await begin();
    silenceAfter(1);
    await complaint(status.up({ ...inputs, masterLabel: "State" }));
    at.driver.emulator.faults.clear();
    world().picklists.addValues(name, [{ value: "Theirs", label: "Theirs" }]);

    expect(await status.up(inputs)).toBe("updated");

    expect(there()).toContain("Theirs: Theirs");
  });

  test("are deleted once although the answer gets lost", async () => {
    const status = await begin();
    fault({ kind: "cut", when: "after", operation: "DeletePicklistValuebyID", times: 1 });

    expect(await status.up({ name, values: ["New"] })).toBe("updated");

    expect(there()).toEqual(["New: New"]);
  });

  test("of a new one that cannot be read back are in state", async () => {
    silenceAfter(1);
    const status = at.driver.declare("Picklist", { name, values: ["New", "Paid"] });
    await complaint(status.up());

    await expectAsItWas(status);
  });

  test.each([{ masterLabel: "State" }, { description: "Of the order" }])(
    "stay while %p arrives although the first answer is an error",
    async (change) => {
      const status = await begin();
      fault({ status: 502, operation: "ModifyPicklistValue", times: 1 });

      expect(await status.up({ ...inputs, ...change })).toBe("updated");

      expect(world().picklists.get(name)).toMatchObject(change);
    },
  );

  test("stay while a description that never arrived is not cleared", async () => {
    const status = await begin();
    fault({ status: 502, operation: "ModifyPicklistValue" });
    await complaint(status.up({ ...inputs, description: "Of the order" }));
    at.driver.emulator.requests.clear();

    await expectAsItWas(status);
    expect(count("ModifyPicklistValue")).toBe(0);
  });
});

test.each([
  ["before the value goes", { operation: "DeletePicklistValuebyID" }],
  ["before the value comes again", { operation: "AddPicklistValue", skip: 1 }],
  ["before the placeholder goes", { operation: "DeletePicklistValuebyID", skip: 1 }],
])("a relabelling of the only value that was killed %s is finished by the next up", async (_when, killed) => {
  const status = at.driver.declare("Picklist", { name: "demo__Status", values: ["New"] });
  await status.up();
  const { inputs, outputs } = structuredClone({ inputs: status.inputs, outputs: status.outputs });
  const news = { name: "demo__Status", values: [{ value: "New", label: "Fresh" }] };
  fault(killed);
  await complaint(status.up(news));
  at.driver.emulator.faults.clear();
  // Nothing of a process that was killed reaches state.
  Object.assign(status, { inputs, outputs, isIncomplete: false });

  expect(await status.up(news)).toBe("updated");

  expect(world().picklists.get("demo__Status").values).toMatchObject([{ value: "New", label: "Fresh" }]);
  expect(await status.up(news)).toBe("unchanged");
});

test("a value that somebody added to a picklist goes only after a refresh has shown it", async () => {
  const { driver } = at;
  const inputs = { name: "demo__Status", values: ["New", "Paid"] };
  const status = driver.declare("Picklist", inputs);
  await status.up();
  world().picklists.addValues("demo__Status", [{ value: "Odd", label: "Odd" }]);
  const there = () =>
    world()
      .picklists.get("demo__Status")
      .values.map(({ value }) => value);

  for (const masterLabel of ["State", "Stage"]) {
    expect(await status.up({ ...inputs, masterLabel })).toBe("updated");
    expect(status.outputs.values).toEqual(["New", "Paid"]);
    expect(there()).toContain("Odd");
  }

  await status.refresh();
  expect(status.inputs.values).toEqual(["New", "Paid", "Odd"]);
  await status.up({ ...inputs, masterLabel: "Stage" });
  expect(there()).toEqual(["New", "Paid"]);
});

test("a value of a picklist is added once although the answer got lost", async () => {
  const { driver } = at;
  const status = driver.declare("Picklist", { name: "demo__Status", values: ["New"] });
  await status.up();
  driver.emulator.faults.add({ kind: "cut", when: "after", operation: "AddPicklistValue" });

  expect(await status.up({ name: "demo__Status", values: ["New", "Paid"] })).toBe("updated");

  expect(driver.emulator.world.picklists.get("demo__Status").values.map(({ value }) => value)).toEqual(["New", "Paid"]);
});
