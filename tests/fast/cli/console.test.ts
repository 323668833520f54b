import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inject } from "light-my-request";
import { createConsole } from "../../../cli/console/console";
import type { EmulatorOptions } from "../../../emulator";
import { start, stopAll } from "../emulator/session";

afterEach(stopAll);

const markup = '<img src=x onerror="alert(1)">';
const own = { "x-astrozero-console": "1" };

/** An emulator with a console, and what it answers. */
async function open(options: EmulatorOptions = {}) {
  const emulator = await start({ beside: createConsole, ...options });
  const call = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, payload?: object, headers: Record<string, string> = own) => {
    const answer = await inject(emulator.listener, { method, url: path, headers, ...(payload && { payload }) });
    const isJson = String(answer.headers["content-type"]).startsWith("application/json");
    return { ...answer, status: answer.statusCode, text: answer.payload, body: isJson ? JSON.parse(answer.payload) : undefined };
  };
  const get = (path: string, headers = {}) => call("GET", path, undefined, headers);
  const signIn = (client_secret = emulator.clientSecret) =>
    call(
      "POST",
      `/baas/auth/v1.0/oauth2/token?grant_type=client_credentials&client_id=${emulator.clientId}&client_secret=${client_secret}`,
    );
  return { emulator, call, get, signIn };
}

