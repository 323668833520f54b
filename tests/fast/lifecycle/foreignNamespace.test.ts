import { complaint, type Properties } from "../../support/driver";
import { makeObject } from "../../support/makeObject";
import { useDriver } from "../../support/useDriver";
import { bpm, flow, script } from "../resources/given";
import { childKinds, everyKind, otherKinds, recordKinds } from "./everyKind";

// The tenant of the emulator has the namespace `demo`.

const at = useDriver();

const kinds: [kind: string, inputs: () => Properties][] = [
  ["CustomObject", () => ({ name: "acme__Order__CST", fields: { code: { dataType: "text" } } })],
  ["Field", () => ({ ...makeObject(at.driver), name: "acme__code__CST", dataType: "text" })],
  ["Picklist", () => ({ name: "acme__Status", values: ["New"] })],
  ["Flow", () => ({ ...flow, name: "acme__approve", localUrl: "/run/acme__approve" })],
  ["Bpm", () => ({ ...bpm, name: "acme__leave" })],
  ["Script", () => ({ ...script, name: "acme__audit" })],
];

everyKind(
  kinds.map(([kind]) => kind),
  { "their names have no namespace": [...childKinds, ...recordKinds, ...otherKinds] },
);

const advice =
  "The namespace of this tenant is demo, not acme. Set it: `pulumi config set astrozero:namespace demo`, ASTROZERO_NAMESPACE=demo, or `namespace` of the Provider.";
const asked = () => at.driver.emulator.requests.count({ operation: "ListApplication" });

describe.each(kinds)("O5: a %s in a namespace that is not the tenant's", (kind, inputs) => {
  test("is refused, and the error says which namespace the tenant has and how to set it", async () => {
    const thing = at.driver.declare(kind, inputs());
    expect(await complaint(thing.up())).toContain(advice);
    expect(thing.id).toBe("");
  });

  test("is made where the platform takes it", async () => {
    at.driver.emulator.dialect.foreignNamespace = "accepted";
    expect(await at.driver.declare(kind, inputs()).up()).toBe("created");
    expect(asked()).toBe(0);
  });

  test("is refused in the platform's words where the applications do not tell the tenant's namespace", async () => {
    const thing = at.driver.declare(kind, inputs());
    at.driver.fault({ operation: "ListApplication", status: 403 });
    const message = await complaint(thing.up());
    expect(message).toContain('is in the namespace "acme"');
    expect(message).not.toContain(advice);
  });
});

test("O5: the namespace is asked for once a run, and what came with a package does not tell it", async () => {
  const { driver } = at;
  const { applications } = driver.emulator.world;
  applications.create({ name: "other__Store", label: "Store" });
  applications.protect("other__Store", "003L000000YGxJbahwps");
  const { process } = driver.run();
  for (const name of ["acme__A__CST", "acme__B__CST"])
    expect(await complaint(process("CustomObject").create({ name, fields: {} }))).toContain(advice);
  expect(asked()).toBe(1);
});

test("O5: what is refused for another reason is told as it was", async () => {
  const { driver } = at;
  driver.emulator.dialect.quota = 0;
  const message = await complaint(driver.declare("CustomObject", { name: "demo__Order__CST", fields: {} }).up());
  expect(message).toContain("the quota of the tenant leaves room for 0");
  expect(message).not.toContain("namespace");
});
