import { complaint } from "../../../support/driver";
import { makeObject, objectName } from "../../../support/makeObject";
import { useHalfWay } from "../../lifecycle/halfWay";

const { at, fault, silenceAfter, world } = useHalfWay();

describe("a field on its own", () => {
  const begin = async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__code__CST", dataType: "text", length: 10, allowDataLoss: true };
    const field = at.driver.declare("Field", inputs);
    await field.up();
    silenceAfter(1);
    await complaint(field.up({ ...inputs, length: 20 }));
    at.driver.emulator.faults.clear();
    return { field, inputs };
  };
  const length = () => world().fields.get(objectName, "demo__code__CST").dataLength;

  test("that became longer is replaced after a refresh, and only then", async () => {
    const { field, inputs } = await begin();
    const { id } = field;
    expect(length()).toBe(20);

    expect(await complaint(field.up(inputs))).toContain("Run `pulumi refresh`, then `pulumi up`: that replaces it.");
    expect(await complaint(field.up({ ...inputs, label: "Code" }))).toContain("Run `pulumi refresh`");
    expect(field.id).toBe(id);

    await field.refresh();
    expect(field.inputs).toEqual({ ...inputs, length: 20 });
    expect(await field.up(inputs)).toBe("replaced");
    expect(length()).toBe(10);
  });

  test("that became longer and holds values is not replaced", async () => {
    const { field, inputs: allowed } = await begin();
    const inputs = { ...allowed, allowDataLoss: undefined };
    world().records.add(objectName, [{ demo__code__CST: "A-1" }]);

    expect(await complaint(field.up(inputs))).toContain("AZ104");

    expect(length()).toBe(20);
  });

  test("that did not get its decimals is not replaced for them", async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__price__CST", dataType: "currency" };
    const field = at.driver.declare("Field", inputs);
    await field.up();
    fault({ kind: "cut", operation: "UpdateField" });
    fault({ operation: "QueryField" });
    await complaint(field.up({ ...inputs, scale: 2 }));
    at.driver.emulator.faults.clear();

    expect(await field.up({ ...inputs, label: "Price" })).toBe("updated");

    expect(world().fields.get(objectName, "demo__price__CST")).toMatchObject({ label: "Price", scale: 0 });
  });

  test("that was created and cannot be read back is in state", async () => {
    const inputs = { ...makeObject(at.driver), name: "demo__code__CST", dataType: "text" };
    const field = at.driver.declare("Field", inputs);
    silenceAfter(1);
    await complaint(field.up());
    at.driver.emulator.faults.clear();

    expect(await field.up()).toBe("updated");
    expect(await field.up()).toBe("unchanged");
    await field.destroy();
    expect(world().fields.find(objectName, "demo__code__CST")).toBeUndefined();
  });
});