test("the page runs its own style and script, and names no other host", async () => {
  const { emulator, get } = await open();
  const { status, text, headers } = await get("/");
  expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  const hashes = ["style", "script"].map((tag) => {
    const content = new RegExp(`<${tag}>(.*)</${tag}>`, "s").exec(text)?.[1] ?? "";
    return `${tag}-src 'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  });
  expect(String(headers["content-security-policy"]).split("; ")).toEqual([
    "default-src 'none'",
    ...hashes,
    "img-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]);
  expect(text).not.toMatch(/\w+:\/\/|url\(|@import/);
  expect(text).not.toContain("/* script */");
  expect(emulator.requests.list).toEqual([]);
});

test("each part of the script is in the page, and none makes HTML of a text", async () => {
  const { get } = await open();
  const { text } = await get("/");
  const folder = "cli/console/page";
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const code = readFileSync(`${folder}/${file}`, "utf8");
    expect(text).toContain(code);
    expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc|eval\(/);
  }
});

test("without the console there is no page", async () => {
  const { get } = await open({ beside: undefined });
  expect((await get("/")).status).toBe(404);
  expect((await get("/console/objects")).status).toBe(404);
});

test("objects come with their fields and first records, values as texts", async () => {
  const { emulator, get } = await open();
  const { objects, fields, records } = emulator.world;
  objects.create({ name: "demo__Customer__CST", label: markup, fields: [] });
  objects.create({ name: "demo__Order__CST", label: "Order", fields: [] });
  const referenceObjectsDetails = [{ referenceObjectName: "demo__Customer__CST" }];
  fields.add("demo__Order__CST", [
    { name: "demo__amount__CST", label: "Amount", dataType: "number" },
    { name: "demo__customer__CST", label: "Customer", dataType: "lookup", referenceObjectsDetails },
  ]);
  const [customer] = records.add("demo__Customer__CST", [{ name: markup }]);
  records.add(
    "demo__Order__CST",
    Array.from({ length: 101 }, (_, index) => ({
      name: `O-${index}`,
      demo__amount__CST: index,
      ...(index === 0 && { demo__customer__CST: customer?.id }),
    })),
  );

  const list = await get("/console/objects");
  expect(list.headers["x-content-type-options"]).toBe("nosniff");
  expect(list.body.slice(0, 2)).toEqual([
    { name: "demo__Customer__CST", label: markup, custom: true, fields: 1, records: 1 },
    { name: "demo__Order__CST", label: "Order", custom: true, fields: 3, records: 101 },
  ]);
  const { body } = await get("/console/objects/demo__Order__CST");
  expect(body).toMatchObject({ label: "Order", count: 101, columns: ["id", "name", "demo__amount__CST", "demo__customer__CST"] });
  expect(body.fields[2]).toEqual({
    name: "demo__customer__CST",
    label: "Customer",
    dataType: "Lookup",
    required: false,
    unique: false,
    refersTo: "demo__Customer__CST",
    picklist: "",
  });
  expect(body.records).toHaveLength(100);
  expect(body.records[0].slice(1)).toEqual(["O-0", "0", `${markup} (${customer?.id})`]);
  expect(body.records[99].slice(1)).toEqual(["O-99", "99", ""]);

  const unknown = await get("/console/objects/demo__No__CST");
  expect([unknown.status, unknown.body]).toEqual([404, { error: "there is no object demo__No__CST" }]);
});

test("picklists, flows, BPMs and scripts are listed", async () => {
  const { get } = await open({
    seed: {
      picklists: [{ name: "demo__Status", masterLabel: "Status", picklistValues: [{ value: "New", label: markup }] }],
      scripts: [{ name: "demo__Hello", content: "// <b>Hello</b>", jscode: "", sourceMap: "", active: true }],
    },
  });
  expect((await get("/console/picklists")).body).toEqual([
    { name: "demo__Status", label: "Status", values: [{ value: "New", label: markup, active: true, default: false }] },
  ]);
  expect((await get("/console/scripts")).body).toEqual([
    { name: "demo__Hello", version: "1.0.1", active: true, findings: [], content: "// <b>Hello</b>" },
  ]);
  expect((await get("/console/flows")).body).toEqual([]);
  expect((await get("/console/bpms")).body).toEqual([]);
});

test("the diagram is there as Mermaid's text and as SVG that runs nothing", async () => {
  const { emulator, get } = await open();
  emulator.world.objects.create({ name: "demo__Order__CST", fields: [] });
  emulator.world.fields.add("demo__Order__CST", [{ name: "demo__amount__CST", label: markup, dataType: "number" }]);
  const { body } = await get("/console/diagram");
  expect(body).toEqual({ mermaid: expect.stringContaining('o0["<b>Order</b><br/>amount: number"]'), svg: true });
  const { text, headers } = await get("/console/diagram.svg?1");
  expect(headers["content-type"]).toBe("image/svg+xml");
  expect(headers["content-security-policy"]).toContain("default-src 'none'; sandbox");
  expect(text).toContain("amount: number");
});

test("requests are there with their bodies, secrets masked, and each keeps its number", async () => {
  const { emulator, get, signIn } = await open();
  await signIn("hidden-secret");
  const { body } = await get("/console/requests");
  expect(body).toMatchObject([{ number: 1, method: "POST", path: "/baas/auth/v1.0/oauth2/token" }]);
  const carried = await get("/console/requests/1");
  expect(carried.body.query).toMatchObject({ client_id: emulator.clientId, client_secret: "***" });
  expect(carried.text).not.toContain("hidden-secret");

  for (let count = 0; count < 100; count++) await get(`/unknown/${count}`);
  const later = await get("/console/requests");
  expect(later.body).toHaveLength(100);
  expect(later.body[0]).toMatchObject({ number: 101, path: "/unknown/99", status: 404 });
  expect((await get("/console/requests/1")).status).toBe(404);
});

test("switches can be read and turned", async () => {
  const { emulator, call, get } = await open({ dialect: { staleReads: 7 } });
  const { body } = await get("/console/switches");
  expect(body).toContainEqual({ name: "missing", value: "404", values: ["404", "400", "null", "emptyArray"], numbers: false });
  expect(body).toContainEqual({ name: "staleReads", value: 7, values: [0, 2, "alternating", "byId"], numbers: true });
  expect(body).toContainEqual({ name: "throttleRate", value: 10, values: [10], numbers: true });

  const turned = await call("PUT", "/console/switches/missing", { value: "400" });
  expect(turned.body).toContainEqual(expect.objectContaining({ name: "missing", value: "400" }));
  expect(emulator.dialect.missing).toBe("400");
  await call("PUT", "/console/switches/quota", { value: 3 });
  expect(emulator.dialect.quota).toBe(3);
});

test.each([
  ["missing", { value: "500" }, 400, "missing is one of 404, 400, null, emptyArray"],
  ["missing", undefined, 400, "missing is one of 404, 400, null, emptyArray"],
  ["quota", { value: -1 }, 400, "quota is one of none, 20, or another whole number"],
  ["constructor", { value: "1" }, 404, "there is no switch constructor"],
])("the switch %s is not turned to %j", async (name, payload, status, error) => {
  const { emulator, call } = await open();
  const before = { ...emulator.dialect };
  const answer = await call("PUT", `/console/switches/${name}`, payload);
  expect([answer.status, answer.body]).toEqual([status, { error }]);
  expect(emulator.dialect).toEqual(before);
});

test("a fault strikes, is over, and can be removed", async () => {
  const { call, get, signIn } = await open();
  const { body } = await call("POST", "/console/faults", { kind: "status", status: 503, when: "before", operation: "OAuth2Token" });
  expect(body.operations).toContain("CreateCustomObject");
  const settings = ["status 503", "when before"];
  const fault = { number: 1, kind: "status", settings, operation: "OAuth2Token", times: 1, skip: 0 };
  expect(body.faults).toEqual([{ ...fault, hits: 0, over: false }]);
  expect((await signIn()).status).toBe(503);
  expect((await signIn()).status).toBe(200);
  expect((await get("/console/faults")).body.faults).toEqual([{ ...fault, hits: 1, over: true }]);
  expect((await call("DELETE", "/console/faults/1")).body.faults).toEqual([]);
  expect((await call("DELETE", "/console/faults/1")).status).toBe(404);
});

test("a fault that is always on is turned off; so is one of a test", async () => {
  const { emulator, call, get, signIn } = await open();
  emulator.faults.add({ kind: "cut", when: "before", operation: "OAuth2Token", times: 2 });
  const { body } = await call("POST", "/console/faults", {
    kind: "status",
    status: 500,
    when: "after",
    operation: "OAuth2Token",
    times: null,
  });
  expect(body.faults).toMatchObject([
    { number: 1, kind: "status", times: null },
    { number: 2, kind: "cut", times: 2 },
  ]);
  for (const number of [1, 2]) await call("DELETE", `/console/faults/${number}`);
  expect(emulator.faults.pending).toEqual([]);
  expect((await signIn()).status).toBe(200);

  emulator.faults.add({ kind: "locked" });
  expect((await get("/console/faults")).body.faults).toHaveLength(1);
  emulator.reset();
  expect((await get("/console/faults")).body.faults).toEqual([]);
});

test.each([
  [{ kind: "none" }, /^kind: /],
  [{ kind: "status", status: 200, when: "before" }, /^status: /],
  [{ kind: "cut", when: "never" }, /^when: /],
  [{ kind: "latency", ms: 1, times: 0 }, /^times: /],
  [{ kind: "locked", operation: "Nothing" }, /^operation: the emulator has no operation "Nothing"$/],
  [{ kind: "locked", more: 1 }, /more/],
])("the fault %j is refused", async (payload, error) => {
  const { emulator, call } = await open();
  const { status, body } = await call("POST", "/console/faults", payload);
  expect(status).toBe(400);
  expect(body.error).toMatch(error);
  expect(emulator.faults.pending).toEqual([]);
});

test.each(["PUT", "POST", "DELETE"] as const)("a %s without the header of the page changes nothing", async (method) => {
  const { emulator, call } = await open();
  emulator.faults.add({ kind: "locked" });
  const path = { PUT: "/console/switches/missing", POST: "/console/faults", DELETE: "/console/faults/1" }[method];
  await call("GET", "/console/faults");
  const { status, body } = await call(method, path, { value: "400", kind: "expireTokens" }, { origin: "http://elsewhere.example" });
  expect(status).toBe(403);
  expect(body.error).toContain("x-astrozero-console");
  expect([emulator.dialect.missing, emulator.faults.pending.length]).toEqual(["404", 1]);
});

test("a browser that asks whether a page of another site may send the header gets no consent", async () => {
  const { emulator } = await open();
  const { headers } = await inject(emulator.listener, {
    method: "OPTIONS",
    url: "/console/faults",
    headers: { origin: "http://elsewhere.example", "access-control-request-method": "POST" },
  });
  expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("the console, too, answers at the names of this machine only", async () => {
  const { get } = await open();
  for (const path of ["/", "/console/objects"]) {
    expect((await get(path, { host: "elsewhere.example" })).status).toBe(421);
    expect((await get(path, { host: "localhost:8080" })).status).toBe(200);
  }
});
