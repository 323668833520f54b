import { handlers } from "../../../provider/dynamic/handlers";
import { makeObject, objectName } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { classesOf, nameOf, outputsOf, resourceFiles } from "../agreement/mutants";

const at = useDriver();

it("L6: outputs without a value are in state: the engine takes what state does not name for unknown in every preview", async () => {
  const { driver } = at;
  const { id, outs } = await driver.process("CustomObject").create({ name: "demo__Order__CST" });

  expect(outs).toMatchObject({ label: null, pluralLabel: null, description: null, adopted: false });
  const { props, inputs } = await driver.process("CustomObject").read(id, outs);
  expect(props).toEqual(outs);
  expect(inputs).toEqual({ name: "demo__Order__CST" });
  expect(await driver.process("CustomObject").diff(id, outs, { name: "demo__Order__CST" })).toMatchObject({ replaces: [] });
});

it("L6: what was adopted says so, and what has a value has it", async () => {
  const { driver } = at;
  makeObject(driver);

  const { outs } = await driver.process("CustomObject").create({ name: objectName, label: "Thing", adoptExisting: true });

  expect(outs).toMatchObject({ label: "Thing", adopted: true });
});

const optional = resourceFiles().map((file) => {
  const [kind = ""] = classesOf(file).filter((name) => handlers.has(name));
  const outputs = outputsOf(file).filter((output) => /(\| undefined|<unknown)>;$/.test(output.getText()));
  return [kind, outputs.map(nameOf)] as const;
});

it.each(optional)("L6: %s names each output that its class declares as optional", (kind, outputs) => {
  expect(handlers.get(kind)?.mayBeUnset ?? []).toEqual(outputs);
});
