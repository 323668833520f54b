import * as pulumi from "@pulumi/pulumi";
import { CustomObject, Field, fields, Picklist, Provider } from "../../../provider";
import { configure, finishProgram, registeredNames, registration, resolved, secretOnTheWire, startEngine } from "./mocks";

beforeEach(() => {
  startEngine();
  configure({});
});
afterEach(finishProgram);

class Component extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Component", name, {}, opts);
  }
}

const everywhere = { ASTROZERO_NAMESPACE: "fromEnvironment" };

describe("names are made in the namespace", () => {
  test("of the explicit provider", async () => {
    configure({ namespace: "fromConfig" }, everywhere);
    const provider = new Provider("tenant", { namespace: "explicit" });
    const customer = new CustomObject("Customer", { fields: { code: fields.text() } }, { provider });
    const status = new Picklist("Status", { values: ["New"] }, { provider });
    const vip = new Field("vip", { object: customer, ...fields.checkbox() }, { provider });

    expect(customer.apiName).toBe("explicit__Customer__CST");
    expect(customer.field("code")).toBe("explicit__code__CST");
    expect((await registration(status)).inputs.name).toBe("explicit__Status");
    expect((await registration(vip)).inputs.name).toBe("explicit__vip__CST");
    const reference = `${await resolved(provider.urn)}::tenant-id`;
    for (const resource of [customer, status, vip]) expect((await registration(resource)).provider).toBe(reference);
  });

  test.each<[string, (provider: Provider) => pulumi.Resource]>([
    ["a component with `provider`", (provider) => new Component("parent", { provider })],
    ["a component with `providers`", (provider) => new Component("parent", { providers: [provider] })],
    ["a component with a map of `providers`", (provider) => new Component("parent", { providers: { "pulumi-nodejs": provider } })],
    [
      "a component in such a component",
      (provider) => new Component("inner", { parent: new Component("outer", { providers: [provider] }) }),
    ],
    ["a resource with `provider`", (provider) => new CustomObject("Parent", {}, { provider })],
  ])("of the parent's provider: %s", async (_title, parentOf) => {
    configure({ namespace: "fromConfig" }, everywhere);
    const provider = new Provider("tenant", { namespace: "inherited" });
    const parent = parentOf(provider);
    const customer = new CustomObject("Customer", {}, { parent });
    const vip = new Field("vip", { object: customer, ...fields.checkbox() }, { parent });

    expect(customer.apiName).toBe("inherited__Customer__CST");
    expect((await registration(vip)).inputs.name).toBe("inherited__vip__CST");
    for (const resource of [customer, vip]) {
      expect((await registration(resource)).provider).toBe(`${await resolved(provider.urn)}::tenant-id`);
    }
  });

  test("of the resource's own provider rather than of the parent's", () => {
    const parent = new Component("parent", { providers: [new Provider("outer", { namespace: "outer" })] });
    const provider = new Provider("inner", { namespace: "inner" });

    expect(new CustomObject("Customer", {}, { parent, provider }).apiName).toBe("inner__Customer__CST");
  });

  test("of the stack configuration, when there is no provider", () => {
    configure({ namespace: "fromConfig" }, everywhere);
    expect(new CustomObject("Customer", {}).apiName).toBe("fromConfig__Customer__CST");
  });

  test("of the stack configuration, when the provider has none of its own", () => {
    configure({ namespace: "fromConfig" }, everywhere);
    const provider = new Provider("tenant", { url: "https://test.example.com" });
    expect(new CustomObject("Customer", {}, { provider }).apiName).toBe("fromConfig__Customer__CST");
  });

  test("of the environment, when nothing else tells one", () => {
    configure({}, everywhere);
    expect(new CustomObject("Customer", {}).apiName).toBe("fromEnvironment__Customer__CST");
    const provider = new Provider("tenant");
    expect(new CustomObject("Supplier", {}, { provider }).apiName).toBe("fromEnvironment__Supplier__CST");
  });

  test("an empty setting is none", () => {
    configure({ namespace: "" }, everywhere);
    expect(new CustomObject("Customer", {}).apiName).toBe("fromEnvironment__Customer__CST");
  });

  test("`name` stands for the name of the resource, and what is written in full stays", async () => {
    configure({ namespace: "demo" });
    expect(new CustomObject("a", { name: "Customer" }).apiName).toBe("demo__Customer__CST");
    expect(new CustomObject("b", { name: "other__Thing__CST" }).apiName).toBe("other__Thing__CST");
    expect((await registration(new Picklist("c", { name: "other__Status", values: ["x"] }))).inputs.name).toBe("other__Status");
  });
});

