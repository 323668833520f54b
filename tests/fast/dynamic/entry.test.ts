import type * as Entry from "../../../provider/dynamic/entry";

const complete: Record<string, string> = {
  "astrozero:url": "http://127.0.0.1:9",
  "astrozero:clientId": "client-1",
  "astrozero:clientSecret": "s",
  "astrozero:namespace": "acme",
};

/** A new provider process. */
function start(): typeof Entry {
  let entry: typeof Entry | undefined;
  jest.isolateModules(() => {
    entry = require("../../../provider/dynamic/entry");
  });
  if (!entry) throw new Error("the entry was not loaded");
  return entry;
}

/** As the SDK hands the configuration over. */
function request(settings: Record<string, string>) {
  return { config: { get: jest.fn((key: string): string | undefined => settings[key]) } };
}

const object = { name: "acme__Order__CST" };
const failuresOf = async ({ v1 }: typeof Entry) => (await v1("CustomObject").check({}, object)).failures;

beforeEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("ASTROZERO_")) delete process.env[name];
});

test.each(["CustomObject", "Field", "Picklist"])("v1 serves %s: state names it for ever", (kind) => {
  const provider = start().v1(kind);
  for (const method of ["configure", "check", "diff", "create", "read", "update", "delete"] as const) {
    expect(provider[method]).toEqual(expect.any(Function));
  }
});

test("an unknown kind comes from a newer package", () => {
  expect(() => start().v1("Robot")).toThrow("This version of pulumi-astrozero does not know the resource Robot: install a newer one.");
});

test("before configure, a check says so", async () => {
  expect(await failuresOf(start())).toEqual([{ property: "", reason: "the provider has not been configured" }]);
});

test("configure takes the settings of namespace astrozero", async () => {
  const entry = start();
  const configuration = request(complete);

  expect(entry.v1("CustomObject").configure(configuration)).toBeUndefined();

  expect(await failuresOf(entry)).toEqual([]);
  for (const [key] of configuration.config.get.mock.calls) expect(key).toMatch(/^astrozero:\w+$/);
});

test("settings may come from the environment", async () => {
  Object.assign(process.env, { ASTROZERO_CLIENT_ID: "client-1", ASTROZERO_CLIENT_SECRET: "s" });
  const entry = start();
  const { "astrozero:clientId": _id, "astrozero:clientSecret": _secret, ...rest } = complete;

  entry.v1("CustomObject").configure(request(rest));

  expect(await failuresOf(entry)).toEqual([]);
});

test("missing settings fail each resource with one message, for all kinds alike", async () => {
  const entry = start();
  const { "astrozero:url": _, ...rest } = complete;
  entry.v1("Picklist").configure(request(rest));

  expect(await failuresOf(entry)).toEqual([
    {
      property: "",
      reason: [
        "Astro Zero is not configured: 1 setting is missing.",
        '  pulumi config set astrozero:url "https://<your installation>"   or the environment variable ASTROZERO_URL',
      ].join("\n"),
    },
  ]);
});

test("a process is configured once, whichever kind comes first", async () => {
  const entry = start();
  entry.v1("Picklist").configure(request({}));
  const second = request(complete);

  entry.v1("CustomObject").configure(second);

  expect(second.config.get).not.toHaveBeenCalled();
  expect(await failuresOf(entry)).toEqual([{ property: "", reason: expect.stringContaining("4 settings are missing") }]);
});

test("calls that arrive while the first one is being configured are served", async () => {
  const entry = start();
  const first = entry.v1("CustomObject");
  // The SDK awaits `configure` only for the first call of a kind.
  first.configure(request(complete));

  expect(
    await Promise.all([first, entry.v1("CustomObject"), entry.v1("Picklist")].map((provider) => provider.diff("1", object, object))),
  ).toEqual(Array(3).fill({ replaces: [], deleteBeforeReplace: true }));
  expect(await failuresOf(entry)).toEqual([]);
});
