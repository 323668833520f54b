import * as pulumi from "@pulumi/pulumi";
import { callApi, callApiOutput, getScripts, type ReadCustomApi } from "../../../provider";
import { resolved, startEngine } from "./mocks";
import { failureOf, inside, useTenant } from "./tenant";

const tenant = useTenant();
const place = { application: "Sales", version: "1.0.0", operation: "orders/check" };
const methods = ["GET", "POST", "PUT", "DELETE"] as const;

/** An API that answers what it was called with. */
function publish(handler: (call: { method: string; query: object; body: object }) => unknown = (call) => call): void {
  tenant.emulator.world.customApis.add({ ...place, application: "demo__Sales", methods: [...methods], handler });
}

const calls = () => tenant.emulator.requests.list.filter(({ operation }) => operation?.endsWith("CustomApi"));

test.each(["POST", "PUT"] as const)("%s sends query and body", async (method) => {
  publish();
  const answer = callApiOutput({ ...place, method, query: { dry: "1" }, body: { code: "A" } });
  expect(await resolved(answer)).toEqual({ method, query: { dry: "1" }, body: { code: "A" } });
});

test("DELETE sends a query", async () => {
  publish();
  expect(await resolved(callApiOutput({ ...place, method: "DELETE", query: { id: "1" } }))).toMatchObject({ method: "DELETE" });
});

test("a full name of an application stays as it is", async () => {
  publish();
  expect(await callApi({ ...place, application: "demo__Sales" })).toMatchObject({ method: "GET" });
});

describe("in a preview", () => {
  test.each(["POST", "PUT", "DELETE"] as const)("%s is not sent, and its answer is not known", async (method) => {
    publish();
    startEngine({ preview: true });
    expect(await inside(callApiOutput({ ...place, method })).isKnown).toBe(false);
    expect(calls()).toEqual([]);
  });

  test("GET is sent", async () => {
    publish();
    startEngine({ preview: true });
    expect(await resolved(callApiOutput(place) as pulumi.Output<{ method: string }>)).toMatchObject({ method: "GET" });
  });

  test("nothing is sent while an input is not known", async () => {
    publish();
    startEngine({ preview: true });
    const answer = callApiOutput({ ...place, query: { id: pulumi.unknown as unknown as string } });
    expect(await inside(answer).isKnown).toBe(false);
    expect(calls()).toEqual([]);
  });
});

test("the promise takes GET alone, in previews and in updates", async () => {
  publish();
  await expect(callApi({ ...place, method: "POST" } as object as ReadCustomApi)).rejects.toThrow(
    "callApi: a call that may change something is made in no preview. Use callApiOutput",
  );
  expect(calls()).toEqual([]);
});

test("the same GET is sent once in a run, each other call is sent", async () => {
  publish();
  await Promise.all([callApi(place), callApi(place)]);
  await Promise.all([resolved(callApiOutput({ ...place, method: "POST" })), resolved(callApiOutput({ ...place, method: "POST" }))]);
  expect(calls().map(({ method }) => method)).toEqual(["GET", "POST", "POST"]);
});

test("what was answered before a call that may change something is asked again", async () => {
  publish();
  await getScripts();
  await resolved(callApiOutput({ ...place, method: "POST" }));
  await getScripts();
  expect(tenant.emulator.requests.count({ operation: "QueryScripts" })).toBe(2);
});

test.each([
  ["query", { query: { key: pulumi.secret("hush") } }],
  ["body", { method: "POST" as const, body: { key: pulumi.secret("hush") } }],
])("a secret in the %s makes the answer secret", async (_place, more) => {
  publish();
  expect(await inside(callApiOutput({ ...place, ...more })).isSecret).toBe(true);
});

test.each([
  ["query", { query: { key: pulumi.secret("hush-hush") } }],
  ["body", { method: "POST" as const, body: { key: pulumi.secret("hush-hush") } }],
])("a secret in the %s is in no message and in no line of the log", async (_place, more) => {
  publish(() => ({ refused: "hush-hush is too long" }));
  const lines: string[] = [];
  const log = jest.spyOn(process.stderr, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  process.env.ASTROZERO_LOG = "trace";
  const { message } = await failureOf(callApiOutput({ ...place, ...more }));
  log.mockRestore();
  expect(message).toContain("is too long");
  expect(lines.join("")).toContain("CustomApi");
  expect(message + lines.join("")).not.toContain("hush-hush");
});

test("a write whose answer got lost is not sent a second time", async () => {
  publish();
  tenant.emulator.faults.add({ operation: "PostCustomApi", kind: "cut", when: "after", times: 1 });
  const { message } = await failureOf(callApiOutput({ ...place, method: "POST" }));
  expect(message).toContain(
    "Whether the call did its work is unknown, and the next `pulumi up` makes it again: look on the platform first",
  );
  expect(message).not.toContain("run the command again");
  expect(calls()).toHaveLength(1);
});

test("an API that is not there is told with its place, and not that a refresh helps", async () => {
  const { message } = await failureOf(callApiOutput({ ...place, version: "9.9.9" }));
  expect(message).toMatch(/HTTP 404.*Check that Sales publishes .* for GET in version 9\.9\.9\./s);
  expect(message).not.toContain("refresh");
});

test("the platform's words of a refusal are told", async () => {
  publish(() => ({ refused: "the order is closed" }));
  await expect(callApi(place)).rejects.toThrow("the order is closed");
});

test.each(["GET", "DELETE"] as const)("a body of %s is refused before a call", async (method) => {
  const answer = callApiOutput({ ...place, method, body: { code: "A" } });
  expect(await failureOf(answer)).toMatchObject({ message: `callApi: ${method} takes no body.` });
  expect(tenant.emulator.requests.counts()).toEqual({});
});

test.each(["application", "version", "operation"] as const)("an empty %s is refused before a call", async (member) => {
  await expect(callApi({ ...place, [member]: "" })).rejects.toThrow(`callApi: ${member} must be a text that is not empty.`);
  expect(tenant.emulator.requests.counts()).toEqual({});
});
