import { complaint } from "../../support/driver";
import { useDriver } from "../../support/useDriver";
import { flow, script } from "../resources/given";

// What the answers about flows and scripts may leave out.

const at = useDriver();

test.each(["compileInfo", "id", "nothing"] as const)(
  "a change that does not compile is an error with the compiler's words (flowChangeResult: %s)",
  async (flowChangeResult) => {
    const { driver } = at;
    driver.emulator.dialect.flowChangeResult = flowChangeResult;
    const thing = driver.declare("Flow", flow);
    await thing.up();
    expect(await thing.up({ ...flow, label: "Changed" })).toBe("updated");

    driver.isUnchecked = true;
    const message = await complaint(thing.up({ ...flow, startElement: "nowhere" }));

    expect(message).toContain("there is no element nowhere");
    expect(await thing.up(flow)).toBe("updated");
    expect(driver.emulator.world.flows.get("demo__approve").status).toBe("Pass");
  },
);

test("where neither the change nor flag=check tells why a flow does not compile, the error names the designer", async () => {
  const { driver } = at;
  Object.assign(driver.emulator.dialect, { flowChangeResult: "id", flowCheck: "nothing" });
  const thing = driver.declare("Flow", flow);
  await thing.up();
  driver.isUnchecked = true;
  expect(await complaint(thing.up({ ...flow, startElement: "nowhere" }))).toContain("open it in the designer");
  expect(await thing.up(flow)).toBe("updated");
});

const eventTrigger = { ...flow, processType: "Event Trigger", event: "demo__ordered" };

test.each([flow, eventTrigger])("a flow of which reads tell neither type nor address is as declared ($processType)", async (inputs) => {
  const { driver } = at;
  driver.emulator.dialect.flowRead = "empty";
  const thing = driver.declare("Flow", inputs);
  await thing.up();
  expect(await thing.refresh()).toBe(true);
  expect(thing.inputs).toEqual(inputs);
  const before = driver.emulator.world.flows.get("demo__approve").definition;

  expect(await thing.up({ ...inputs, label: "Changed" })).toBe("updated");

  expect(driver.emulator.world.flows.get("demo__approve").definition).toEqual({ ...before, label: "Changed" });
  expect(thing.outputs).toMatchObject(inputs.processType ? { processType: "Event Trigger" } : {});
});

test("an adopted flow keeps its type, also where the platform does not tell it", async () => {
  const { driver } = at;
  await driver.declare("Flow", eventTrigger).up();
  driver.emulator.dialect.flowRead = "empty";
  driver.emulator.requests.clear();
  const { processType, ...silent } = eventTrigger;
  const thing = driver.declare("Flow", { ...silent, adoptExisting: true });

  expect(await complaint(thing.up())).toContain("cannot be adopted: the platform does not tell its processType: declare it.");
  expect(driver.emulator.requests.count(({ method }) => method === "PUT" || method === "POST")).toBe(0);

  expect(await driver.declare("Flow", { ...eventTrigger, adoptExisting: true }).up()).toBe("created");
  expect(driver.emulator.world.flows.get("demo__approve").definition).toMatchObject({ processType, event: "demo__ordered" });
});

test("a script that is off has no signature where only enabled ones tell it, and has it when it is on", async () => {
  const { driver } = at;
  driver.emulator.dialect.signatureOf = "enabled";
  const thing = driver.declare("Script", script);

  expect(await thing.up()).toBe("created");
  expect(thing.outputs).not.toHaveProperty("signature");
  expect(driver.warnings).toEqual([expect.stringContaining("The platform does not tell the signature of script demo__audit.")]);

  driver.warnings.length = 0;
  expect(await thing.up({ ...script, active: true })).toBe("updated");
  expect(thing.outputs).toHaveProperty("signature");
  expect(driver.warnings).toEqual([]);
  expect(await thing.up({ ...script, active: false })).toBe("updated");
  expect(thing.outputs).not.toHaveProperty("signature");
});
