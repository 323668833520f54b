import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "../../../emulator";
import {
  CustomObject,
  getApplication,
  getApplicationOutput,
  getObject,
  getTabs,
  getTabsOutput,
  Provider,
  type ProviderArgs,
} from "../../../provider";
import { configure, notYetKnown, registration, resolved, startEngine } from "./mocks";
import { failureOf, inside, settingsOf, useTenant } from "./tenant";

const tenant = useTenant();
let other: Emulator;

beforeAll(async () => {
  other = await startEmulator({ namespace: "other", clientId: "other-client", clientSecret: "canary-other-secret" });
});
beforeEach(() => other.reset());
afterAll(() => other.stop());

class Component extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:Component", name, {}, opts);
  }
}

/** Both forms name the application of the emulator, whose namespace is in its name. */
async function asked(opts?: { provider?: Provider; parent?: pulumi.Resource }): Promise<string> {
  const { name } = await getApplication({ name: "Sample" }, opts);
  expect(await resolved(getApplicationOutput({ name: "Sample" }, opts).name)).toBe(name);
  return name;
}

describe("the tenant that is asked", () => {
  test("of the stack configuration", async () => {
    expect(await asked()).toBe("demo__Sample");
    expect(other.requests.count()).toBe(0);
  });

  test("of the environment", async () => {
    configure({}, other.environment);
    expect(await asked()).toBe("other__Sample");
    expect(tenant.emulator.requests.count()).toBe(0);
  });

  test("of an explicit provider", async () => {
    const provider = new Provider("other", settingsOf(other));
    expect(await asked({ provider })).toBe("other__Sample");
    expect(await asked()).toBe("demo__Sample");
  });

  test("of an explicit provider with outputs and secrets", async () => {
    const { url, clientId, clientSecret, namespace } = settingsOf(other);
    const tokens = new CustomObject("tokens", {});
    const late = tokens.urn.apply(() => clientSecret);
    const provider = new Provider("other", { url: Promise.resolve(url), clientId: pulumi.output(clientId), clientSecret: late, namespace });
    expect(await asked({ provider })).toBe("other__Sample");
  });

  test.each<[string, (provider: Provider) => pulumi.Resource]>([
    ["a component", (provider) => new Component("parent", { providers: [provider] })],
    ["a component in a component", (provider) => new Component("inner", { parent: new Component("outer", { provider }) })],
    ["a resource", (provider) => new CustomObject("Parent", {}, { provider })],
  ])("of the parent's provider: %s", async (_title, parentOf) => {
    expect(await asked({ parent: parentOf(new Provider("other", settingsOf(other))) })).toBe("other__Sample");
  });

  test("of the stack configuration and the environment for what a provider leaves out", async () => {
    const { url, namespace } = settingsOf(other);
    configure({ url, namespace }, { ASTROZERO_CLIENT_ID: other.clientId, ASTROZERO_CLIENT_SECRET: other.clientSecret });
    expect(await asked({ provider: new Provider("other") })).toBe("other__Sample");
  });

  test("signs in once for providers with the same settings", async () => {
    await asked({ provider: new Provider("one", settingsOf(other)) });
    await asked({ provider: new Provider("two", settingsOf(other)) });
    expect(other.requests.counts()).toEqual({ OAuth2Token: 1, ListApplication: 1, QueryApplication: 1 });
  });
});

describe("settings that are missing or wrong", () => {
  const missing = [
    "Astro Zero is not configured: 3 settings are missing.",
    '  pulumi config set astrozero:clientId "<client_id of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_ID',
    '  pulumi config set --secret astrozero:clientSecret "<client_secret of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_SECRET',
    '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
  ].join("\n");

  test("are listed, as one error for both forms and all data sources", async () => {
    configure({ url: "https://example.com" });
    const error = await failureOf(getTabsOutput());
    expect(error).toBeInstanceOf(pulumi.RunError);
    expect(error.message).toBe(missing);
    await expect(getObject({ name: "Order" })).rejects.toBe(error);
  });

  test("of a provider", async () => {
    const provider = new Provider("wrong", { ...settingsOf(other), url: pulumi.output("ftp://example.com") });
    await expect(getTabs({}, { provider })).rejects.toThrow(
      'The setting astrozero:url is "ftp://example.com": write https:// and the host of the installation, without a path.',
    );
  });
});

describe("a provider whose settings are not known yet", () => {
  function unknownIn(args: (value: pulumi.Output<string>) => ProviderArgs): Provider {
    startEngine({ preview: true });
    const made = new CustomObject("made", {});
    return new Provider("other", { ...settingsOf(other), ...args(made.id) });
  }

  test.each<[string, (value: pulumi.Output<string>) => ProviderArgs]>([
    ["url", (url) => ({ url })],
    ["secret", (clientSecret) => ({ clientSecret })],
  ])("%s: the output is not known, the promise says which form to use", async (_title, args) => {
    const provider = unknownIn(args);

    expect(await inside(getTabsOutput({}, { provider })).isKnown).toBe(false);
    const error = await getTabs({}, { provider }).catch((error) => error);
    expect(error).toBeInstanceOf(pulumi.RunError);
    expect(error.message).toBe(
      "getTabs: the settings of the provider are not known yet in this preview. Use getTabsOutput: its answer waits for them.",
    );
    expect(other.requests.count()).toBe(0);
  });

  test("what depends on the answer is not known either", async () => {
    const provider = unknownIn((url) => ({ url }));
    const label = getTabsOutput({}, { provider }).apply((tabs) => String(tabs[0]?.label));
    expect(
      (await registration(new CustomObject("Order", { label }, { provider: new Provider("known", settingsOf(other)) }))).inputs.label,
    ).toEqual(notYetKnown);
  });
});

describe("secrets", () => {
  test("stand in no error", async () => {
    const clientSecret = "canary/secret+with signs";
    const provider = new Provider("lost", {
      // There is no https.
      url: other.url.replace("http:", "https:"),
      clientId: "client",
      clientSecret: pulumi.secret(clientSecret),
      namespace: "demo",
    });
    const refused = new Provider("refused", { ...settingsOf(other), clientSecret: pulumi.secret(clientSecret) });

    for (const opts of [{ provider }, { provider: refused }]) {
      const error = await failureOf(getTabsOutput({}, opts));
      expect(error.message).toMatch(/OAuth2Token .* failed/);
      for (const text of [error.message, String(error.stack), JSON.stringify(error)]) expect(text).not.toContain("canary");
    }
  });

  test("do not make answers secret, and stay out of them", async () => {
    const provider = new Provider("other", { ...settingsOf(other), clientSecret: pulumi.secret(other.clientSecret) });
    const output = getTabsOutput({}, { provider });
    expect(JSON.stringify(await resolved(output))).not.toContain(other.clientSecret);
    expect(await inside(output).isSecret).toBe(false);
  });

  test("are not among what a program can see of a provider", () => {
    const provider = new Provider("other", settingsOf(other));
    expect(Object.values(provider)).not.toContain(other.clientSecret);
  });
});
