import type { Dialect } from "../../../../emulator";
import { data } from "../session";
import { useDialects } from "./open";

const { session, open } = useDialects();

describe("records", () => {
  async function withRecord(dialect: Partial<Dialect>) {
    open(dialect);
    const { id: picklistId } = session.emulator.world.picklists.create({
      name: "demo__Tags",
      masterLabel: "Tags",
      picklistValues: ["red", "blue"].map((value) => ({ value, label: value })),
    });
    const { id } = await session.makeObject("demo__Order__CST", [
      { name: "demo__amount__CST", dataType: "currency" },
      { name: "demo__paid__CST", dataType: "checkbox" },
      { name: "demo__tags__CST", dataType: "multiselect", picklistId },
    ]);
    const values = { demo__amount__CST: "7.50", demo__paid__CST: true, demo__tags__CST: "red;blue" };
    const [record] = session.emulator.world.records.add(id, [values]);
    return (await session.get(`${data}/bobject/demo__Order__CST/${record?.id}`)).at(0);
  }

  test.each<[Partial<Dialect>, object]>([
    [{ numberWire: "string" }, { demo__amount__CST: "7.50" }],
    [{ numberWire: "number" }, { demo__amount__CST: 7.5 }],
    [{ checkboxWire: "boolean" }, { demo__paid__CST: true }],
    [{ checkboxWire: "string" }, { demo__paid__CST: "true" }],
    [{ multiSelectWire: "joined" }, { demo__tags__CST: "red;blue" }],
    [{ multiSelectWire: "array" }, { demo__tags__CST: ["red", "blue"] }],
  ])("%j", async (dialect, wire) => {
    expect(await withRecord(dialect)).toMatchObject(wire);
  });

  test.each<[Dialect["systemFields"], number]>([
    ["ignored", 200],
    ["refused", 400],
  ])("systemFields: %s", async (systemFields, status) => {
    const { post, order, emulator } = open({ systemFields });
    const { id } = await order();
    const records = [{ name: "one", createdDate: "2020-01-01 00:00:00" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(status);
    const [made] = emulator.world.records.query(id).records;
    if (status === 200) expect(made?.createdDate).not.toBe("2020-01-01 00:00:00");
  });

  test("schemaCache: delayed", async () => {
    const { post, order, emulator } = open({ schemaCache: "delayed" });
    const { id } = await order();
    expect((await post(`${data}/count/demo__Order__CST`, {})).status).toBe(404);
    await session.clock.sleep(250);
    expect((await post(`${data}/count/demo__Order__CST`, {})).at()).toBe(0);
    emulator.world.fields.add(id, [{ name: "demo__late__CST", label: "Late", dataType: "text" }]);
    const records = [{ demo__late__CST: "x" }];
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(400);
    await session.clock.sleep(250);
    expect((await post(`${data}/bobject/demo__Order__CST`, { records })).status).toBe(200);
  });
});
