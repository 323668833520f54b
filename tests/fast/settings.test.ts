import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { definitions, type Lookup, readSettings, type SettingName, withEnvironment } from "../../provider/settings";
import { temporaryFolder } from "../support/bucket";

const caFile = join(temporaryFolder({ "ca.pem": String(rootCertificates[0]) }), "ca.pem");

type Given = Partial<Record<SettingName, string>>;

const from = (given: Given): Lookup => withEnvironment((name) => given[name], {});
const complete: Given = { url: "https://example.com", clientId: "client-1", clientSecret: "s", namespace: "acme" };

describe("where a setting comes from", () => {
  const environment = Object.fromEntries(Object.values(definitions).map((definition) => [definition.environment, "environment"]));

  test.each(Object.keys(definitions) as SettingName[])("%s: configuration, then environment", (name) => {
    const { environment: variable } = definitions[name];
    const configured = withEnvironment((asked) => (asked === name ? "configuration" : undefined), environment);

    expect(configured(name)).toBe("configuration");
    expect(withEnvironment(() => undefined, environment)(name)).toBe("environment");
    expect(withEnvironment(() => undefined, {})(name)).toBeUndefined();
    expect(variable).toBe(`ASTROZERO_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`);
  });

  test("an empty value is none", () => {
    expect(withEnvironment(() => "", environment)("url")).toBe("environment");
    expect(withEnvironment(() => "", { ASTROZERO_URL: "" })("url")).toBeUndefined();
  });

  test("a token of the environment does not win over the client id and secret that are configured", () => {
    const token = { ASTROZERO_ACCESS_TOKEN: "of-another-tenant" };
    const credentials = (given: Given) => readSettings(withEnvironment((name) => given[name], token));

    expect(credentials(complete)).toMatchObject({ credentials: { clientId: "client-1", clientSecret: "s" } });
    expect(credentials({ ...complete, clientSecret: undefined })).toMatchObject({ credentials: { accessToken: "of-another-tenant" } });
    expect(credentials({ ...complete, accessToken: "configured" })).toMatchObject({ credentials: { accessToken: "configured" } });
  });
});

describe("what settings become", () => {
  test("with the required ones only, the documented defaults", () => {
    expect(readSettings(from(complete))).toEqual({
      url: "https://example.com",
      credentials: { clientId: "client-1", clientSecret: "s" },
      namespace: "acme",
      tokenParameters: "body",
      undocumentedOperations: "allow",
      maxConcurrency: 10,
      requestsPerSecond: undefined,
      deadline: 300_000,
      leftoverWindow: 86_400,
      recover: undefined,
      caFile: undefined,
      proxy: undefined,
    });
  });

  test("with all of them", () => {
    const all: Given = {
      url: "http://127.0.0.1:4010/",
      accessToken: "token",
      namespace: "acme_1",
      tokenParameters: "query",
      undocumentedOperations: "deny",
      maxConcurrency: "4",
      requestsPerSecond: "2.5",
      timeout: "60",
      leftoverWindow: "3600",
      recover: "acme__Order__CST, acme__Order__CST/check",
      caFile,
      proxy: "http://proxy:3128",
      allowHttp: "false",
    };
    expect(readSettings(from(all))).toEqual({
      url: "http://127.0.0.1:4010",
      credentials: { accessToken: "token" },
      namespace: "acme_1",
      tokenParameters: "query",
      undocumentedOperations: "deny",
      maxConcurrency: 4,
      requestsPerSecond: 2.5,
      deadline: 60_000,
      leftoverWindow: 3600,
      recover: ["acme__Order__CST", "acme__Order__CST/check"],
      caFile,
      proxy: "http://proxy:3128",
    });
  });
});

