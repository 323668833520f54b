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

test("a process before it is configured", async () => {
  const entry = start();

  // State names these kinds for ever.
  for (const kind of ["CustomObject", "Field", "Picklist"]) {
    const provider = entry.v1(kind);
    for (const method of ["configure", "check", "diff", "create", "read", "update", "delete"] as const) {
      expect(provider[method]).toEqual(expect.any(Function));
    }
  }
  expect(() => entry.v1("Robot")).toThrow("This version of pulumi-astrozero does not know the resource Robot: install a newer one.");
  expect(await failuresOf(entry)).toEqual([{ property: "", reason: "the provider has not been configured" }]);
});

test("configure takes the settings of namespace astrozero, at once", async () => {
  const entry = start();
  const configuration = request(complete);
  const first = entry.v1("CustomObject");

  // The SDK awaits `configure` only for the first call of a kind: those that arrive meanwhile must be served.
  expect(first.configure(configuration)).toBeUndefined();
  const checks = [
    first.check({}, object),
    entry.v1("CustomObject").check({}, { ...object, name: "acme__Other__CST" }),
    entry.v1("Picklist").check({}, { name: "acme__Status", values: ["New"] }),
  ];

  expect((await Promise.all(checks)).map(({ failures }) => failures)).toEqual([[], [], []]);
  for (const [key] of configuration.config.get.mock.calls) expect(key).toMatch(/^astrozero:\w+$/);
});

test("settings may come from the environment", async () => {
  Object.assign(process.env, { ASTROZERO_CLIENT_ID: "client-1", ASTROZERO_CLIENT_SECRET: "s" });
  const entry = start();
  const { "astrozero:clientId": _id, "astrozero:clientSecret": _secret, ...rest } = complete;

  entry.v1("CustomObject").configure(request(rest));

  expect(await failuresOf(entry)).toEqual([]);
});

test("a process is configured once, by whichever kind comes first; what is missing fails all kinds alike", async () => {
  const entry = start();
  const { "astrozero:url": _, ...rest } = complete;
  entry.v1("Picklist").configure(request(rest));
  const second = request(complete);

  entry.v1("CustomObject").configure(second);

  expect(second.config.get).not.toHaveBeenCalled();
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
