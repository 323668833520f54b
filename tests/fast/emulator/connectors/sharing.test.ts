import { createHmac } from "node:crypto";
import { type Query, useBucket } from "./bucket";

const { session, json, ask } = useBucket();

const name = "demo__Files";
const view = (query: Query) => ask("objectstorage/viewshareobject", query);

beforeEach(() => {
  for (const path of ["a/1.txt", "a/b/2.txt", "ab.txt"]) session.emulator.world.files.put(name, path, path, "text/plain");
});

async function share(body: object): Promise<string> {
  const { status, result } = await json("sharetoken", {}, { timeoutInMinutes: 10, ...body });
  expect(status).toBe(200);
  return (result as { shareToken: string }).shareToken;
}

/** What a token lets anybody read, of what there is. */
async function readable(shareToken: string): Promise<string[]> {
  const found = [];
  for (const object of ["a/1.txt", "a/b/2.txt", "ab.txt"]) {
    const { status, bytes } = await view({ object, shareToken });
    if (status === 200) found.push(String(bytes));
    else expect(status).toBe(403);
  }
  return found;
}

test.each<[string, object, string[]]>([
  ["a file", { shareType: 0, key: "a/1.txt" }, ["a/1.txt"]],
  ["a file with a slash in front", { shareType: 0, key: "/a/1.txt" }, ["a/1.txt"]],
  ["a directory", { shareType: 1, key: "a/" }, ["a/1.txt", "a/b/2.txt"]],
  ["several files", { shareType: 2, keys: ["a/1.txt", "ab.txt"] }, ["a/1.txt", "ab.txt"]],
])("%s is read without an access token, and nothing else", async (_what, body, paths) => {
  expect(await readable(await share(body))).toEqual(paths);
});

test("a shared file comes with its type", async () => {
  const { headers } = await view({ object: "ab.txt", shareToken: await share({ shareType: 0, key: "ab.txt" }) });
  expect(headers.get("content-type")).toBe("text/plain");
});

test("a token is a JWT of RFC 7519 with HS256 and the time of its end", async () => {
  const [header = "", claims = "", signature] = (await share({ shareType: 0, key: "ab.txt", timeoutInMinutes: 1440 })).split(".");
  const decoded = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  expect(decoded(header)).toEqual({ alg: "HS256", typ: "JWT" });
  expect(decoded(claims)).toMatchObject({ exp: Math.floor(session.clock.now() / 1000) + 86_400 });
  const { shareKey } = session.emulator.world.connectors.get(name);
  expect(signature).toBe(createHmac("sha256", shareKey).update(`${header}.${claims}`).digest("base64url"));
});

test("a token ends with its time, by the clock of the tenant", async () => {
  const shareToken = await share({ shareType: 0, key: "ab.txt", timeoutInMinutes: 1 });
  await session.clock.sleep(58_000);
  expect(await readable(shareToken)).toEqual(["ab.txt"]);
  await session.clock.sleep(2000);
  expect(await view({ object: "ab.txt", shareToken })).toMatchObject({ status: 403, resMsg: "the share token has expired" });
});

describe("a token is wrong", () => {
  test.each<[string, (parts: string[]) => string]>([
    ["that is none", () => "token"],
    ["that is empty text in three parts", () => ".."],
    ["without its signature", ([header, claims]) => `${header}.${claims}.`],
    ["with another signature", ([header, claims]) => `${header}.${claims}.${"A".repeat(43)}`],
    ["of no algorithm", ([, claims]) => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`],
    [
      "whose claims were changed",
      ([header, claims = "", signature]) => {
        const changed = { ...JSON.parse(Buffer.from(claims, "base64url").toString()), keys: ["a/"] };
        return `${header}.${Buffer.from(JSON.stringify(changed)).toString("base64url")}.${signature}`;
      },
    ],
  ])("%s", async (_what, change) => {
    const shareToken = change((await share({ shareType: 0, key: "ab.txt" })).split("."));
    for (const object of ["a/1.txt", "ab.txt"])
      expect(await view({ object, shareToken })).toMatchObject({ status: 403, resMsg: "the share token is wrong" });
  });

  test("of a connector that is gone", async () => {
    const shareToken = await share({ shareType: 0, key: "ab.txt" });
    session.emulator.reset();
    expect((await view({ object: "ab.txt", shareToken })).status).toBe(403);
  });
});

test("a proxy may be named, which must be the one of the token", async () => {
  const shareToken = await share({ shareType: 0, key: "ab.txt" });
  expect((await view({ object: "ab.txt", shareToken, StorageProxy: name })).status).toBe(200);
  expect((await view({ object: "ab.txt", shareToken, StorageProxy: "demo__Other" })).status).toBe(403);
});

test("a shared file that is gone is not there", async () => {
  const shareToken = await share({ shareType: 0, key: "ab.txt" });
  session.emulator.world.files.remove(name, "ab.txt");
  expect((await view({ object: "ab.txt", shareToken })).status).toBe(404);
});

test.each<[string, object]>([
  ["no type", { key: "ab.txt" }],
  ["a type that is none", { shareType: 3, key: "ab.txt" }],
  ["no file", { shareType: 0 }],
  ["a directory as a file", { shareType: 0, key: "a/" }],
  ["a directory without its slash", { shareType: 1, key: "a" }],
  ["the root directory", { shareType: 1, key: "/" }],
  ["no files", { shareType: 2, keys: [] }],
  ["no time", { shareType: 0, key: "ab.txt", timeoutInMinutes: 0 }],
  ["more than a day", { shareType: 0, key: "ab.txt", timeoutInMinutes: 1441 }],
])("sharing is refused with %s", async (_what, body) => {
  expect((await json("sharetoken", {}, { timeoutInMinutes: 10, ...body })).status).toBe(400);
});

test("the log of requests has no token", async () => {
  const shareToken = await share({ shareType: 0, key: "ab.txt" });
  session.emulator.requests.clear();
  await view({ object: "ab.txt", shareToken });
  expect(session.emulator.requests.list).toMatchObject([{ operation: "ViewShareObject", query: { object: "ab.txt", shareToken: "***" } }]);
});
