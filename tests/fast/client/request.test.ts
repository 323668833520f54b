import { advise } from "../../../provider/client/advice";
import { createClient } from "../../../provider/client/client";
import { create, read, readDeep, search, undocumented } from "./operations";
import { refusal } from "./server";
import { closeServers, failureOf, optionsFor, serve, stage } from "./setup";

afterEach(closeServers);

describe("what is sent", () => {
  it("is the operation with its path, query and body", async () => {
    const { server, client } = await stage();
    await client.call(search, { query: { base: "N" }, body: { name: "ü & co" } });
    expect(server.requests[0]).toMatchObject({ method: "POST", target: "/search?base=N", body: '{"name":"ü & co"}' });
    expect(server.requests[0]?.headers).toMatchObject({ "content-type": "application/json", accept: "application/json" });
  });

  it("leaves out what is undefined", async () => {
    const { server, client } = await stage();
    await client.call(search, { query: { base: undefined }, body: { name: "a" } });
    expect(server.requests[0]?.target).toBe("/search");
  });

  it("has its path parameters encoded", async () => {
    const { server, client } = await stage();
    await client.call(read, { path: { id: "a/b?c#d e%ü" } });
    expect(server.requests[0]?.target).toBe("/things/a%2Fb%3Fc%23d%20e%25%C3%BC");
  });

  it("has the segments of its last parameter encoded one by one", async () => {
    const { server, client } = await stage({ replies: [{ status: 200, body: { resCode: "0", resMsg: "", result: null } }] });
    await client.call(readDeep, { path: { id: "a/b", rest: "store/list?/ü" } });
    expect(server.requests[0]?.target).toBe("/deep/a%2Fb/store/list%3F/%C3%BC");
  });

  it("takes extra attributes unchecked, and lets them win", async () => {
    const { server, client } = await stage();
    await client.call(create, { body: { name: "a", size: 1 }, extra: { size: "large", colour: "red" } });
    expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({ name: "a", size: "large", colour: "red" });
  });

  it("goes to an address with a slash at its end, too", async () => {
    const server = await serve();
    await createClient(optionsFor(`${server.url}/`), { environment: {} }).call(read, { path: { id: "1" } });
    expect(server.requests[0]?.target).toBe("/things/1");
  });
});

describe("what is not sent", () => {
  it.each([[""], [" "], ["."], [".."], [undefined]])("a path with %j in it", async (id) => {
    const { server, client } = await stage();
    await expect(client.call(read, { path: { id: id as string } })).rejects.toThrow("ReadThing: path.id must name one thing");
    expect(server.requests).toHaveLength(0);
  });

  it.each(["", "/", "a/", "/a", "a//b", "a/../b", "./a", "a/ /b", ".."])("a path whose last segments are %j", async (rest) => {
    const { server, client } = await stage();
    await expect(client.call(readDeep, { path: { id: "1", rest } })).rejects.toThrow("ReadDeepThing: path.rest must name one thing");
    expect(server.requests).toHaveLength(0);
  });

  it("a body that breaks a documented rule: every fault is named", async () => {
    const { server, client } = await stage();
    const body = { name: "far too long", size: 1.5, colour: "red" };
    await expect(client.call(create, { body })).rejects.toThrow(
      /^CreateThing: body\.name: is longer than 8 characters; body\.size: must be a whole number; body: unknown attribute "colour"$/,
    );
    expect(server.requests).toHaveLength(0);
    expect(server.signIns).toHaveLength(0);
  });

  it("a call that the reference does not print, when such calls are denied", async () => {
    const { server, client } = await stage({}, { undocumentedOperations: "deny" });
    const error = await failureOf(client.call(undocumented, { path: { id: "1" }, body: { name: "a" } }));
    expect(error).toMatchObject({ failure: "unsupported", ambiguous: false, httpStatus: undefined });
    expect(error.message).toBe(
      "RenameThing (PUT /things/1/name) failed: it was not sent. The API reference does not print this call, and " +
        'astrozero:undocumentedOperations is "deny". Make this change in the designer of the platform, or set astrozero:undocumentedOperations to "allow".',
    );
    expect(server.signIns).toHaveLength(0);
    await client.call(read, { path: { id: "1" } });
  });
});

describe("a call that the reference does not print", () => {
  it.each([
    [404, "missing"],
    [405, "unsupported"],
    [501, "unsupported"],
  ])("and that answers %d points to the designer", async (status, failure) => {
    const { client } = await stage({ replies: [refusal(status, "7", "no such call")] });
    const error = await failureOf(client.call(undocumented, { path: { id: "1" }, body: { name: "a" } }));
    expect(error).toMatchObject({ failure, httpStatus: status });
    expect(error.advice).toContain("designer");
  });

  it("gives the usual advice otherwise", () => {
    expect(advise(undocumented, { cause: "final", failure: "refused", httpStatus: 400 }, false)).toBe(
      "Correct what the platform names and run the command again.",
    );
  });
});
