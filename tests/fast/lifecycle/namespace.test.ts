import type { Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { childKinds, everyKind, otherKinds, recordKinds } from "./everyKind";

const at = useDriver();

const named: [string, (namespace: string) => Properties][] = [
  ["CustomObject", (namespace) => ({ name: `${namespace}__Order__CST` })],
  ["Field", (namespace) => ({ ...makeObject(at.driver), name: `${namespace}__code__CST`, dataType: "text" })],
  ["Picklist", (namespace) => ({ name: `${namespace}__Colour`, values: ["Red"] })],
  ["Script", (namespace) => ({ name: `${namespace}__audit`, content: "export class A {}" })],
  ["Flow", (namespace) => ({ name: `${namespace}__nightly`, localUrl: `/run/${namespace}__nightly`, definition: {} })],
  ["Bpm", (namespace) => ({ name: `${namespace}__approve`, definition: {} })],
];

everyKind(
  named.map(([kind]) => kind),
  {
    "has a name of its own": [...childKinds, ...recordKinds],
    "has no name that begins with the namespace": otherKinds,
  },
);

it.each(named)("L7: a %s is not made again because the namespace changed", async (kind, declare) => {
  const { driver } = at;
  const olds = declare("demo");
  const news = { ...olds, name: String(olds.name).replace("demo__", "other__") };

  const { failures } = await driver.process(kind).check(olds, news);

  expect(failures.map(({ reason }) => reason)).toContainEqual(
    `name: ${olds.name} would be deleted and created again as ${news.name}, since the namespace changed from demo to other. The namespace of a tenant ` +
      "never changes: set astrozero:namespace back to demo, and use a stack of its own for another tenant.",
  );
});

it("L7: another name is another thing, also in another namespace", async () => {
  const { driver } = at;
  const order = driver.declare("CustomObject", { name: "demo__Order__CST" });
  await order.up();

  expect(await order.up({ name: "other__Sale__CST" })).toBe("replaced");
});
