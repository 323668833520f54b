import { setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import {
  CustomObject,
  getFieldOutput,
  getObjectOutput,
  getPagesOutput,
  getPicklistOutput,
  getScriptSignatureOutput,
  getTabs,
  getTabsOutput,
  Picklist,
  type QueryOutputOptions,
  Script,
} from "../../../provider";
import { resolved, secretOnTheWire, startEngine } from "./mocks";
import { failureOf, inside, useTenant } from "./tenant";

const tenant = useTenant();

const pageOfOrder = "__layout__demo__Order__CST__detail";

function makeOrder() {
  return tenant.emulator.world.objects.create({ name: "demo__Order__CST", label: "Order", fields: [] });
}

async function expectUnknown(answer: pulumi.Output<unknown>): Promise<void> {
  expect(await inside(answer).isKnown).toBe(false);
  expect(tenant.emulator.requests.counts()).toEqual({});
}

describe("in a preview an output is not known, and nothing is asked,", () => {
  test.each<[title: string, ask: () => pulumi.Output<unknown>]>([
    ["an object by its name", () => getObjectOutput({ name: new CustomObject("Order", {}).name })],
    ["a script by its name", () => getScriptSignatureOutput({ name: new Script("price", { content: "" }).name })],
    ["a text made of a name", () => getObjectOutput({ name: pulumi.interpolate`${new CustomObject("Order", {}).name}` })],
    ["the object of a thing", () => getFieldOutput({ object: new CustomObject("Order", {}), name: "rating" })],
  ])("while a resource behind its arguments is to be made: %s", async (_title, ask) => {
    startEngine({ preview: true });
    await expectUnknown(ask());
  });

  test("while an object behind its arguments is to be changed", async () => {
    // The engine knows the id of an object with a change, and no output that is no input.
    startEngine({ preview: true });
    const order = CustomObject.get("order", makeOrder().id);
    await expectUnknown(getFieldOutput({ object: order, name: "rating" }));
  });

  test("and is while they stay as they are, or something else is to be changed", async () => {
    const { id, keyPrefix } = makeOrder();
    const status = tenant.emulator.world.picklists.create({ name: "demo__Status", masterLabel: "State" });
    startEngine({ preview: true, outputs: { order: { keyPrefix } } });

    expect(await resolved(getObjectOutput({ object: CustomObject.get("order", id) }).label)).toBe("Order");
    expect(await resolved(getPicklistOutput({ id: Picklist.get("status", status.id).id }).masterLabel)).toBe("State");
  });
});

test("a secret output of the resource does not make an answer secret", async () => {
  const { id, keyPrefix } = makeOrder();
  startEngine({ outputs: { order: { keyPrefix: secretOnTheWire(keyPrefix) } } });
  const order = CustomObject.get("order", id);
  expect(await inside(order.keyPrefix).isSecret).toBe(true);

  const answer = getObjectOutput({ object: order });
  expect(await resolved(answer.label)).toBe("Order");
  expect(await inside(answer).isSecret).toBe(false);
});

test("an argument that fails is told as it is", async () => {
  const lost = new pulumi.RunError("lost");
  expect(await failureOf(getObjectOutput({ name: pulumi.output(Promise.reject(lost)) }))).toBe(lost);
});

class Shop extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Shop", name, {}, opts);
    new CustomObject("Order", {}, { parent: this });
  }
}

/** What it is made of comes later. */
class Mall extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Mall", name);
  }

  protected override async initialize(): Promise<void> {
    await setTimeout(20);
    new Shop("shop", { parent: this });
  }
}

describe("dependsOn", () => {
  type Dependencies = QueryOutputOptions["dependsOn"];

  const forms: [title: string, make: () => Dependencies][] = [
    ["a resource", () => new CustomObject("Order", {})],
    ["several", () => [new CustomObject("Other", {}), new CustomObject("Order", {})]],
    ["a promise of a resource", () => Promise.resolve(new CustomObject("Order", {}))],
    ["an output of resources", () => pulumi.output([new CustomObject("Order", {})])],
    ["an output that waits itself", () => new CustomObject("Order", {}).urn.apply(() => new CustomObject("Other", {}))],
    ["a component", () => new Shop("shop")],
    ["a component in a component that takes its time", () => new Mall("mall")],
  ];

  /** An engine that takes its time to make an object of the tenant. */
  function startSlowEngine(): void {
    const making = async (name: string) => {
      await setTimeout(20);
      if (name === "Order") makeOrder();
    };
    startEngine({ making });
  }

  test.each(forms)("%s: an output is asked afterwards", async (_title, make) => {
    startSlowEngine();
    const pages = getPagesOutput({}, { dependsOn: make() });
    expect((await resolved(pages)).map(({ name }) => name)).toContain(pageOfOrder);

    const behind = [...(await pulumi.getAllResources(pages))].filter(pulumi.CustomResource.isInstance);
    expect(await Promise.all(behind.map(({ urn }) => resolved(urn)))).toContainEqual(expect.stringMatching(/::Order$/));
  });

  test.each(forms)("%s: an output is not known in a preview that makes it", async (_title, make) => {
    startEngine({ preview: true });
    await expectUnknown(getPagesOutput({}, { dependsOn: make() }));
  });

  test("does not make an answer secret", async () => {
    const pages = getPagesOutput({}, { dependsOn: pulumi.secret(new CustomObject("Order", {})) });
    expect(await resolved(pages)).toEqual([]);
    expect(await inside(pages).isSecret).toBe(false);
  });

  // What the compiler refuses, and JavaScript does not.
  test("takes resources only", async () => {
    const error = await failureOf(getTabsOutput({}, { dependsOn: "Order" as unknown as pulumi.Resource }));
    expect(error).toBeInstanceOf(pulumi.RunError);
    expect(error.message).toBe("getTabs: dependsOn takes resources, and was given something else.");
  });

  test("is refused by the promise, which cannot wait", async () => {
    const loose = getTabs as (args: object, opts: QueryOutputOptions) => Promise<unknown>;
    await expect(loose({}, { dependsOn: new CustomObject("Order", {}) })).rejects.toThrow(
      "getTabs: a promise does not wait for dependsOn. Use getTabsOutput, which does.",
    );
  });
});
