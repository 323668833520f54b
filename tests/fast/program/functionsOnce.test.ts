import * as pulumi from "@pulumi/pulumi";
import { CustomObject, getField, getFieldOutput, getObject, getObjectOutput, getObjects, getPicklist, getTabs } from "../../../provider";
import { makeObject } from "../../support/makeObject";
import { configure, finishProgram, resolved, startEngine } from "./mocks";
import { failureOf, inside, settingsOf, useTenant } from "./tenant";

const tenant = useTenant();

function counts(): Record<string, number> {
  return tenant.emulator.requests.counts();
}

describe("one program run", () => {
  test("asks once for what is asked often, at the same time or later, in either form", async () => {
    await Promise.all([getObject({ name: "Account" }), getObject({ name: "Account" }), resolved(getObjectOutput({ name: "Account" }))]);
    await getObject({ object: "Account" });

    expect(counts()).toEqual({ OAuth2Token: 1, QueryCustomObject: 1, QueryCustomObjectbyID: 1 });
  });

  test("asks for each argument", async () => {
    await Promise.all([getObjects(), getObjects({ type: ["std"] }), getTabs()]);

    expect(counts()).toEqual({ OAuth2Token: 1, QueryCustomObject: 2, QueryTab: 1 });
  });

  test("shares the lists in which names are looked up", async () => {
    const names = ["User", "Account", "Contact"];
    await Promise.all(names.map((object) => getField({ object, name: "name" })));

    expect(counts()).toEqual({ OAuth2Token: 1, QueryCustomObject: 1, QueryCustomObjectbyID: 3, QueryField: 3 });
  });

  test("asks again after a failure", async () => {
    tenant.emulator.faults.add({ kind: "status", status: 403, operation: "QueryTab", when: "before", times: 1 });
    await expect(getTabs()).rejects.toThrow("HTTP 403");
    expect(await getTabs()).toHaveLength(1);
  });

  test("gives each its own copy of an answer", async () => {
    const [first, second] = await Promise.all([getObject({ name: "Account" }), getObject({ name: "Account" })]);
    first.label = "changed";
    first.fields?.splice(0);

    expect(second.label).toBe("Account");
    expect((await getObject({ name: "Account" })).fields).toHaveLength(1);
  });

  test("tells a failure that many meet as one error", async () => {
    configure({ ...settingsOf(tenant.emulator), clientSecret: "not-the-secret" });
    const [one, other, third] = await Promise.all([
      failureOf(getObjectOutput({ name: "A" })),
      failureOf(getObjectOutput({ name: "B" })),
      getTabs().catch((error) => error),
    ]);

    expect(one.message).toMatch(/^OAuth2Token .* failed: HTTP 40\d/);
    expect(other).toBe(one);
    expect(third).toBe(one);
    expect(counts()).toEqual({ OAuth2Token: 1 });
  });
});

test("a program is not over while a question is open", async () => {
  let answered = 0;
  getTabs().then((tabs) => {
    answered = tabs.length;
  });
  await new Promise(setImmediate);
  expect(answered).toBe(0);

  await finishProgram();
  expect(answered).toBe(1);
});

test("another run asks again", async () => {
  expect(await getObjects()).toEqual([]);
  makeObject(tenant, "demo__Order__CST");
  expect(await getObjects()).toEqual([]);

  startEngine();
  expect(await getObjects()).toHaveLength(1);
  expect(counts()).toEqual({ OAuth2Token: 2, QueryCustomObject: 2 });
});

describe("an output that waits for a resource", () => {
  test("is asked after the resource, whatever was answered before", async () => {
    const { objectId: id } = makeObject(tenant, "demo__Order__CST");
    startEngine({ outputs: { Order: { id } } });
    expect((await getObject({ id })).label).toBe("Thing");
    tenant.emulator.world.objects.update(id, { label: "Changed by the program" });

    const order = new CustomObject("Order", {});
    const after = getObjectOutput({ id: order.urn.apply(() => id) });
    expect(await resolved(after.label)).toBe("Changed by the program");
    expect([...(await pulumi.getAllResources(after))]).toEqual([order]);
    expect((await getObject({ id })).label).toBe("Thing");
  });

  test("shares its answers with those that wait for the same", async () => {
    const { objectId: id } = makeObject(tenant, "demo__Order__CST");
    const [one, other] = [new CustomObject("One", {}), new CustomObject("Other", {})];
    const following = (...resources: CustomObject[]) => pulumi.all(resources.map(({ urn }) => urn)).apply(() => id);

    await resolved(getFieldOutput({ object: following(one, other), name: "name" }));
    await resolved(getFieldOutput({ object: following(other, one), name: "name" }));
    expect(counts()).toEqual({ OAuth2Token: 1, QueryCustomObjectbyID: 1, QueryField: 1 });

    await resolved(getFieldOutput({ object: following(one), name: "name" }));
    expect(counts()).toEqual({ OAuth2Token: 1, QueryCustomObjectbyID: 2, QueryField: 2 });
  });

  test("takes the resource itself for an object", async () => {
    const order = new CustomObject("Order", {});
    const error = await failureOf(getFieldOutput({ object: order, name: "name" }));
    // The engine of these tests makes up ids: "Order-id" is taken for a name that is written in full.
    expect(error.message).toBe("getField: there is no object demo__Order-id__CST or Order-id.");
  });

  test("is not known in a preview that makes the resource, and nothing is asked", async () => {
    startEngine({ preview: true });
    const order = new CustomObject("Order", {});
    expect(await inside(getFieldOutput({ object: order, name: "name" })).isKnown).toBe(false);
    expect(counts()).toEqual({});
  });

  test("is secret when an argument is", async () => {
    const output = getObjectOutput({ name: pulumi.secret("Account") });
    expect(await resolved(output.label)).toBe("Account");
    expect(await inside(output).isSecret).toBe(true);
  });
});

test("the promise form says that it cannot wait for outputs", async () => {
  const loose = getPicklist as unknown as (args: object) => Promise<unknown>;
  const status = new CustomObject("Status", {});
  for (const id of [status.id, status, Promise.resolve("x")]) {
    await expect(loose({ id })).rejects.toThrow(
      "getPicklist: id is known only when the program runs. Use getPicklistOutput, which takes outputs and resources.",
    );
  }
});