describe("one message says everything that is wrong", () => {
  const problemOf = (given: Given) => {
    const settings = readSettings(from(given));
    return "problem" in settings ? settings.problem.split("\n") : [];
  };

  test("nothing is set", () => {
    expect(problemOf({})).toEqual([
      "Astro Zero is not configured: 4 settings are missing.",
      '  pulumi config set astrozero:url "https://<your installation>"   or the environment variable ASTROZERO_URL',
      '  pulumi config set astrozero:clientId "<client_id of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_ID',
      '  pulumi config set --secret astrozero:clientSecret "<client_secret of the OAuth entry>"   or the environment variable ASTROZERO_CLIENT_SECRET',
      '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
    ]);
  });

  test("some are missing, others wrong", () => {
    expect(
      problemOf({ url: "example.com", clientId: "client-1", clientSecret: "s", undocumentedOperations: "no", timeout: "soon" }),
    ).toEqual([
      "Astro Zero is not configured: 1 setting is missing.",
      '  pulumi config set astrozero:namespace "<namespace of the tenant>"   or the environment variable ASTROZERO_NAMESPACE',
      'The setting astrozero:url is "example.com": write https:// and the host of the installation, without a path.',
      'The setting astrozero:undocumentedOperations is "no": write allow or deny.',
      'The setting astrozero:timeout is "soon": write seconds greater than 0, at most 86400.',
    ]);
  });

  test.each<[SettingName, string[], string[]]>([
    // Page pd-0006: at most 15 characters; letter first; letters, digits, single underscores, none at the end.
    ["namespace", ["a", "Acme", "acme_1", "a23456789012345"], ["1a", "_a", "a_", "a__b", "a-b", "ä", "a234567890123456"]],
    [
      "url",
      [
        "https://example.com",
        "https://example.com/",
        "https://example.com:8443",
        "http://127.0.0.1:4010",
        "http://localhost",
        "http://[::1]:80",
      ],
      [
        ...["example.com", "ftp://example.com", "https://", "https://example.com/u-route", "https://example.com?x=1"],
        ...["https://host:abc", "https://ho st", "http://example.com", "http://10.0.0.7:8080", "http://127.0.0.1.example.com"],
      ],
    ],
    ["tokenParameters", ["body", "query"], ["Body", "both"]],
    ["undocumentedOperations", ["allow", "deny"], ["Allow", "yes"]],
    ["maxConcurrency", ["1", "40"], ["0", "-1", "ten", "1.5"]],
    ["allowHttp", ["true", "false"], ["yes", "1"]],
    ["requestsPerSecond", ["0.5", "20"], ["0", "-1", "many", "1e400"]],
    ["leftoverWindow", ["0", "0.5", "604800"], ["-1", "1d", "1e400"]],
    ["timeout", ["1", "0.5", "86400"], ["0", "-1", "5m", "86401", "2147484", "1e400"]],
  ])("%s (S6, S7, S8)", (name, good, bad) => {
    for (const value of good) expect([value, problemOf({ ...complete, [name]: value })]).toEqual([value, []]);
    for (const value of bad) {
      expect(problemOf({ ...complete, [name]: value })).toEqual([expect.stringContaining(`The setting astrozero:${name} is "${value}": `)]);
    }
  });

  test("S7: a timeout that no timer keeps is refused", () => {
    for (const timeout of ["86401", "2147484", "1e400"])
      expect(problemOf({ ...complete, timeout })).toEqual([
        `The setting astrozero:timeout is "${timeout}": write seconds greater than 0, at most 86400.`,
      ]);
  });

  test("S2: a url with a password is refused, and not printed", () => {
    for (const url of ["https://u:canary@host", "https://canary@host", "http://:canary@127.0.0.1"])
      expect(problemOf({ ...complete, url })).toEqual([
        "The setting astrozero:url has a user or a password in it, which errors would print: write https:// and the host alone.",
      ]);
  });

  test("S4, S8: a proxy that is none, and one whose password cannot be read, are refused and not printed", () => {
    const none = "The setting astrozero:proxy is no http:// or https:// address of a proxy.";
    for (const proxy of ["socks5://canary:1080", "canary:3128", "http://", "http://canary:99999", "ca nary"])
      expect([proxy, problemOf({ ...complete, proxy })]).toEqual([proxy, [none]]);
    expect(problemOf({ ...complete, proxy: "http://user:100%canary@127.0.0.1:9" })).toEqual([
      "The setting astrozero:proxy has a % in its user or password that encodes nothing: write it as %25.",
    ]);
    for (const proxy of ["http://proxy:3128", "https://user:100%25@proxy"]) expect(problemOf({ ...complete, proxy })).toEqual([]);
  });

  test("S6: plain http to another machine has to be allowed", () => {
    expect(problemOf({ ...complete, url: "http://example.com" })).toEqual([
      'The setting astrozero:url is "http://example.com": client secret and tokens would travel in clear. Write https://, or set astrozero:allowHttp to true.',
    ]);
    expect(problemOf({ ...complete, url: "http://example.com", allowHttp: "true" })).toEqual([]);
  });

  test("S8: credentials with something beside them, and a file without a certificate", () => {
    const beside = (name: string) =>
      `The setting astrozero:${name} has a space, a line break or another character that cannot be in it: copy it again.`;
    expect(problemOf({ ...complete, clientId: " a", clientSecret: "canary\n", accessToken: "cana\nry" })).toEqual(
      ["clientId", "clientSecret", "accessToken"].map(beside),
    );
    expect(problemOf({ ...complete, accessToken: "tök en" })).toEqual([beside("accessToken")]);
    const folder = temporaryFolder({ "key.pem": "-----BEGIN PRIVATE KEY-----\n" });
    const [key, gone] = [join(folder, "key.pem"), join(folder, "gone.pem")];
    expect(problemOf({ ...complete, caFile: key })).toEqual([
      `The setting astrozero:caFile is "${key}": there is no certificate (PEM) in it.`,
    ]);
    expect(problemOf({ ...complete, caFile: gone })).toEqual([
      expect.stringContaining(`astrozero:caFile: ${gone} cannot be read: there is no such file`),
    ]);
  });

  test("the message holds no credentials", () => {
    const problem = problemOf({ clientSecret: "canary-1", accessToken: "canary-2", proxy: "http://u:canary-3@proxy" }).join("\n");
    expect(problem).not.toContain("canary");
    expect(problem).toContain("2 settings are missing");
  });
});