describe("without a namespace", () => {
  const constructors: [string, () => pulumi.Resource][] = [
    ["CustomObject", () => new CustomObject("Customer", {})],
    ["Picklist", () => new Picklist("Status", { values: ["New"] })],
    ["Field", () => new Field("vip", { object: "stad00000000000000GA", ...fields.checkbox() })],
  ];

  test.each(constructors)("a %s says everything that is missing, once, and registers nothing", (_kind, construct) => {
    expect(construct).toThrow(pulumi.RunError);
    expect(construct).toThrow(
      [
        "Astro Zero is not configured: 4 settings are missing.",
        '  pulumi config set astrozero:url "https://<your installation>"   or the environment variable ASTROZERO_URL',
        '  pulumi config set astrozero:clientId "<client_id of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_ID',
        '  pulumi config set --secret astrozero:clientSecret "<client_secret of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_SECRET',
        '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
      ].join("\n"),
    );
    expect(registeredNames()).toEqual([]);
  });

  test("what is configured is not asked for again", () => {
    configure({ url: "https://example.com" }, { ASTROZERO_ACCESS_TOKEN: "t" });

    expect(() => new CustomObject("Customer", {})).toThrow(
      [
        "Astro Zero is not configured: 1 setting is missing.",
        '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
      ].join("\n"),
    );
  });
});

describe("a provider", () => {
  test("hands every setting on as a text, and nothing else", async () => {
    const provider = new Provider("tenant", {
      url: "https://test.example.com",
      clientId: "client-1",
      clientSecret: "canary-secret",
      namespace: "acme",
      undocumentedOperations: "deny",
      maxConcurrency: 4,
      requestsPerSecond: pulumi.output(2.5),
      timeout: 60,
      caFile: "/etc/ca.pem",
      proxy: "http://user:canary@proxy:3128",
    });

    expect(await registration(provider)).toMatchObject({ type: "pulumi:providers:pulumi-nodejs", name: "tenant" });
    expect((await registration(provider)).inputs).toEqual({
      "astrozero:url": "https://test.example.com",
      "astrozero:clientId": "client-1",
      "astrozero:clientSecret": secretOnTheWire("canary-secret"),
      "astrozero:namespace": "acme",
      "astrozero:undocumentedOperations": "deny",
      "astrozero:maxConcurrency": "4",
      "astrozero:requestsPerSecond": "2.5",
      "astrozero:timeout": "60",
      "astrozero:caFile": "/etc/ca.pem",
      "astrozero:proxy": secretOnTheWire("http://user:canary@proxy:3128"),
    });
  });

  test("credentials are secrets wherever they come from", async () => {
    configure({ clientSecret: "from-config", accessToken: "token-from-config" });

    expect((await registration(new Provider("a"))).inputs).toEqual({
      "astrozero:clientSecret": secretOnTheWire("from-config"),
      "astrozero:accessToken": secretOnTheWire("token-from-config"),
    });
    expect((await registration(new Provider("b", { accessToken: pulumi.output("plain") }))).inputs).toMatchObject({
      "astrozero:accessToken": secretOnTheWire("plain"),
    });
    expect((await registration(new Provider("c", { clientId: pulumi.secret("hidden") }))).inputs).toMatchObject({
      "astrozero:clientId": secretOnTheWire("hidden"),
    });
  });

  test("arguments win over the stack configuration, which fills the rest", async () => {
    configure({ url: "https://config.example.com", clientId: "from-config", timeout: "30" }, { ASTROZERO_PROXY: "http://proxy:3128" });

    const { inputs } = await registration(new Provider("tenant", { url: "https://argument.example.com" }));

    // The environment is not copied into state: the provider's process has it anyway.
    expect(inputs).toEqual({
      "astrozero:url": "https://argument.example.com",
      "astrozero:clientId": "from-config",
      "astrozero:timeout": "30",
    });
  });

  test("with a sign-in of its own does not take the token of the stack", async () => {
    configure({ accessToken: "token-of-another-tenant" });

    const { inputs } = await registration(new Provider("tenant", { clientId: "client-1", clientSecret: "s" }));

    expect(inputs).toEqual({ "astrozero:clientId": "client-1", "astrozero:clientSecret": secretOnTheWire("s") });
  });

  test("is known to its resources only by reference", async () => {
    const provider = new Provider("tenant", { namespace: "acme", clientId: "client-1", clientSecret: "canary-secret" });
    const customer = new CustomObject("Customer", {}, { provider });

    const sent = await registration(customer);

    expect(sent.provider).toBe(`${await resolved(provider.urn)}::tenant-id`);
    // pulumi/pulumi#8265
    expect(JSON.stringify(sent.inputs)).not.toContain("canary-secret");
    expect(JSON.stringify(sent.inputs)).not.toContain("client-1");
  });
});
